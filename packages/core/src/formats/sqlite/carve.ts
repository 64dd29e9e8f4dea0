import { readSize, readVarint, type StoredValue, storedSize, valuesOf } from "./record.ts";
import { areTexts, areWritten, fitsTypes, fitsValues, type RowShape } from "./row-shape.ts";

/** A row found among bytes that no live row owns. */
export interface CarvedRow {
  /** Undefined where its bytes were overwritten. */
  readonly rowid: number | bigint | undefined;
  /** In the order of the stored columns; those before `first` were overwritten. */
  readonly values: readonly StoredValue[];
  readonly first: number;
  /** The length, the rowid and the header are there and agree. */
  readonly whole: boolean;
  /** Of its first byte that is there, on its page. */
  readonly offset: number;
  readonly end: number;
}

/** A stretch of a page. `freed`: it begins with the four bytes in which a freed cell names the next one (1.6). */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly freed: boolean;
}

/** Fewer columns than this say too little: any bytes would be a row. */
const leastColumns = 4;

/** Rows of the table among the bytes of a region, by the form of their headers (SQLite file format 2.1). */
export function* carve(bytes: Uint8Array, region: Region, shape: RowShape): Generator<CarvedRow> {
  if (shape.columns.length < leastColumns) return;
  let at = region.start;
  let beheaded = region.freed;
  while (at + shape.columns.length < region.end) {
    const found = recordAt(bytes, at, region, shape) ?? (beheaded ? beheadedAt(bytes, at, region, shape) : undefined);
    beheaded = found !== undefined && region.freed;
    if (found) yield found;
    at = found ? found.end : at + 1;
  }
}

/** A whole header that begins here. */
function recordAt(bytes: Uint8Array, at: number, region: Region, shape: RowShape): CarvedRow | undefined {
  const columns = shape.columns.length;
  const header = readSize(bytes, at);
  if (!header || header.value <= columns || header.value > columns * 9 + 3) return undefined;
  const body = at + header.value;
  if (body > region.end) return undefined;
  const types = readTypes(bytes, header.next, body, columns);
  if (!types || types.end !== body || !fitsTypes(shape, types.types)) return undefined;
  const end = body + types.size;
  if (end > region.end) return undefined;
  const values = valuesOf(bytes, types.types, body);
  if (!fitsValues(shape, values) || !areWritten(shape, types.types, values)) return undefined;
  const start = cellStart(bytes, at, region.start, end - at);
  if (!start && !areTexts(shape, types.types)) return undefined;
  return { rowid: start?.rowid, values, first: 0, whole: start !== undefined, offset: start?.at ?? at, end };
}

/** Bytes that a length and a rowid take at most where cells are as short as a page. */
const longestStart = 12;

/**
 * A freed cell has lost its first four bytes; such a one can follow another where both were joined. Where its length
 * and its rowid took them, the header is whole, and says more than what remains of another would.
 */
function beheadedAt(bytes: Uint8Array, at: number, region: Region, shape: RowShape): CarvedRow | undefined {
  for (let header = at + 4; header < at + longestStart; header++) {
    const found = recordAt(bytes, header, region, shape);
    if (found) return found;
  }
  return remainsAt(bytes, at + 4, region, shape);
}

/** What remains of a header whose length, and perhaps the type of its first column, were overwritten. */
function remainsAt(bytes: Uint8Array, at: number, region: Region, shape: RowShape): CarvedRow | undefined {
  const columns = shape.columns.length;
  for (const first of [0, 1]) {
    const read = readTypes(bytes, at, region.end, columns - first);
    if (!read || !fitsTypes(shape, read.types, first) || read.end + read.size > region.end) continue;
    const values = valuesOf(bytes, read.types, read.end);
    if (!fitsValues(shape, values) || !areWritten(shape, read.types, values, first)) continue;
    if (!areTexts(shape, read.types, first)) continue;
    return { rowid: undefined, values, first, whole: false, offset: at, end: read.end + read.size };
  }
  return undefined;
}

/** So many serial types, with the size of what they describe. */
function readTypes(
  bytes: Uint8Array,
  from: number,
  limit: number,
  count: number,
): { types: number[]; end: number; size: number } | undefined {
  const types: number[] = [];
  let at = from;
  let size = 0;
  while (types.length < count) {
    const type = readSize(bytes, at);
    const length = type && storedSize(type.value);
    if (!type || length === undefined || type.next > limit) return undefined;
    types.push(type.value);
    size += length;
    at = type.next;
  }
  return { types, end: at, size };
}

/** The length and the rowid before a header, where the length is right: nothing but a cell has that. */
function cellStart(
  bytes: Uint8Array,
  header: number,
  from: number,
  payload: number,
): { at: number; rowid: number | bigint } | undefined {
  for (let key = header - 1; key >= Math.max(from, header - 9); key--) {
    const rowid = readVarint(bytes, key);
    if (rowid?.next !== header) continue;
    for (let at = key - 1; at >= Math.max(from, key - 4); at--) {
      const size = readSize(bytes, at);
      if (size?.next === key && size.value === payload) return { at, rowid: rowid.value };
    }
  }
  return undefined;
}
