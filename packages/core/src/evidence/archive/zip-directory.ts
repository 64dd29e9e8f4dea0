import type { Limits } from "../../bytes/limits.ts";
import type { ByteSource } from "../../bytes/source.ts";
import type { ProblemLog } from "../problems.ts";
import type { EvidenceEntry, FileMetadata } from "../tree.ts";
import { type ArchiveEntry, EntryList, withoutDot } from "./archive-tree.ts";
import { readExtra } from "./zip-extra.ts";
import { zipName } from "./zip-name.ts";

/**
 * The directory at the end of a zip file. Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 to 4.5; numbers are
 * little-endian.
 */
export interface ZipEntry extends ArchiveEntry {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  /** Where the local header lies. */
  readonly header: number;
  /** DOS time: the check byte of the old encryption is made of it. */
  readonly time: number;
  /** The extra field of AES encryption, as it is stored. */
  readonly aes?: Uint8Array;
  /** The archive ends inside this entry. */
  readonly cut?: true;
  /** Its bytes are also those of other entries: only a bomb is made so. */
  overlaps?: true;
}

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const endLength = 22;
const locatorLength = 20;
export const encryptedFlag = 1;
export const descriptorFlag = 8;
const utf8Flag = 0x800;

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Added to every offset: bytes that were put before the archive. */
  readonly base: number;
}

/** The entries of the directory; undefined where there is none, because the archive is cut off or is none. */
export function readDirectory(
  source: ByteSource,
  limits: Limits,
  problems: ProblemLog,
): EntryList<ZipEntry> | undefined {
  const directory = findDirectory(source);
  if (!directory) return undefined;
  const entries = new EntryList<ZipEntry>(limits, problems);
  const cursor = new Cursor(source, directory.start);
  let count = 0;
  while (cursor.at < directory.end && cursor.need(46) && cursor.u32(0) === centralSignature) {
    const length = 46 + cursor.u16(28) + cursor.u16(30) + cursor.u16(32);
    if (!cursor.need(length)) break;
    if (!entries.add(centralEntry(cursor, directory.base))) return entries;
    cursor.at += length;
    count++;
  }
  if (count !== directory.count) {
    problems.add("", "damaged", `the archive says that it holds ${directory.count} entries, ${count} could be read`);
  }
  return entries;
}

function centralEntry(cursor: Cursor, base: number): ZipEntry {
  const nameLength = cursor.u16(28);
  const extraLength = cursor.u16(30);
  const name = cursor.bytes(46, nameLength);
  const extra = readExtra(cursor.bytes(46 + nameLength, extraLength), name, {
    size: cursor.u32(24),
    packed: cursor.u32(20),
    header: cursor.u32(42),
  });
  const path = extra.path ?? zipName(name, (cursor.u16(8) & utf8Flag) !== 0);
  const mode = unixMode(cursor.u16(4), cursor.u32(38));
  return {
    ...nameAndType(path, mode),
    size: extra.size,
    packed: extra.packed,
    header: extra.header + base,
    metadata: {
      ...dosTime(cursor.u16(14), cursor.u16(12)),
      ...extra.times,
      ...(mode === undefined ? {} : { mode }),
    },
    method: cursor.u16(10),
    flags: cursor.u16(8),
    crc: cursor.u32(16),
    time: cursor.u16(12),
    ...(extra.aes ? { aes: extra.aes } : {}),
    ...(cursor.u16(8) & encryptedFlag ? { locked: true } : {}),
  };
}

export function nameAndType(path: string, mode?: number): { path: string; type: EvidenceEntry["type"] } {
  const name = withoutDot(path);
  if (name.endsWith("/")) return { path: name.slice(0, -1), type: "folder" };
  return { path: name, type: mode !== undefined && (mode & 0xf000) === 0xa000 ? "link" : "file" };
}

/** 4.4.6: local time in steps of two seconds, years since 1980. Midnight of its first day stands for none. */
export function dosTime(date: number, time: number): Pick<FileMetadata, "modifiedLocal"> {
  const [month, day] = [(date >> 5) & 0xf, date & 0x1f];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 0x3f, (time & 0x1f) * 2];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return {};
  if (date === 0x21 && time === 0) return {};
  return { modifiedLocal: Date.UTC(1980 + (date >> 9), month - 1, day, hour, minute, second) * 1000 };
}

/** 4.4.2: archives made on Unix (3) or a Mac (19) keep `st_mode` in the high half of the external attributes. */
function unixMode(madeBy: number, attributes: number): number | undefined {
  const system = madeBy >> 8;
  const mode = attributes >>> 16;
  return (system === 3 || system === 19) && mode !== 0 ? mode : undefined;
}

