import { childrenNamed, type XmlElement } from "../../formats/abx/element.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { readXmlFile, type XmlFile } from "./xml-file.ts";

export const systemPackages = defineArtifact({
  id: "android.system_packages",
  title: "Installed applications, as the system keeps them",
  platform: "android",
  versions: "Android 4 and later; binary XML since Android 12",
  where: { android_filesystem: ["data/system/packages.xml"], files: ["**/packages.xml"] },
  kinds: ["app"],
  timeBasis: "utc",
  reach: "the applications as they are; an application that was removed may leave its name",
  references: [
    "AOSP Settings.java (PackageManagerService): attributes of a package; times in hexadecimal milliseconds",
    "ALEAPP packageInfo.py",
  ],
  view: { type: "table", columns: ["app_id", "installed", "updated", "installer", "system"] },

  async *read(input) {
    const file = await readXmlFile(input);
    const certificates = new Map<string, string>();
    for (const element of [...childrenNamed(file.root, "package"), ...childrenNamed(file.root, "updated-package")]) {
      yield packageOf(element, certificates, file, input);
    }
  },
});

/** ApplicationInfo.FLAG_SYSTEM. */
const systemFlag = 1;

function packageOf(
  element: XmlElement,
  certificates: Map<string, string>,
  file: XmlFile,
  input: ArtifactInput,
): RecordDraft {
  const { attributes } = element;
  const locator = file.locate(element);
  const time = (name: string): number | null => {
    const text = attributes[name];
    if (text === undefined || text === "" || text === "0") return null;
    const value = /^[0-9a-f]{1,16}$/i.test(text) ? toMicroseconds(Number.parseInt(text, 16), "unix_ms") : undefined;
    if (value === undefined) input.problem("value", `${name} is a time that is none`, locator);
    return value ?? null;
  };
  const flags = integer(attributes["publicFlags"] ?? attributes["flags"]);
  const path = attributes["codePath"];
  const installed = time("it");
  return {
    kind: "app",
    time: installed,
    locator,
    app_id: attributes["name"] ?? null,
    version: attributes["versionName"] ?? attributes["version"] ?? null,
    installer: attributes["installer"] ?? null,
    installed,
    updated: time("ut"),
    uid: integer(attributes["userId"] ?? attributes["sharedUserId"]),
    system: flags === null ? null : flags % 2 === systemFlag,
    paths: path === undefined ? [] : [path],
    permissions: grantedIn(element),
    certificate_hashes: certificatesIn(element, certificates, input),
    details: detailsOf(element, time("ft")),
  };
}

function integer(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

function grantedIn(element: XmlElement): string[] {
  return childrenNamed(element, "perms")
    .flatMap((perms) => childrenNamed(perms, "item"))
    .filter(({ attributes }) => attributes["granted"] !== "false")
    .flatMap(({ attributes }) => attributes["name"] ?? []);
}

/** A certificate stands once, as hexadecimal bytes; others name it by its number. */
function certificatesIn(element: XmlElement, known: Map<string, string>, input: ArtifactInput): string[] {
  const certificates = childrenNamed(element, "sigs").flatMap((sigs) => childrenNamed(sigs, "cert"));
  return certificates.flatMap(({ attributes }) => {
    const { index = "", key } = attributes;
    if (key !== undefined && /^(?:[0-9a-f]{2})+$/i.test(key)) {
      const bytes = Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      known.set(index, input.hash(bytes));
    }
    return known.get(index) ?? [];
  });
}

const told = [
  "installInitiator",
  "installOriginator",
  "installerUid",
  "realName",
  "cpuAbi",
  "isOrphaned",
  "nativeLibraryPath",
];

function detailsOf(element: XmlElement, file: number | null): Details {
  const details: Details = element.name === "package" ? {} : { element: element.name };
  for (const name of told) {
    const value = element.attributes[name];
    if (value !== undefined) details[name] = value;
  }
  if (file !== null) details["ft"] = file / 1000;
  return details;
}
