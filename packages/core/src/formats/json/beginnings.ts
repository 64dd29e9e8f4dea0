const brace = 0x7b;
const colon = 0x3a;
const newline = 0x0a;

/** A longer first name is none by which items are told. */
export const longestBeginning = 100;

/**
 * How an object begins, up to its first colon and with the blanks in it: `{"path":`. Undefined for anything else.
 * Lists are written by programs, which give all their objects the same first name: behind damage, the next place that
 * begins so is the next item.
 */
export function beginningOf(piece: Uint8Array, at: number): Uint8Array | undefined {
  if (piece[at] !== brace) return undefined;
  const end = piece.subarray(at, at + longestBeginning).indexOf(colon) + 1;
  return end === 0 ? undefined : piece.slice(at, at + end);
}

/** Where an object begins like others before it, or a line with one, as in NDJSON. -1 where none does. */
export function nextBeginning(piece: Uint8Array, from: number, known: readonly Uint8Array[]): number {
  for (let at = piece.indexOf(brace, from); at >= 0; at = piece.indexOf(brace, at + 1)) {
    if (piece[at - 1] === newline || known.some((beginning) => startsWith(piece, at, beginning))) return at;
  }
  return -1;
}

function startsWith(piece: Uint8Array, at: number, beginning: Uint8Array): boolean {
  if (at + beginning.length > piece.length) return false;
  for (let index = 0; index < beginning.length; index++) if (piece[at + index] !== beginning[index]) return false;
  return true;
}