function findDirectory(source: ByteSource): Directory | undefined {
  const length = Math.min(source.size, endLength + 0xffff);
  const start = source.size - length;
  const tail = new Uint8Array(length);
  if (source.read(tail, start) < endLength) return undefined;
  const view = new DataView(tail.buffer);
  for (let at = length - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const directory = directoryAt(source, start + at, view, at);
    if (directory) return directory;
  }
  return undefined;
}

/** The directory that an end record tells of, if there really is one; offsets are believed only then. */
function directoryAt(source: ByteSource, endAt: number, view: DataView, at: number): Directory | undefined {
  let told = {
    end: endAt,
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  };
  told = end64(source, endAt) ?? told;
  const { count, size, start, end } = told;
  // What lies before the end record is the directory: if that is not where it says, something was put before it.
  const base = end - size - start;
  // What was put before it begins as an archive: this is the directory of an archive in one that was cut off.
  if (base > 0 && beginsWithEntry(source)) return undefined;
  for (const shift of base > 0 ? [base, 0] : [0]) {
    const place = start + shift;
    if (place > end) continue;
    if (count === 0 && size === 0) return { start: end, end, count, base: 0 };
    const cursor = new Cursor(source, place);
    if (cursor.need(46) && cursor.u32(0) === centralSignature) return { start: place, end, count, base: shift };
  }
  return undefined;
}

function beginsWithEntry(source: ByteSource): boolean {
  const start = new Cursor(source, 0);
  return start.need(4) && start.u32(0) === localSignature;
}

function end64(source: ByteSource, endAt: number) {
  const locator = new Cursor(source, endAt - locatorLength);
  if (endAt < locatorLength || !locator.need(locatorLength) || locator.u32(0) !== locatorSignature) return undefined;
  // Right before the locator, or where that says.
  for (const at of [locator.u64(8), endAt - locatorLength - 56]) {
    const record = new Cursor(source, at);
    if (at >= 0 && record.need(56) && record.u32(0) === end64Signature) {
      return { end: at, count: record.u64(32), size: record.u64(40), start: record.u64(48) };
    }
  }
  return undefined;
}

/** Marks entries whose bytes other entries use too: a small archive can name the same data a million times. */
export function markOverlaps(entries: readonly ZipEntry[]): number {
  const files = entries.filter((entry) => entry.type !== "folder").sort((a, b) => a.header - b.header);
  let marked = 0;
  let reach = 0;
  let widest: ZipEntry | undefined;
  for (const entry of files) {
    if (widest && entry.header < reach) {
      for (const one of [widest, entry]) {
        if (!one.overlaps) marked++;
        one.overlaps = true;
      }
    }
    // 30 bytes of local header at least; its name and extra field are not counted.
    const end = entry.header + 30 + entry.packed;
    if (end > reach) {
      reach = end;
      widest = entry;
    }
  }
  return marked;
}

/** Reads little-endian numbers at places relative to `at`, through a buffer. */
export class Cursor {
  at: number;
  readonly #source: ByteSource;
  #buffer = new Uint8Array(0);
  #view = new DataView(this.#buffer.buffer);
  #start = 0;

  constructor(source: ByteSource, at: number) {
    this.#source = source;
    this.at = at;
  }

  /** Whether so many bytes follow; then they can be read. */
  need(length: number): boolean {
    const inside = this.at - this.#start;
    if (inside >= 0 && inside + length <= this.#buffer.length) return true;
    const wanted = Math.max(length, Math.min(256 * 1024, this.#source.size - this.at));
    if (this.at < 0 || this.at + length > this.#source.size) return false;
    const buffer = new Uint8Array(wanted);
    const got = this.#source.read(buffer, this.at);
    this.#buffer = buffer.subarray(0, got);
    this.#view = new DataView(buffer.buffer, 0, got);
    this.#start = this.at;
    return got >= length;
  }

  u16(offset: number): number {
    return this.#view.getUint16(this.at - this.#start + offset, true);
  }

  u32(offset: number): number {
    return this.#view.getUint32(this.at - this.#start + offset, true);
  }

  /** Beyond 2^53, which no file reaches, it is not exact. */
  u64(offset: number): number {
    return this.u32(offset) + this.u32(offset + 4) * 2 ** 32;
  }

  /** Valid until the next `need`. */
  bytes(offset: number, length: number): Uint8Array {
    const from = this.at - this.#start + offset;
    return this.#buffer.subarray(from, from + length);
  }
}
