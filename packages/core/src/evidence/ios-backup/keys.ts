import { aeskw } from "@noble/ciphers/aes.js";
import { type ByteSource, EvidenceReadError, readExactly } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";

/**
 * The class keys of an unlocked backup, by protection class: plain data that can be sent to another thread. Whoever
 * has them can read the backup: they are never written anywhere.
 */
export interface BackupKeys {
  readonly classes: ReadonlyMap<number, Uint8Array>;
}

const blockLength = 16;

/**
 * Unwraps a key (RFC 3394, 2.2.2). Undefined when the integrity check fails: the key is another one, or the bytes are
 * damaged.
 */
export function unwrapKey(key: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length % 8 !== 0 || wrapped.length < 24 || wrapped.length > 72) return undefined;
  try {
    return aeskw(key).decrypt(wrapped);
  } catch {
    // Its only other error than a failed check is a length that was refused above.
    return undefined;
  }
}

/** The key of one file: four bytes of protection class (little-endian), then the wrapped key. */
export function unwrapFileKey(keys: BackupKeys, stored: Uint8Array): Uint8Array {
  if (stored.length < 4 + 24) throw new EvidenceReadError("its key in the manifest is too short to be one");
  const protectionClass = new DataView(stored.buffer, stored.byteOffset).getUint32(0, true);
  const classKey = keys.classes.get(protectionClass);
  if (!classKey)
    throw new EvidenceReadError(`its key belongs to protection class ${protectionClass}, which has no key`);
  const key = unwrapKey(classKey, stored.subarray(4));
  if (!key) throw new EvidenceReadError("its key in the manifest is damaged and cannot be unwrapped");
  return key;
}

/** Read at once, and kept: small reads lie near each other. A multiple of the block length. */
const runLength = 64 * 2 ** 10;
/** Of a larger read: what stays in the processor's cache between decrypting and copying. */
const mostAtOnce = 256 * 2 ** 10;

/**
 * The first `size` bytes of what `source` holds under AES-CBC with a zero initialisation vector. Decrypts the blocks
 * that are asked for: a block needs only the block of ciphertext before it. Closing it closes `source`.
 */
export function decryptedSource(platform: Platform, source: ByteSource, key: Uint8Array, size: number): ByteSource {
  let run = { at: 0, bytes: new Uint8Array(0) };
  let ciphertext = new Uint8Array(0);

  /** Decrypts whole blocks: `at` and `length` are multiples of the block length. */
  function decrypt(at: number, length: number): Uint8Array<ArrayBuffer> {
    const before = at === 0 ? 0 : blockLength;
    const most = Math.min(before + length, before + roundUp(size - at));
    if (ciphertext.length < most) ciphertext = new Uint8Array(most);
    const stored = ciphertext.subarray(0, most);
    const got = source.read(stored, at - before);
    const whole = got - (got % blockLength);
    if (whole <= before) throw new EvidenceReadError(`the encrypted file ended at byte ${at}`);
    const vector = before ? stored.subarray(0, before) : new Uint8Array(blockLength);
    return platform.decryptAesCbc(key, vector, stored.subarray(before, whole));
  }

  function readSmall(into: Uint8Array, at: number): number {
    if (at < run.at || at >= run.at + run.bytes.length) {
      const from = at - (at % runLength);
      run = { at: from, bytes: decrypt(from, runLength) };
    }
    const part = run.bytes.subarray(at - run.at, at - run.at + into.length);
    into.set(part);
    return part.length;
  }

  function readLarge(into: Uint8Array, at: number): number {
    const skip = at % blockLength;
    const length = Math.min(roundUp(skip + into.length), mostAtOnce);
    const clear = decrypt(at - skip, length).subarray(skip, skip + into.length);
    into.set(clear);
    return clear.length;
  }

  return {
    size,
    read(into, at) {
      if (at < 0 || at >= size) return 0;
      const wanted = into.subarray(0, Math.min(into.length, size - at));
      let done = 0;
      while (done < wanted.length) {
        const rest = wanted.subarray(done);
        const got = rest.length >= runLength ? readLarge(rest, at + done) : readSmall(rest, at + done);
        if (got === 0) throw new EvidenceReadError(`the encrypted file ended at byte ${at + done}`);
        done += got;
      }
      return done;
    },
    close() {
      run.bytes.fill(0);
      source.close?.();
    },
  };
}

function roundUp(length: number): number {
  return Math.ceil(length / blockLength) * blockLength;
}

/**
 * How many bytes of a decrypted file are content. iTunes pads as PKCS 7 does (1 to 16 bytes, each their number);
 * undefined where the last block is no such padding.
 */
export function contentLength(platform: Platform, source: ByteSource, key: Uint8Array): number | undefined {
  const whole = source.size - (source.size % blockLength);
  if (whole === 0) return 0;
  // A block, and the one before it: whole - blockLength is where the last one begins.
  const before = whole > blockLength ? blockLength : 0;
  const stored = readExactly(source, whole - blockLength - before, before + blockLength);
  const vector = before > 0 ? stored.subarray(0, before) : new Uint8Array(blockLength);
  const last = platform.decryptAesCbc(key, vector, stored.subarray(before));
  const padding = last[blockLength - 1] ?? 0;
  const valid =
    padding >= 1 && padding <= blockLength && last.subarray(blockLength - padding).every((b) => b === padding);
  return valid ? whole - padding : undefined;
}
