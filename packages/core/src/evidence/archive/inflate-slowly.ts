import type { ByteSource } from "../../bytes/source.ts";

/** How an inflation ended: at its end, before it because the input stopped, or because the bits make no sense. */
export type InflateEnd = "complete" | "truncated" | "damaged";

const windowLength = 32_768;
const outputLength = 65_536;
const mostCodeBits = 15;

/** RFC 1951, 3.2.5: the shortest length (distance) of each code, and how many more bits tell the rest. */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Inflates raw deflate data (RFC 1951) from `at`, as far as they go, and says where they ended. The platform's own
 * DecompressionStream is faster, but drops what it had when the data turn out to be cut off or damaged, and refuses
 * bytes after the end: this reads those.
 */
export function inflateSlowly(
  source: ByteSource,
  at: number,
  write: (bytes: Uint8Array) => void,
): { readonly end: InflateEnd; readonly next: number } {
  const bits = new BitReader(source, at);
  const output = new Output(write);
  let end: InflateEnd = "complete";
  try {
    while (!inflateBlock(bits, output)) {
      // Until the block that says it is the last one.
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    end = error.end;
  }
  output.flush();
  return { end, next: bits.next };
}

/** Ends an inflation from anywhere inside it. */
class Stop extends Error {
  readonly end: InflateEnd;
  constructor(end: InflateEnd) {
    super(end);
    this.end = end;
  }
}

/** True for the last block. */
function inflateBlock(bits: BitReader, output: Output): boolean {
  const last = bits.take(1) === 1;
  const type = bits.take(2);
  if (type === 0) copyStored(bits, output);
  else if (type === 1) inflateCodes(bits, output, fixed.literals, fixed.distances);
  else if (type === 2) {
    const { literals, distances } = readCodes(bits);
    inflateCodes(bits, output, literals, distances);
  } else throw new Stop("damaged");
  return last;
}

function copyStored(bits: BitReader, output: Output): void {
  bits.align();
  const length = bits.take(16);
  if (length !== (bits.take(16) ^ 0xffff)) throw new Stop("damaged");
  for (let i = 0; i < length; i++) output.put(bits.take(8));
}

function inflateCodes(bits: BitReader, output: Output, literals: Huffman, distances: Huffman): void {
  for (;;) {
    const symbol = literals.read(bits);
    if (symbol < 256) output.put(symbol);
    else if (symbol === 256) return;
    else {
      const length = extended(bits, symbol - 257, lengthBase, lengthExtra);
      output.copy(length, extended(bits, distances.read(bits), distanceBase, distanceExtra));
    }
  }
}

function extended(bits: BitReader, code: number, base: readonly number[], extra: readonly number[]): number {
  const start = base[code];
  if (start === undefined) throw new Stop("damaged");
  return start + bits.take(extra[code] ?? 0);
}

function readCodes(bits: BitReader): { literals: Huffman; distances: Huffman } {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const codeCount = bits.take(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (const place of codeLengthOrder.slice(0, codeCount)) codeLengths[place] = bits.take(3);
  const codes = new Huffman(codeLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let at = 0; at < lengths.length; ) {
    const symbol = codes.read(bits);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new Stop("damaged");
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const count = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (at + count > lengths.length) throw new Stop("damaged");
    lengths.fill(value, at, at + count);
    at += count;
  }
  return {
    literals: new Huffman(lengths.subarray(0, literalCount)),
    distances: new Huffman(lengths.subarray(literalCount)),
  };
}

/** A canonical Huffman code (RFC 1951, 3.2.2), read bit by bit. */
class Huffman {
  readonly #counts = new Uint16Array(mostCodeBits + 1);
  readonly #symbols: Uint16Array;

  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.#counts[length] = (this.#counts[length] ?? 0) + 1;
    this.#counts[0] = 0;
    let left = 1;
    for (let length = 1; length <= mostCodeBits; length++) {
      left = left * 2 - (this.#counts[length] ?? 0);
      if (left < 0) throw new Stop("damaged");
    }
    const starts = new Uint16Array(mostCodeBits + 2);
    for (let length = 1; length <= mostCodeBits; length++) {
      starts[length + 1] = (starts[length] ?? 0) + (this.#counts[length] ?? 0);
    }
    this.#symbols = new Uint16Array(lengths.length);
    for (const [symbol, length] of lengths.entries()) {
      if (length === 0) continue;
      const place = starts[length] ?? 0;
      this.#symbols[place] = symbol;
      starts[length] = place + 1;
    }
  }

  read(bits: BitReader): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= mostCodeBits; length++) {
      code |= bits.take(1);
      const count = this.#counts[length] ?? 0;
      if (code - first < count) return this.#symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Stop("damaged");
  }
}

function fixedLengths(): Uint8Array {
  const lengths = new Uint8Array(288);
  return lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
}

const fixed = { literals: new Huffman(fixedLengths()), distances: new Huffman(new Uint8Array(30).fill(5)) };

class BitReader {
  readonly #source: ByteSource;
  readonly #piece = new Uint8Array(64 * 1024);
  #have = 0;
  #place = 0;
  /** Where in the source the byte after the piece lies. */
  #at: number;
  #bits = 0;
  #count = 0;

  constructor(source: ByteSource, at: number) {
    this.#source = source;
    this.#at = at;
  }

  /** Up to 16 bits, the first one lowest. */
  take(count: number): number {
    while (this.#count < count) {
      if (this.#place === this.#have) this.#refill();
      this.#bits |= (this.#piece[this.#place++] ?? 0) << this.#count;
      this.#count += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#count -= count;
    return value;
  }

  /** Skips to the next whole byte. */
  align(): void {
    this.take(this.#count % 8);
  }

  /** Where the first byte lies of which no bit was taken. */
  get next(): number {
    return this.#at - (this.#have - this.#place) - Math.floor(this.#count / 8);
  }

  #refill(): void {
    this.#have = this.#source.read(this.#piece, this.#at);
    this.#place = 0;
    this.#at += this.#have;
    if (this.#have === 0) throw new Stop("truncated");
  }
}

/** The last 32 KiB for copies to reach back into, and what has not been handed on. */
class Output {
  readonly #bytes = new Uint8Array(windowLength + outputLength);
  readonly #write: (bytes: Uint8Array) => void;
  #at = 0;
  #handed = 0;

  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write;
  }

  put(byte: number): void {
    if (this.#at === this.#bytes.length) this.#slide();
    this.#bytes[this.#at++] = byte;
  }

  copy(length: number, distance: number): void {
    if (distance > this.#at) throw new Stop("damaged");
    for (let i = 0; i < length; i++) {
      if (this.#at === this.#bytes.length) this.#slide();
      this.#bytes[this.#at] = this.#bytes[this.#at - distance] ?? 0;
      this.#at++;
    }
  }

  flush(): void {
    if (this.#at > this.#handed) this.#write(this.#bytes.subarray(this.#handed, this.#at));
    this.#handed = this.#at;
  }

  #slide(): void {
    this.flush();
    this.#bytes.copyWithin(0, this.#at - windowLength, this.#at);
    this.#at = windowLength;
    this.#handed = windowLength;
  }
}
