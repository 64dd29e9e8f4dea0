import { FormatError } from "../error.ts";

/** A big-endian unsigned integer of 1 to 16 bytes. Throws FormatError when a double cannot hold it or bytes are missing. */
export function unsigned(bytes: Uint8Array, at: number, size: number): number {
  if (at + size > bytes.length) throw new FormatError("ended inside an integer", at);
  let n = 0;
  for (let i = at; i < at + size; i++) n = n * 256 + (bytes[i] ?? 0);
  if (n > Number.MAX_SAFE_INTEGER) throw new FormatError("an offset or count beyond any file", at);
  return n;
}

/**
 * An integer value: 1, 2 and 4 bytes are unsigned; 8 and 16 are signed (CFBinaryPList.c). A bigint only where a double
 * would lose digits.
 */
export function signedInteger(bytes: Uint8Array, at: number, size: number): number | bigint {
  if (at + size > bytes.length) throw new FormatError("ended inside an integer", at);
  if (size < 8) return unsigned(bytes, at, size);
  let n = 0n;
  const high =
    ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  if (size === 8 && high > -0x20_0000 && high < 0x20_0000) {
    return high * 2 ** 32 + unsigned(bytes, at + 4, 4);
  }
  for (let i = at; i < at + size; i++) n = (n << 8n) | BigInt(bytes[i] ?? 0);
  return plainInteger(BigInt.asIntN(size * 8, n));
}

/** The number itself where a double holds it exactly. */
export function plainInteger(n: bigint): number | bigint {
  return n >= BigInt(Number.MIN_SAFE_INTEGER) && n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : n;
}
