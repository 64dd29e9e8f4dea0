import type { ByteSource } from "../../bytes/source.ts";

/** Reads a source from its start to its end through a buffer: a backup has hundreds of thousands of small pieces. */
export class SequentialReader {
  readonly #source: ByteSource;
  #at: number;
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Place of the buffer's first byte. */
  #start = 0;

  constructor(source: ByteSource, at = 0) {
    this.#source = source;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return Math.max(0, this.#source.size - this.#at);
  }

  /** The next bytes, valid until the next call; undefined where so many are not left. */
  take(length: number): Uint8Array<ArrayBuffer> | undefined {
    if (length > this.left) return undefined;
    const from = this.#at - this.#start;
    if (from < 0 || from + length > this.#buffer.length) this.#fill(length);
    const bytes = this.#buffer.subarray(this.#at - this.#start, this.#at - this.#start + length);
    if (bytes.length < length) return undefined;
    this.#at += length;
    return bytes;
  }

  skip(length: number): void {
    this.#at += length;
  }

  #fill(length: number): void {
    this.#start = this.#at;
    const buffer = new Uint8Array(Math.min(this.left, Math.max(length, bufferLength)));
    const got = this.#source.read(buffer, this.#at);
    this.#buffer = got === buffer.length ? buffer : buffer.subarray(0, got);
  }
}

const bufferLength = 1 << 20;
