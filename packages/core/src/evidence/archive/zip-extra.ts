import { toMicroseconds } from "../../formats/time.ts";
import type { FileMetadata } from "../tree.ts";
import { Crc32 } from "./crc32.ts";

/** Sizes and offset as the header has them; 0xFFFFFFFF says that the extra field has the real one. */
export interface HeaderNumbers {
  readonly size: number;
  readonly packed: number;
  readonly header: number;
}

export interface Extra extends HeaderNumbers {
  readonly times: FileMetadata;
  /** A name in UTF-8 beside the one in the header. */
  readonly path?: string;
  /** AES encryption, as stored. */
  readonly aes?: Uint8Array;
}

/** Header IDs: APPNOTE 4.5.2 and 4.6.1; Info-ZIP's extrafld.txt for 0x5455; WinZip's AE-2 description for 0x9901. */
const id = { zip64: 0x0001, timestamps: 0x5455, unicodePath: 0x7075, aes: 0x9901 } as const;
const inExtra = 0xffffffff;

/** The extra field of an entry of the directory. What does not follow the format is left out. */
export function readExtra(bytes: Uint8Array, name: Uint8Array, numbers: HeaderNumbers): Extra {
  let extra: Extra = { ...numbers, times: {} };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 4 <= bytes.length; ) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const field = bytes.slice(at + 4, at + 4 + length);
    if (kind === id.zip64) extra = { ...extra, ...zip64(field, numbers) };
    else if (kind === id.timestamps) extra = { ...extra, times: timestamps(field) };
    else if (kind === id.unicodePath) extra = { ...extra, ...unicodePath(field, name) };
    else if (kind === id.aes) extra = { ...extra, aes: field };
    at += 4 + length;
  }
  return extra;
}

/** 4.5.3: eight bytes for each number that the header has not, in this order. */
function zip64(field: Uint8Array, numbers: HeaderNumbers): Partial<HeaderNumbers> {
  const view = new DataView(field.buffer, field.byteOffset, field.length);
  const found: { size?: number; packed?: number; header?: number } = {};
  let at = 0;
  for (const name of ["size", "packed", "header"] as const) {
    if (numbers[name] !== inExtra || at + 8 > field.length) continue;
    found[name] = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    at += 8;
  }
  return found;
}

/** Info-ZIP: a byte of flags, then Unix seconds. The DOS times of the header have no zone: see `dosTime`. */
function timestamps(field: Uint8Array): FileMetadata {
  if (field.length < 5 || ((field[0] ?? 0) & 1) === 0) return {};
  const seconds = new DataView(field.buffer, field.byteOffset).getInt32(1, true);
  const modified = toMicroseconds(seconds, "unix_s");
  return modified === undefined ? {} : { modified };
}

/** 4.6.9: version 1, CRC-32 of the name in the header, the name in UTF-8. */
function unicodePath(field: Uint8Array, name: Uint8Array): { path?: string } {
  if (field[0] !== 1 || field.length < 6) return {};
  // Another CRC: the entry was renamed by a program that does not know this field.
  if (new DataView(field.buffer, field.byteOffset).getUint32(1, true) !== crc32(name)) return {};
  try {
    return { path: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(field.subarray(5)) };
  } catch {
    // Not UTF-8, so not a name: the header has one.
    return {};
  }
}

/** CRC-32 of some bytes. */
export function crc32(bytes: Uint8Array): number {
  const crc = new Crc32();
  crc.update(bytes);
  return crc.value;
}
