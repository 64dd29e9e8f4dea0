import { ghash } from "@noble/ciphers/_polyval.js";
import { type ByteSource, chunks } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";

/**
 * AES in Galois/counter mode (NIST SP 800-38D) over a source of any size: decrypted where it is read, and its tag
 * computed only when asked for. The usual interfaces want all of the data at once, and these backups are large.
 */
export interface GcmKey {
  readonly platform: Platform;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

const blockLength = 16;
/** The counter is the last four bytes of a block: it begins anew without a carry. */
const counters = 2 ** 32;

/** What `source` holds, decrypted. Closing it closes `source`. */
export function decryptedGcm(gcm: GcmKey, source: ByteSource): ByteSource {
  const start = startBlock(gcm);
  return {
    size: source.size,
    read(into, at) {
      const skip = at % blockLength;
      const stored = new Uint8Array(skip + into.length);
      const got = source.read(stored, at - skip) - skip;
      if (got <= 0) return 0;
      const clear = applyFrom(gcm, start, (at - skip) / blockLength, stored.subarray(0, skip + got));
      into.set(clear.subarray(skip));
      return got;
    },
    close: () => source.close?.(),
  };
}

/** The tag that belongs to the data. */
export function gcmTag(gcm: GcmKey, source: ByteSource): Uint8Array {
  const hash = ghash.create(hashKey(gcm));
  // Every update is filled up to whole blocks: only the last piece may be one that is not.
  for (const piece of chunks(source)) hash.update(piece);
  hash.update(lengths(0, source.size));
  const mask = gcm.platform.applyAesCtr(gcm.key, startBlock(gcm), new Uint8Array(blockLength));
  return hash.digest().map((byte, at) => byte ^ (mask[at] ?? 0));
}

/** Applies the key stream from a block on, in two parts where the counter begins anew. */
function applyFrom(gcm: GcmKey, start: Uint8Array, block: number, data: Uint8Array): Uint8Array {
  const first = new DataView(start.buffer, start.byteOffset).getUint32(12);
  const counter = (first + 1 + block) % counters;
  const untilAnew = (counters - counter) * blockLength;
  const apply = (from: number, part: Uint8Array): Uint8Array => {
    const vector = start.slice();
    new DataView(vector.buffer).setUint32(12, from);
    return gcm.platform.applyAesCtr(gcm.key, vector, part);
  };
  if (data.length <= untilAnew) return apply(counter, data);
  const clear = new Uint8Array(data.length);
  clear.set(apply(counter, data.subarray(0, untilAnew)));
  clear.set(apply(0, data.subarray(untilAnew)), untilAnew);
  return clear;
}

/** The block before the first: of an IV that is not 12 bytes long, its hash. */
function startBlock(gcm: GcmKey): Uint8Array {
  if (gcm.iv.length === 12) return Uint8Array.of(...gcm.iv, 0, 0, 0, 1);
  return ghash.create(hashKey(gcm)).update(gcm.iv).update(lengths(0, gcm.iv.length)).digest();
}

function hashKey({ platform, key }: GcmKey): Uint8Array {
  return platform.applyAesCtr(key, new Uint8Array(blockLength), new Uint8Array(blockLength));
}

/** Two lengths in bits, 64 bits each. */
function lengths(first: number, second: number): Uint8Array {
  const block = new Uint8Array(blockLength);
  const view = new DataView(block.buffer);
  view.setBigUint64(0, BigInt(first) * 8n);
  view.setBigUint64(8, BigInt(second) * 8n);
  return block;
}
