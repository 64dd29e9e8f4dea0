import type { Platform } from "../../platform.ts";

const blockLength = 16;
/** Most frames are shorter than so many blocks: a row of the database. */
const usualBlocks = 32;
const framesTogether = 128;

/**
 * The key streams of AES-CTR for frames that count in the first 4 bytes of their IV. Asking the machine for one costs as
 * much as a few kilobytes of it, so they are made for many frames at once, as encrypted counters (NIST SP 800-38A 6.5).
 */
export class FrameStreams {
  readonly #encrypt: ReturnType<Platform["aesBlocks"]>;
  readonly #iv: Uint8Array;
  /** The counters of one frame, without its number: the same for all but in the first 4 bytes. */
  readonly #usual: Uint8Array;
  #first = 0;
  #streams = new Uint8Array(0);

  constructor(encrypt: ReturnType<Platform["aesBlocks"]>, iv: Uint8Array) {
    this.#encrypt = encrypt;
    this.#iv = iv.slice();
    this.#usual = countersFrom(iv, usualBlocks);
  }

  /** So many bytes at least, valid until the next call. */
  of(frame: number, length: number): Uint8Array {
    const usualLength = usualBlocks * blockLength;
    if (length > usualLength) return this.#encrypt(shifted(countersFrom(this.#iv, blocksOf(length)), frame));
    const at = (frame - this.#first) * usualLength;
    if (at >= 0 && at < this.#streams.length) return this.#streams.subarray(at, at + usualLength);
    const counters = new Uint8Array(framesTogether * usualLength);
    for (let next = 0; next < framesTogether; next++) {
      const own = counters.subarray(next * usualLength, (next + 1) * usualLength);
      own.set(this.#usual);
      shifted(own, frame + next);
    }
    this.#streams = this.#encrypt(counters);
    this.#first = frame;
    return this.#streams.subarray(0, usualLength);
  }
}

/** In place, with the key stream from `from` on. */
export function applyStream(stream: Uint8Array, from: number, data: Uint8Array): void {
  for (let at = 0; at < data.length; at++) data[at] = (data[at] ?? 0) ^ (stream[from + at] ?? 0);
}

function blocksOf(length: number): number {
  return Math.ceil(length / blockLength);
}

/** So many values of the 128-bit big-endian counter, one after the other. */
function countersFrom(start: Uint8Array, blocks: number): Uint8Array {
  const counters = new Uint8Array(blocks * blockLength);
  counters.set(start);
  for (let at = blockLength; at < counters.length; at += blockLength) {
    counters.copyWithin(at, at - blockLength, at);
    for (let place = at + blockLength - 1; place >= at; place--) {
      const sum = ((counters[place] ?? 0) + 1) & 0xff;
      counters[place] = sum;
      if (sum !== 0) break;
    }
  }
  return counters;
}

/** Counters of the frame of this number, in place: the first 4 bytes of each count frames, and wrap. */
function shifted(counters: Uint8Array, frame: number): Uint8Array {
  const view = new DataView(counters.buffer, counters.byteOffset, counters.length);
  for (let at = 0; at < counters.length; at += blockLength) view.setUint32(at, (view.getUint32(at) + frame) >>> 0);
  return counters;
}
