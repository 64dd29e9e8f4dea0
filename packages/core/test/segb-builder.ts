import { crc32 } from "node:zlib";

export interface TestSegbEntry {
  readonly data: Uint8Array;
  /** Seconds since 2001. */
  readonly written: number;
  readonly state?: number;
  /** Where the stored checksum is to be another one. */
  readonly crc?: number;
}

/** A SEGB file of version 1: a header, then each entry with its own, aligned to 8 bytes. */
export function buildSegb1(entries: readonly TestSegbEntry[]): Uint8Array<ArrayBuffer> {
  const sizes = entries.map(({ data }) => Math.ceil((32 + data.length) / 8) * 8);
  const end = 56 + sizes.reduce((sum, size) => sum + size, 0);
  const file = new Uint8Array(end);
  const view = new DataView(file.buffer);
  view.setUint32(0, end, true);
  file.set(new TextEncoder().encode("SEGB"), 52);
  let at = 56;
  for (const [index, { data, written, state = 1, crc = crc32(data) }] of entries.entries()) {
    view.setInt32(at, data.length, true);
    view.setInt32(at + 4, state, true);
    view.setFloat64(at + 8, written, true);
    view.setFloat64(at + 16, written, true);
    view.setUint32(at + 24, crc, true);
    file.set(data, at + 32);
    at += sizes[index] ?? 0;
  }
  return file;
}

/** A SEGB file of version 2: a header, entries aligned to 4 bytes, the list of their ends. */
export function buildSegb2(entries: readonly TestSegbEntry[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  const placed = entries.map((entry) => {
    const start = length;
    const end = start + 8 + entry.data.length;
    length = Math.ceil(end / 4) * 4;
    return { ...entry, start, end };
  });
  const file = new Uint8Array(32 + length + entries.length * 16);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode("SEGB"), 0);
  view.setInt32(4, entries.length, true);
  view.setFloat64(8, 721_692_800, true);
  for (const [index, { data, written, state = 1, crc = crc32(data), start, end }] of placed.entries()) {
    view.setUint32(32 + start, crc, true);
    file.set(data, 40 + start);
    const at = 32 + length + index * 16;
    view.setInt32(at, end, true);
    view.setInt32(at + 4, state, true);
    view.setFloat64(at + 8, written, true);
  }
  return file;
}
