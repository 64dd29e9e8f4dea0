import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { OwnAcquisition } from "@sillage/core/findings/own-acquisition.ts";
import { get, text } from "@sillage/core/formats/plist/access.ts";
import { parsePlist } from "@sillage/core/formats/plist/parse.ts";
import { isoTime, parseIsoTime } from "@sillage/core/formats/time.ts";
import { UsageError } from "../exit-status.ts";

export const acquiredWithHelp = `a JSON file { "from", "to": times with their zone, "values": [fingerprints of ADB keys, HostID, SystemBUID,
packages, paths] }, the public ADB key of the computer (adbkey.pub), or its pairing record of an iPhone (.plist)`;

/** What one `--acquired-with` file says. Throws UsageError with what to give instead. */
export function readAcquiredWith(path: string): OwnAcquisition {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(
      `--acquired-with cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const read =
    bytes.subarray(0, 6).toString("latin1") === "bplist" || bytes.includes("<plist") ? pairingRecord : adbKeyOrJson;
  const acquisition = read(bytes);
  if (!acquisition) throw new UsageError(`--acquired-with ${path} is none of: ${acquiredWithHelp}`);
  return acquisition;
}

/** Several files are one acquisition: its time is from the first to the last that they name. */
export function joinAcquisitions(all: readonly OwnAcquisition[]): OwnAcquisition | undefined {
  if (all.length === 0) return undefined;
  const froms = all.flatMap(({ from }) => (from === undefined ? [] : [from])).sort();
  const tos = all.flatMap(({ to }) => (to === undefined ? [] : [to])).sort();
  const [from, to] = [froms[0], tos.at(-1)];
  return {
    values: all.flatMap(({ values }) => values),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function pairingRecord(bytes: Uint8Array): OwnAcquisition | undefined {
  const record = parsePlist(bytes);
  const values = ["HostID", "SystemBUID"].flatMap((name) => text(get(record, name)) ?? []);
  return values.length > 0 ? { values } : undefined;
}

function adbKeyOrJson(bytes: Buffer): OwnAcquisition | undefined {
  const content = bytes.toString("utf8").trim();
  if (content.startsWith("{")) return fromJson(content);
  // A public key of ADB: Base64, then a name. Its fingerprint is the MD5 of the decoded key (AOSP, adb_auth_host).
  const key = /^([A-Za-z0-9+/=]{200,})(?:\s+(\S+))?$/.exec(content);
  if (!key?.[1]) return undefined;
  const digest = createHash("md5").update(Buffer.from(key[1], "base64")).digest("hex");
  const fingerprint = digest.toUpperCase().replace(/..(?=.)/g, "$&:");
  return { values: [digest, fingerprint, key[1], ...(key[2] ? [key[2]] : [])] };
}

function fromJson(content: string): OwnAcquisition | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null) return undefined;
  const { from, to, values } = json as Record<string, unknown>;
  if (values !== undefined && !(Array.isArray(values) && values.every((value) => typeof value === "string")))
    return undefined;
  const times = Object.entries({ from, to }).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const time = typeof value === "string" ? parseIsoTime(value) : undefined;
    if (time === undefined) throw new UsageError(`--acquired-with: "${name}" takes a time with its zone`);
    return [[name, isoTime(time)]];
  });
  if (values === undefined && times.length === 0) return undefined;
  return { values: (values as string[] | undefined) ?? [], ...Object.fromEntries(times) };
}
