import { createHash } from "node:crypto";

/** Bytes that look random and are the same every time for the same seed: SHA-256 of the seed and a counter. */
export class Deterministic {
  readonly #seed: string;
  #counter = 0;
  #left = new Uint8Array(0);

  constructor(seed: string) {
    this.#seed = seed;
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.#left.length === 0) this.#refill();
      const part = this.#left.subarray(0, length - filled);
      out.set(part, filled);
      this.#left = this.#left.subarray(part.length);
      filled += part.length;
    }
    return out;
  }

  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number {
    const four = this.bytes(4);
    return Math.floor((new DataView(four.buffer).getUint32(0) / 2 ** 32) * bound);
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError("nothing to pick from");
    return chosen;
  }

  hex(length: number): string {
    return Buffer.from(this.bytes(length)).toString("hex");
  }

  /** Upper-case, as Apple writes them. */
  uuid(): string {
    const bytes = this.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString("hex").toUpperCase();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  #refill(): void {
    this.#left = new Uint8Array(createHash("sha256").update(`${this.#seed}/${this.#counter}`).digest());
    this.#counter += 1;
  }
}
