import { FormatError } from "../error.ts";
import { type XmlElement, xmlElements } from "./binary-xml.ts";

/** What an AndroidManifest.xml says of its application. */
export interface ApkManifest {
  readonly package: string | null;
  readonly versionName: string | null;
  readonly versionCode: number | null;
  readonly minSdk: number | null;
  readonly targetSdk: number | null;
  readonly debuggable: boolean;
  /** Asked for with uses-permission, each once. */
  readonly permissions: readonly string[];
  /** Why it could not be read to its end; what stands before the damage is told. */
  readonly fault: string | null;
}

type Found = { -readonly [K in keyof ApkManifest]: ApkManifest[K] };

/** Numbers of `android:` attributes (AOSP, public-final.xml), by which Android itself goes. */
const attribute = {
  name: 0x01010003,
  debuggable: 0x0101000f,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
} as const;

/** Applications ask for a few hundred at most. */
const mostPermissions = 2000;

/** Reads a compiled AndroidManifest.xml. Never throws on any bytes. */
export function parseApkManifest(bytes: Uint8Array): ApkManifest {
  const permissions = new Set<string>();
  const found: Found = {
    package: null,
    versionName: null,
    versionCode: null,
    minSdk: null,
    targetSdk: null,
    debuggable: false,
    permissions: [],
    fault: null,
  };
  try {
    for (const element of xmlElements(bytes)) take(element, found, permissions);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    found.fault = error.message;
  }
  return { ...found, permissions: [...permissions] };
}

function take(element: XmlElement, found: Found, permissions: Set<string>): void {
  if (element.depth === 0 && element.name === "manifest") {
    found.package = text(element.attributes.find(({ name }) => name === "package")?.value);
    found.versionName = text(attributeOf(element, "versionName"));
    found.versionCode = number(attributeOf(element, "versionCode"));
  } else if (element.name === "uses-sdk") {
    found.minSdk = number(attributeOf(element, "minSdkVersion"));
    found.targetSdk = number(attributeOf(element, "targetSdkVersion"));
  } else if (element.name === "application") {
    found.debuggable = attributeOf(element, "debuggable") === true;
  } else if (/^uses-permission(?:-sdk-\w+)?$/.test(element.name) && permissions.size < mostPermissions) {
    const name = text(attributeOf(element, "name"));
    if (name !== null) permissions.add(name);
  }
}

function attributeOf({ attributes }: XmlElement, name: keyof typeof attribute): string | number | boolean | undefined {
  const byNumber = attributes.find(({ resource }) => resource === attribute[name]);
  return (byNumber ?? attributes.find((one) => one.resource === undefined && one.name === name))?.value;
}

function text(value: string | number | boolean | undefined): string | null {
  return value === undefined || value === "" ? null : String(value);
}

function number(value: string | number | boolean | undefined): number | null {
  return typeof value === "number" ? value : null;
}
