import type { ByteSource } from "../../bytes/source.ts";

const step = 1 << 20;
/** A longer line is none of a log. */
const longestLine = 4 * 2 ** 20;

/**
 * The lines of a large file of JSON lines, one at a time and without making texts of those that are not asked for.
 *
 *     while (lines.next()) if (lines.startsWith(name)) use(lines.text());
 */
export class LineReader {
  readonly #source: ByteSource;
  #bytes: Uint8Array;
  #view: DataView;
  /** What is held of the buffer: a view made once, since each line is looked for in it. */
  #piece: Uint8Array;
  #from = 0;
  #length = 0;
  #start = 0;
  #end = -1;
  #ascii: string | undefined;
  #decoded = false;
  /** Of the line, from 1. */
  number = 0;
  /** The line goes on beyond what is held; the next one is the one behind its end. */
  cut = false;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#bytes = new Uint8Array(Math.min(step, Math.max(source.size, 1)));
    this.#view = new DataView(this.#bytes.buffer);
    this.#piece = this.#bytes.subarray(0, 0);
  }

  /** Goes to the next line that is not empty. False at the end. Throws EvidenceReadError. */
  next(): boolean {
    if (this.cut) this.#skip();
    for (;;) {
      this.#start = this.#end + 1;
      if (this.#start >= this.#length && !this.#load()) return false;
      this.#end = this.#piece.indexOf(0x0a, this.#start);
      if (this.#end < 0) this.#complete();
      this.number++;
      if (this.#end > this.#start) return true;
    }
  }

  /** Whether the line has these bytes at a place. */
  has(bytes: Uint8Array, at: number): boolean {
    const start = this.#start + at;
    if (start + bytes.length > this.#end) return false;
    for (let index = 0; index < bytes.length; index++) if (this.#bytes[start + index] !== bytes[index]) return false;
    return true;
  }

  text(): string {
    if (!this.#decoded) {
      const text = utf8.decode(this.#piece);
      this.#ascii = text.length === this.#length ? text : undefined;
      this.#decoded = true;
    }
    return this.#ascii?.slice(this.#start, this.#end) ?? utf8.decode(this.#bytes.subarray(this.#start, this.#end));
  }

  /** 53 bits of a hash of the line: that two among a million different lines share theirs has odds of 1 to 18,000. */
  hash(): number {
    let a = 0x9e3779b9;
    let b = 0x85ebca6b;
    let at = this.#start;
    for (const last = this.#end - 4; at <= last; at += 4) {
      const word = this.#view.getInt32(at, true);
      a = Math.imul(a ^ word, 0x2c1b3c6d) + (a >>> 15);
      b = Math.imul(b ^ word, 0x297a2d39) + (b >>> 13);
    }
    for (; at < this.#end; at++) {
      const byte = this.#bytes[at] ?? 0;
      a = Math.imul(a ^ byte, 0x2c1b3c6d) + (a >>> 15);
      b = Math.imul(b ^ byte, 0x297a2d39) + (b >>> 13);
    }
    a ^= a >>> 16;
    b ^= b >>> 16;
    return (a >>> 0) * 0x200000 + (b & 0x1fffff);
  }

  /** Goes to the end of a line that is too long to be held. */
  #skip(): void {
    this.cut = false;
    this.#end = -1;
    do {
      this.#start = this.#length;
      if (!this.#load()) return;
      this.#end = this.#piece.indexOf(0x0a);
    } while (this.#end < 0);
  }

  /** What follows in the source, from the start of the line on. */
  #load(): boolean {
    const rest = this.#length - this.#start;
    if (rest > 0) this.#bytes.copyWithin(0, this.#start, this.#length);
    const at = this.#from + this.#length;
    const got = at < this.#source.size ? this.#source.read(this.#bytes.subarray(Math.max(0, rest)), at) : 0;
    this.#from = at - Math.max(0, rest);
    this.#length = Math.max(0, rest) + got;
    this.#piece = this.#bytes.subarray(0, this.#length);
    this.#start = 0;
    this.#decoded = false;
    return got > 0;
  }

  /** The line's end lies behind what is held, or it is the last one. */
  #complete(): void {
    while (this.#end < 0) {
      if (this.#start === 0 && this.#length === this.#bytes.length) {
        if (this.#length >= longestLine) {
          this.cut = true;
          this.#end = this.#length;
          return;
        }
        const larger = new Uint8Array(this.#bytes.length * 2);
        larger.set(this.#bytes);
        this.#bytes = larger;
        this.#view = new DataView(larger.buffer);
      }
      if (!this.#load()) {
        this.#end = this.#length;
        return;
      }
      this.#end = this.#piece.indexOf(0x0a);
    }
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
