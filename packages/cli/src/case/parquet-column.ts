import { varint } from "./thrift.ts";

/** Of the kinds of column that Parquet knows, those that records need. A time is microseconds since 1970 UTC. */
export type ColumnType = "text" | "integer" | "time" | "number" | "boolean";

/** Shorter texts are copied here, longer ones by the machine: a call costs more than so many turns of a loop. */
const shortText = 48;

/**
 * The values of one column since the last page, in Parquet's plainest form: a bit a row that says whether a value is
 * there, and the values that are, one after the other.
 * (parquet-format, Encodings.md: PLAIN, and the RLE/bit-packing hybrid of definition levels)
 */
export class ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
  #rows = 0;
  #present = 0;
  /** A bit a row, the lowest first. */
  #presence = Buffer.alloc(512);
  #values = Buffer.allocUnsafe(4096);
  #used = 0;
  #trues = Buffer.alloc(512);

  constructor(name: string, type: ColumnType) {
    this.name = name;
    this.type = type;
  }

  /** Bytes of the values that wait for their page. */
  get size(): number {
    return this.#used;
  }

  appendNull(): void {
    this.#presence = withBit(this.#presence, this.#rows++, false);
  }

  /** Lone surrogates become U+FFFD: the file holds valid UTF-8 only. */
  appendText(text: string): void {
    const atMost = text.length <= shortText ? 3 * text.length : Buffer.byteLength(text);
    const start = this.#reserve(4 + atMost) + 4;
    const bytes = this.#values;
    const copied = text.length <= shortText ? copyAscii(text, bytes, start) : 0;
    const written = copied === text.length ? copied : bytes.write(text, start);
    bytes.writeUInt32LE(written, start - 4);
    this.#used = start + written;
    this.#countPresent();
  }

  /** A whole number within ±2^53, as 64 bits; a time too. */
  appendInteger(value: number): void {
    const at = this.#reserve(8);
    const high = Math.floor(value / 2 ** 32);
    this.#values.writeUInt32LE(value - high * 2 ** 32, at);
    this.#values.writeInt32LE(high, at + 4);
    this.#used = at + 8;
    this.#countPresent();
  }

  appendNumber(value: number): void {
    const at = this.#reserve(8);
    this.#values.writeDoubleLE(value, at);
    this.#used = at + 8;
    this.#countPresent();
  }

  appendBoolean(value: boolean): void {
    this.#trues = withBit(this.#trues, this.#present, value);
    this.#countPresent();
  }

  /** The body of a data page; the column is empty after it. The bytes are valid until the next append. */
  takePage(): readonly Uint8Array[] {
    const levels = this.#definitionLevels();
    const length = Buffer.alloc(4);
    length.writeUInt32LE(levels.length);
    const values =
      this.type === "boolean"
        ? this.#trues.subarray(0, (this.#present + 7) >> 3)
        : this.#values.subarray(0, this.#used);
    this.#rows = this.#present = this.#used = 0;
    return [length, levels, values];
  }

  #definitionLevels(): Uint8Array {
    const same = this.#present === 0 || this.#present === this.#rows;
    if (same) return Buffer.from([...varint(this.#rows * 2), this.#present === 0 ? 0 : 1]);
    const groups = (this.#rows + 7) >> 3;
    return Buffer.concat([Buffer.from(varint(groups * 2 + 1)), this.#presence.subarray(0, groups)]);
  }

  #countPresent(): void {
    this.#presence = withBit(this.#presence, this.#rows++, true);
    this.#present++;
  }

  /** Makes room for so many bytes and returns where they go. */
  #reserve(bytes: number): number {
    if (this.#used + bytes > this.#values.length) this.#values = grown(this.#values, this.#used + bytes);
    return this.#used;
  }
}

/** Copies a text up to its first character beyond ASCII; returns how far it came. */
function copyAscii(text: string, into: Buffer, at: number): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return index;
    into[at + index] = code;
  }
  return text.length;
}

/** Sets or clears a bit; what was left from an earlier page is overwritten. */
function withBit(bits: Buffer<ArrayBuffer>, index: number, set: boolean): Buffer<ArrayBuffer> {
  const at = index >> 3;
  const room = at < bits.length ? bits : grown(bits, at + 1);
  const byte = (index & 7) === 0 ? 0 : (room[at] ?? 0);
  room[at] = set ? byte | (1 << (index & 7)) : byte;
  return room;
}

function grown(bytes: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(needed, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
