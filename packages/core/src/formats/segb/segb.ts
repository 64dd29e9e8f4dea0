import { type ByteSource, readExactly } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";

/**
 * SEGB: the container of Biome's streams, entries one behind the other. Version 1 writes a header before each entry;
 * version 2 keeps a list of the entries' ends at the end of the file. Source: cclgroupltd/ccl-segb (MIT), after
 * Cellebrite's description of version 2.
 */
export interface SegbEntry {
  /** Where its data stand. */
  readonly offset: number;
  readonly data: Uint8Array<ArrayBuffer>;
  /** 1 written, 3 deleted; others are not explained. */
  readonly state: number;
  /** When it was written, seconds since 2001. */
  readonly written: number;
  /** CRC-32 of the data as it was written. Room of deleted entries is used again: theirs need not agree. */
  readonly crc: number;
}

export const segbStates = { written: 1, deleted: 3 } as const;

/** Streams hold notifications and visits, not files. */
const longestEntry = 16 * 2 ** 20;

const magic = 0x42474553;
const header1 = 56;
const header2 = 32;

export function segbVersion(source: ByteSource): 1 | 2 | undefined {
  const head = new Uint8Array(header1);
  const got = source.read(head, 0);
  const view = new DataView(head.buffer);
  if (got >= header2 && view.getUint32(0, true) === magic) return 2;
  return got === header1 && view.getUint32(header1 - 4, true) === magic ? 1 : undefined;
}

/**
 * The entries in order. Throws FormatError on what is no SEGB file; what is damaged further on is said through
 * `report`, and ends version 1, of which nothing behind can be found. Throws EvidenceReadError.
 */
export function* readSegb(source: ByteSource, report: (message: string, at: number) => void): Generator<SegbEntry> {
  const version = segbVersion(source);
  if (version === undefined) throw new FormatError("not a SEGB file", 0);
  yield* version === 1 ? readVersion1(source, report) : readVersion2(source, report);
}

type Report = (message: string, at: number) => void;

function* readVersion1(source: ByteSource, report: Report): Generator<SegbEntry> {
  const stated = viewAt(source, 0, 4).getUint32(0, true);
  const end = Math.min(stated, source.size);
  if (stated > source.size) report(`the file is cut off: it says it has data up to byte ${stated}`, source.size);
  for (let at = header1; at + 32 <= end; ) {
    const view = viewAt(source, at, 32);
    const length = view.getInt32(0, true);
    const offset = at + 32;
    if (length < 0 || length > longestEntry || offset + length > end) {
      report(`an entry of ${length} bytes, which the file cannot hold; nothing behind it is read`, at);
      return;
    }
    yield {
      offset,
      data: readExactly(source, offset, length),
      state: view.getInt32(4, true),
      written: view.getFloat64(8, true),
      crc: view.getUint32(24, true),
    };
    at = aligned(offset + length, 8);
  }
}

function* readVersion2(source: ByteSource, report: Report): Generator<SegbEntry> {
  const count = viewAt(source, 4, 4).getInt32(0, true);
  const room = Math.floor((source.size - header2) / 16);
  if (count < 0 || count > room) throw new FormatError(`says it has ${count} entries, there is room for ${room}`, 4);
  const trailer = source.size - count * 16;
  const view = viewAt(source, trailer, count * 16);
  const ends = Array.from({ length: count }, (_, index) => ({
    end: view.getInt32(index * 16, true),
    state: view.getInt32(index * 16 + 4, true),
    written: view.getFloat64(index * 16 + 8, true),
  }));
  // Ends count from behind the header; the list is in order of writing.
  ends.sort((a, b) => a.end - b.end);
  let start = 0;
  for (const { end, state, written } of ends) {
    const at = header2 + start;
    const length = end - start;
    if (length < 8 || length > longestEntry || header2 + end > trailer) {
      // Room that was given back is listed with nothing in it.
      if (state === segbStates.written) report(`an entry of ${length} bytes, which the file cannot hold`, at);
    } else {
      const bytes = readExactly(source, at, length);
      const crc = new DataView(bytes.buffer).getUint32(0, true);
      yield { offset: at + 8, data: bytes.subarray(8), state, written, crc };
    }
    if (end > start) start = aligned(end, 4);
  }
}

function viewAt(source: ByteSource, at: number, length: number): DataView {
  return new DataView(readExactly(source, at, length).buffer);
}

function aligned(at: number, step: number): number {
  return Math.ceil(at / step) * step;
}
