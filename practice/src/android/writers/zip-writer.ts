import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The wall clock that the entry shows: `2025-11-18 11:04:30`. */
  readonly modified: string;
}

/**
 * A zip as programs write it that cannot go back (Go's archive/zip, Android's dumpstate): deflated, sizes and sum zero
 * in the header before the data and told in a descriptor behind it (APPNOTE.TXT 4.3.9, bit 3 of the flags).
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const put = (part: Uint8Array): void => {
    parts.push(part);
    offset += part.length;
  };
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.bytes);
    const sums = [crc32(entry.bytes), packed.length, entry.bytes.length] as const;
    const start = offset;
    put(record(0x04034b50, [20, ...common(entry)], [0, 0, 0], [name.length, 0]));
    put(name);
    put(packed);
    put(record(0x08074b50, [], sums, []));
    directory.push(
      record(0x02014b50, [20, 20, ...common(entry)], sums, [name.length, 0, 0, 0, 0]),
      Buffer.alloc(4),
      word(start),
      name,
    );
  }
  const start = offset;
  for (const part of directory) put(part);
  put(record(0x06054b50, [0, 0, entries.length, entries.length], [offset - start, start], [0]));
  return Buffer.concat(parts);
}

/** Flags (descriptor, and UTF-8 names), method, time, date. */
function common(entry: ZipEntry): number[] {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = entry.modified
    .split(/[^0-9]+/)
    .map(Number);
  return [0x0808, 8, (hour << 11) | (minute << 5) | (second >> 1), ((year - 1980) << 9) | (month << 5) | day];
}

/** A signature, halves, words, halves: little-endian, as every record of a zip is laid out. */
function record(
  signature: number,
  before: readonly number[],
  words: readonly number[],
  after: readonly number[],
): Buffer {
  return Buffer.concat([word(signature), ...before.map(half), ...words.map(word), ...after.map(half)]);
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
