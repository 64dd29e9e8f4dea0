import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { CaseFile } from "../../case/case-file.ts";

/** Ours: the UUIDv5 of the name `sillage` in the DNS namespace of RFC 9562. */
const sillageNamespace = "fd2c501c-43ce-5e43-b371-c81d40703ea5";

const encoder = new TextEncoder();

/** UUID version 5 (RFC 9562, 5.5): the same name in the same namespace is the same id, on every machine. */
export function uuid5(namespace: string, name: string): string {
  return hashed(namespace, name, 5);
}

/** The same in the shape of version 4, for the one STIX object (process) whose id must be of it. */
export function uuid4Shaped(...name: readonly string[]): string {
  return hashed(sillageNamespace, JSON.stringify(name), 4);
}

function hashed(namespace: string, name: string, version: 4 | 5): string {
  const space = hexToBytes(namespace.replaceAll("-", ""));
  const text = encoder.encode(name);
  const joined = new Uint8Array(space.length + text.length);
  joined.set(space);
  joined.set(text, space.length);
  const bytes = sha1(joined).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** An id of ours for what is the same in every case: the tool, the extension. */
export function toolUuid(...name: readonly string[]): string {
  return uuid5(sillageNamespace, JSON.stringify(name));
}

/** Gives ids to what belongs to one case: the same part of the same case has the same id in every export. */
export type CaseUuid = (...name: readonly (string | number)[]) => string;

export function caseUuid({ created, tool, evidence }: CaseFile): CaseUuid {
  const identity = [created, tool.version, evidence.map(({ name, kind, fileCount }) => [name, kind, fileCount])];
  const namespace = uuid5(sillageNamespace, JSON.stringify(identity));
  return (...name) => uuid5(namespace, JSON.stringify(name));
}
