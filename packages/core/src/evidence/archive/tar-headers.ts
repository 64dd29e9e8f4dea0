import { type ByteSource, readExactly } from "../../bytes/source.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { FileMetadata } from "../tree.ts";

export const blockLength = 512;
/** Bodies of long names and of pax records. */
const longestExtension = 2 ** 20;

/** One header with what the extension headers before it say. Sources: POSIX.1-2017, pax; GNU tar manual, "Standard". */
export interface TarHeader {
  readonly type: string;
  readonly path: string;
  readonly target: string;
  readonly size: number;
  readonly metadata: FileMetadata;
  /** Where the data lie. */
  readonly data: number;
  /** Where the next header lies. */
  readonly next: number;
  readonly sparse: boolean;
}

/** What an extension header says of the entry that follows it. */
type Records = ReadonlyMap<string, string>;

const decoder = new TextDecoder();

/**
 * Reads the header at `at` and the extensions before it. "end" at the end mark of the archive, "unended"
 * where it ends without one, "damaged" where there is no
 * valid header, "truncated" where it is cut off.
 */
export function readHeader(
  source: ByteSource,
  at: number,
  global: Map<string, string>,
): TarHeader | "end" | "unended" | "damaged" | "truncated" {
  let records = new Map<string, string>();
  for (let place = at; ; ) {
    // POSIX pax, ustar interchange format: two blocks of zeros end an archive.
    if (place >= source.size) return "unended";
    if (place + blockLength > source.size) return "truncated";
    const block = readExactly(source, place, blockLength);
    if (block.every((byte) => byte === 0)) return "end";
    if (!isHeader(block)) return "damaged";
    const type = String.fromCharCode(block[156] ?? 0);
    const size = number(block, 124, 12);
    const data = place + blockLength;
    if (size === undefined) return "damaged";
    const next = data + Math.ceil(size / blockLength) * blockLength;
    if (!"xgLK".includes(type)) return header(block, type, data, size, new Map([...global, ...records]));
    if (size > longestExtension) return "damaged";
    if (data + size > source.size) return "truncated";
    const body = readExactly(source, data, size);
    if (type === "g") for (const [key, value] of paxRecords(body)) global.set(key, value);
    else records = new Map([...records, ...extension(type, body)]);
    place = next;
  }
}

function extension(type: string, body: Uint8Array): Records {
  if (type === "x") return paxRecords(body);
  return new Map([[type === "L" ? "path" : "linkpath", text(body, 0, body.length)]]);
}

function header(block: Uint8Array, type: string, data: number, stated: number, records: Records): TarHeader {
  const prefix = isUstar(block) ? text(block, 345, 155) : "";
  const name = text(block, 0, 100);
  const size = natural(records.get("size")) ?? stated;
  return {
    type,
    path: records.get("path") ?? (prefix === "" ? name : `${prefix}/${name}`),
    target: records.get("linkpath") ?? text(block, 157, 100),
    // A hard or symbolic link, a device or a folder has no data, whatever size is stated.
    size: "123456".includes(type) ? 0 : size,
    metadata: metadataOf(block, type, records),
    data,
    next: "123456".includes(type) ? data : data + Math.ceil(size / blockLength) * blockLength,
    sparse: type === "S" || [...records.keys()].some((key) => key.startsWith("GNU.sparse.")),
  };
}

const typeBits: Readonly<Record<string, number>> = { "2": 0xa000, "3": 0x2000, "4": 0x6000, "5": 0x4000, "6": 0x1000 };

function metadataOf(block: Uint8Array, type: string, records: Records): FileMetadata {
  const mode = number(block, 100, 8);
  const owner = natural(records.get("uid")) ?? number(block, 108, 8);
  const group = natural(records.get("gid")) ?? number(block, 116, 8);
  const modified = time(records.get("mtime")) ?? time(number(block, 136, 12));
  const accessed = time(records.get("atime"));
  const changed = time(records.get("ctime"));
  return {
    ...(modified === undefined ? {} : { modified }),
    ...(accessed === undefined ? {} : { accessed }),
    ...(changed === undefined ? {} : { changed }),
    ...(mode === undefined ? {} : { mode: (mode & 0xfff) | (typeBits[type] ?? 0x8000) }),
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
  };
}

function time(seconds: string | number | undefined): number | undefined {
  if (seconds === undefined || seconds === "") return undefined;
  return toMicroseconds(Number(seconds), "unix_s");
}

function natural(digits: string | undefined): number | undefined {
  if (digits === undefined || !/^\d{1,15}$/.test(digits)) return undefined;
  return Number(digits);
}

/** Whether the block is a header: its checksum is the sum of its bytes, the checksum's own as spaces. */
export function isHeader(block: Uint8Array): boolean {
  if (block.length < blockLength) return false;
  let sum = 0;
  for (let at = 0; at < blockLength; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  return number(block, 148, 8) === sum;
}

function isUstar(block: Uint8Array): boolean {
  return text(block, 257, 5) === "ustar";
}

/** Octal digits; or, with the highest bit set, a big-endian number (GNU). Undefined where it is neither. */
function number(block: Uint8Array, at: number, length: number): number | undefined {
  const first = block[at] ?? 0;
  if (first === 0x80) {
    const value = block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = text(block, at, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : undefined;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

/** `length key=value\n`, one after the other; what does not follow that is left out. */
function paxRecords(body: Uint8Array): Records {
  const records = new Map<string, string>();
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? undefined : natural(decoder.decode(body.subarray(at, Math.min(space, at + 16))));
    if (length === undefined || length <= space - at + 1 || at + length > body.length) break;
    const record = decoder.decode(body.subarray(space + 1, at + length - 1));
    const equals = record.indexOf("=");
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
