import { type ByteSource, readExactly } from "../../bytes/source.ts";
import type { Device, EvidenceTree } from "../tree.ts";
import { failureCode } from "./failure.ts";
import { toUtc } from "./zone.ts";

/** Settings that the system was built or started with, by name. */
export type Properties = ReadonlyMap<string, string>;

/** Property lists have about 1,500 lines of up to 200 bytes. */
const longestText = 4 * 2 ** 20;

/** A value goes over at most so many lines. */
const mostLines = 100;

/** `[name]: [value]`, as `getprop` prints it; values may go over several lines. */
export function parseProperties(text: string): Properties {
  const properties = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const [, name, start] = /^\[([^\]]*)\]: \[(.*)$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || start === undefined) continue;
    let value = start;
    for (let more = 1; more < mostLines && !value.endsWith("]"); more++) {
      const next = lines[at + more];
      // The next property: this one has no end.
      if (next === undefined || next.startsWith("[")) break;
      value += `\n${next}`;
    }
    if (value.endsWith("]")) properties.set(name, value.slice(0, -1));
  }
  return properties;
}

export interface DeviceClues {
  readonly properties?: Properties | undefined;
  /** Microseconds since 1970 UTC. */
  readonly acquired?: number | undefined;
  /** The phone's wall clock when the evidence was taken, as if it were UTC. */
  readonly wallClock?: number | undefined;
  /** `Build fingerprint` of a bug report: `brand/product/device:version/build id/incremental:type/keys`. */
  readonly fingerprint?: string | undefined;
  /** `Build` of a bug report: the display id. */
  readonly build?: string | undefined;
  readonly identifier?: string | undefined;
}

/**
 * Who an Android phone is. A wall clock whose zone the evidence does not tell is taken for UTC: it may be up to
 * 14 hours off.
 */
export function androidDevice(clues: DeviceClues): Device {
  const property = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = clues.properties?.get(name)?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const [brand, product, deviceAndVersion] = (clues.fingerprint ?? property("ro.build.fingerprint") ?? "").split("/");
  const maker = property("ro.product.manufacturer", "ro.product.vendor.manufacturer", "ro.product.brand") ?? brand;
  const model = property("ro.product.model", "ro.product.vendor.model", "ro.product.system.model") ?? product;
  const version = property("ro.build.version.release") ?? deviceAndVersion?.split(":")[1];
  const wallClock =
    clues.wallClock === undefined ? undefined : toUtc(clues.wallClock, property("persist.sys.timezone"));
  const fields = {
    name: property("persist.sys.device_name"),
    model: model && maker && !model.toLowerCase().startsWith(maker.toLowerCase()) ? `${maker} ${model}` : model,
    product: property("ro.product.name", "ro.product.device") ?? product,
    osVersion: version,
    build: property("ro.build.display.id", "ro.build.id") ?? clues.build,
    securityPatch: property("ro.build.version.security_patch"),
    timeZone: property("persist.sys.timezone"),
    serial: property("ro.serialno", "ro.boot.serialno"),
    identifier: clues.identifier,
    acquired: clues.acquired ?? wallClock,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  return { platform: "android", ...(Object.fromEntries(given) as Partial<typeof fields & Device>) };
}

/** The beginning of a file as text; undefined where it is not there or cannot be read, which costs no more than that. */
export async function textOf(tree: EvidenceTree, path: string, most = longestText): Promise<string | undefined> {
  let source: ByteSource | undefined;
  try {
    source = await (await tree.file(path))?.open();
    return source && new TextDecoder().decode(readExactly(source, 0, Math.min(source.size, most)));
  } catch (error) {
    if (failureCode(error) === undefined) throw error;
    return undefined;
  } finally {
    source?.close?.();
  }
}
