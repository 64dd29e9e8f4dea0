import type { PageFile } from "./pages.ts";

/** A free page: a trunk lists others and has lost its first bytes to that; a leaf is as it was when it was given back. */
export interface FreePage {
  readonly number: number;
  /** Bytes of the list at its start; 0 for a leaf. */
  readonly listed: number;
}

/**
 * The pages of the freelist (SQLite file format 1.5), whose first trunk the header names at offset 32. Each is given
 * once, so that a hostile list ends.
 */
export function* freePages(file: PageFile): Generator<FreePage> {
  const first = file.page(1);
  if (typeof first === "string") return;
  const seen = new Set<number>([1]);
  let trunk = uint32(first, 32);
  while (trunk > 0 && !seen.has(trunk)) {
    seen.add(trunk);
    const bytes = file.page(trunk);
    if (typeof bytes === "string") return;
    const count = Math.min(uint32(bytes, 4), Math.floor(file.usable / 4) - 2);
    yield { number: trunk, listed: 8 + 4 * count };
    for (let index = 0; index < count; index++) {
      const leaf = uint32(bytes, 8 + 4 * index);
      if (leaf === 0 || leaf > file.pageCount || seen.has(leaf)) continue;
      seen.add(leaf);
      yield { number: leaf, listed: 0 };
    }
    trunk = uint32(bytes, 0);
  }
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}
