import { FormatError } from "../error.ts";

const strict = new TextDecoder("utf-8", { fatal: true });

/** Reads one value after the other, little-endian. Throws FormatError at the end, and where a text is no UTF-8. */
export class PostboxReader {
  #at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  int64(): bigint {
    return this.#view.getBigInt64(this.#take(8), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** Bytes behind their length. */
  data(): Uint8Array {
    return this.bytes(this.count());
  }

  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  text(length = this.count()): string {
    const bytes = this.bytes(length);
    try {
      return strict.decode(bytes);
    } catch {
      throw new FormatError("a text is no UTF-8", this.#at - length);
    }
  }

  /** How many of something follow: each takes at least one byte. */
  count(): number {
    const count = this.int32();
    if (count < 0 || count > this.left) throw new FormatError(`${count} cannot be a length here`, this.#at - 4);
    return count;
  }

  #take(length: number): number {
    const at = this.#at;
    if (length > this.left) throw new FormatError("it ends too early", at);
    this.#at += length;
    return at;
  }
}
