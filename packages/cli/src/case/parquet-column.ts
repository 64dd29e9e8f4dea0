import { varint } from "./thrift.ts";

/** Of the kinds of column that Parquet knows, those that records need. A time is microseconds since 1970 UTC. */
export type ColumnType = "text" | "integer" | "time" | "number" | "boolean";

/** Shorter texts are copied here, longer ones by the machine: a call costs more than so many turns of a loop. */
const shortText = 48;
/** Room for the most that a text of so many characters can take is cheaper than asking how much it takes. */
const measuredText = 4096;

/**
 * The values of one column since the last page, in Parquet's plainest form: a bit a row that says whether a value is
 * there, and the values that are, one after the other. A row for which nothing is appended has none: most columns of
 * most records are empty, and must cost nothing.
 * (parquet-format, Encodings.md: PLAIN, and the RLE/bit-packing hybrid of definition levels)
 */
export class ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
  #present = 0;
  /** A bit a row, the lowest first. */
  #presence = new Uint8Array(64);
  #values = Buffer.alloc(64);
  #view = viewOf(this.#values);
  #used = 0;
  #trues = new Uint8Array(0);

  constructor(name: string, type: ColumnType) {
    this.name = name;
    this.type = type;
  }

  /** Bytes of the values that wait for their page. */
  get size(): number {
    return this.#used;
  }

  /** `row` is counted from the page's first; rows come in order. Lone surrogates become U+FFFD: the file is valid UTF-8. */
  appendText(row: number, text: string): void {
    const atMost = text.length <= measuredText ? 3 * text.length : Buffer.byteLength(text);
    const start = this.#reserve(4 + atMost) + 4;
    const copied = text.length <= shortText ? copyAscii(text, this.#values, start) : 0;
    const written = copied === text.length ? copied : this.#values.write(text, start);
    this.#view.setUint32(start - 4, written, true);
    this.#used = start + written;
    this.#countPresent(row);
  }

  /** A whole number within ±2^63, as 64 bits; a time too. */
  appendInteger(row: number, value: number): void {
    const at = this.#reserve(8);
    const high = Math.floor(value / 2 ** 32);
    this.#view.setUint32(at, value - high * 2 ** 32, true);
    this.#view.setInt32(at + 4, high, true);
    this.#used = at + 8;
    this.#countPresent(row);
  }

  appendNumber(row: number, value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
    this.#used = at + 8;
    this.#countPresent(row);
  }

  appendBoolean(row: number, value: boolean): void {
    const at = this.#present >> 3;
    if (at >= this.#trues.length) this.#trues = grown(this.#trues, at + 1);
    if (value) this.#trues[at] = (this.#trues[at] ?? 0) | (1 << (this.#present & 7));
    this.#countPresent(row);
  }

  /** The body of a data page of so many rows; the column is empty after it. The bytes are valid until the next append. */
  takePage(rows: number): readonly Uint8Array[] {
    const levels = this.#definitionLevels(rows);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(levels.length);
    const values =
      this.type === "boolean" ? this.#trues.slice(0, (this.#present + 7) >> 3) : this.#values.subarray(0, this.#used);
    this.#presence.fill(0);
    this.#trues.fill(0);
    this.#present = this.#used = 0;
    return [length, levels, values];
  }

  #definitionLevels(rows: number): Uint8Array {
    const same = this.#present === 0 || this.#present === rows;
    if (same) return Buffer.from([...varint(rows * 2), this.#present === 0 ? 0 : 1]);
    const groups = (rows + 7) >> 3;
    const header = Buffer.from(varint(groups * 2 + 1));
    // Filled up with zeros where no row of the last had a value.
    return Buffer.concat([header, this.#presence.subarray(0, groups)], header.length + groups);
  }

  #countPresent(row: number): void {
    const at = row >> 3;
    if (at >= this.#presence.length) this.#presence = grown(this.#presence, at + 1);
    this.#presence[at] = (this.#presence[at] ?? 0) | (1 << (row & 7));
    this.#present++;
  }

  /** Makes room for so many bytes and returns where they go. */
  #reserve(bytes: number): number {
    if (this.#used + bytes > this.#values.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#used + bytes, this.#values.length * 2));
      larger.set(this.#values.subarray(0, this.#used));
      this.#values = larger;
      this.#view = viewOf(larger);
    }
    return this.#used;
  }
}

/** Numbers are written through it: as methods of Buffer they take several times as long. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Copies a text up to its first character beyond ASCII; returns how far it came. */
function copyAscii(text: string, into: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return index;
    into[at + index] = code;
  }
  return text.length;
}

function grown(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
