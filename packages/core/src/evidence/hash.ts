import { type ByteSource, EvidenceReadError } from "../bytes/source.ts";
import type { HashAlgorithm, Platform } from "../platform.ts";

const step = 1 << 20;

/** SHA-256 (or another hash) of the whole source, lower-case hexadecimal. Throws EvidenceReadError when it ends before its size. */
export function hashSource(platform: Platform, source: ByteSource, algorithm: HashAlgorithm = "sha256"): string {
  const hasher = platform.hash(algorithm);
  const piece = new Uint8Array(Math.min(step, source.size));
  for (let at = 0; at < source.size; ) {
    const got = source.read(piece, at);
    if (got === 0) throw new EvidenceReadError(`ended after ${at} of ${source.size} bytes`);
    hasher.update(got === piece.length ? piece : piece.subarray(0, got));
    at += got;
  }
  return hasher.digest();
}
