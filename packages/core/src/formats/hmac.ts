import type { Platform } from "../platform.ts";

export interface Hmac {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

const blockLength = 64;

/** HMAC-SHA256 (RFC 2104) with the platform's hash: for much data. The key has at most 64 bytes. */
export function hmacSha256(platform: Platform, key: Uint8Array): Hmac {
  const padded = (byte: number): Uint8Array =>
    new Uint8Array(blockLength).fill(byte).map((value, at) => value ^ (key[at] ?? 0));
  const inner = platform.hash("sha256");
  inner.update(padded(0x36));
  return {
    update: (bytes) => inner.update(bytes),
    digest() {
      const outer = platform.hash("sha256");
      outer.update(padded(0x5c));
      outer.update(bytesOf(inner.digest()));
      return bytesOf(outer.digest());
    },
  };
}

/** Of a digest in hexadecimal. */
export function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
