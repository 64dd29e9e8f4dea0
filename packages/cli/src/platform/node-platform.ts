import { createCipheriv, createDecipheriv, createHash, createSecretKey, pbkdf2 } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import type { HashAlgorithm, Hasher, Platform } from "@sillage/core/platform.ts";
import { nodeScratch } from "./node-scratch.ts";

const derive = promisify(pbkdf2);

/**
 * Node's answer to what core asks of its machine. `scratchFolder` is where large inflated files wait, encrypted; it is
 * made when it is first needed.
 */
export function nodePlatform(options: { readonly scratchFolder: string }): Platform {
  return {
    hash: nodeHash,
    decryptAesCbc(key, iv, data) {
      const decipher = createDecipheriv(`aes-${keyBits(key)}-cbc`, secret(key), iv).setAutoPadding(false);
      const clear = plain(decipher.update(data));
      decipher.final();
      return clear;
    },
    applyAesCtr(key, counter, data) {
      return plain(createCipheriv(`aes-${keyBits(key)}-ctr`, secret(key), counter).update(data));
    },
    aesBlocks(key) {
      const cipher = createCipheriv(`aes-${keyBits(key)}-ecb`, key, null).setAutoPadding(false);
      return (blocks) => plain(cipher.update(blocks));
    },
    async pbkdf2(algorithm, password, salt, iterations, length) {
      return plain(await derive(password, salt, iterations, length, algorithm));
    },
    scratch: () => nodeScratch(options.scratchFolder),
    async sqliteWasm() {
      const file = createRequire(import.meta.url).resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm");
      return plain(await readFile(file));
    },
  };
}

export function nodeHash(algorithm: HashAlgorithm): Hasher {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
}

/** Given plain bytes, Node asks first whether they are a key object, which takes longer than to make one of them. */
const secret = createSecretKey;

function keyBits(key: Uint8Array): 128 | 192 | 256 {
  if (key.length === 16) return 128;
  if (key.length === 24) return 192;
  if (key.length === 32) return 256;
  throw new RangeError(`an AES key has 16, 24 or 32 bytes, not ${key.length}`);
}

/** A view without Buffer's own methods, whose `slice` means something else than Uint8Array's. */
function plain(buffer: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
