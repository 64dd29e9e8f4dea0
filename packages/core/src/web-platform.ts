import { cbc, ctr, ecb } from "@noble/ciphers/aes.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { EvidenceReadError, LimitError } from "./bytes/source.ts";
import type { Platform, Scratch } from "./platform.ts";

const hashes = { md5, sha1, sha256, sha512 } as const;
const digestNames = { sha1: "SHA-1", sha256: "SHA-256" } as const;

export interface WebPlatformOptions {
  /** Fetches the SQLite engine: where it lies is for the page that ships it to say. */
  sqliteWasm(): Promise<Uint8Array<ArrayBuffer>>;
  /** Bytes that all scratch rooms together may hold: a browser gives no encrypted file to fall back on. */
  readonly scratchLimit?: number;
}

/** A platform of JavaScript and web standards, for browsers and their workers. */
export function webPlatform(options: WebPlatformOptions): Platform {
  const room: Room = { left: options.scratchLimit ?? 512 * 2 ** 20 };
  return {
    hash(algorithm) {
      const hash = hashes[algorithm].create();
      return { update: (bytes) => void hash.update(bytes), digest: () => bytesToHex(hash.digest()) };
    },
    decryptAesCbc(key, iv, data) {
      return own(cbc(key, iv, { disablePadding: true }).decrypt(data));
    },
    applyAesCtr(key, counter, data) {
      return own(ctr(key, counter).encrypt(data));
    },
    aesBlocks(key) {
      const whole = key.slice();
      return (blocks) => own(ecb(whole, { disablePadding: true }).encrypt(blocks));
    },
    async pbkdf2(algorithm, password, salt, iterations, length) {
      const key = await crypto.subtle.importKey("raw", own(password), "PBKDF2", false, ["deriveBits"]);
      const parameters = { name: "PBKDF2", hash: digestNames[algorithm], salt: own(salt), iterations } as const;
      return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
    },
    scratch: () => memoryScratch(room),
    sqliteWasm: () => options.sqliteWasm(),
  };
}

interface Room {
  left: number;
}

/** Appended pieces as they came. Finding the piece of a place halves the list of their starts. */
function memoryScratch(room: Room): Scratch {
  let pieces: Uint8Array[] = [];
  let starts: number[] = [];
  let size = 0;
  let closed = false;
  const stillOpen = (): void => {
    if (closed) throw new EvidenceReadError("the scratch room was closed");
  };
  return {
    get size() {
      return size;
    },
    append(bytes) {
      stillOpen();
      if (bytes.length === 0) return;
      if (bytes.length > room.left) {
        throw new LimitError(
          "scratch",
          "this browser gives no more room: use the command line for evidence this large",
        );
      }
      room.left -= bytes.length;
      pieces.push(bytes.slice());
      starts.push(size);
      size += bytes.length;
    },
    read(into, at) {
      stillOpen();
      if (at < 0 || at >= size) return 0;
      const length = Math.min(into.length, size - at);
      let index = pieceAt(starts, at);
      for (let done = 0; done < length; index++) {
        const piece = pieces[index] ?? new Uint8Array(0);
        const from = at + done - (starts[index] ?? 0);
        const part = piece.subarray(from, from + length - done);
        into.set(part, done);
        done += part.length;
      }
      return length;
    },
    close() {
      if (closed) return;
      closed = true;
      room.left += size;
      pieces = [];
      starts = [];
    },
  };
}

/** The last index whose start is not beyond `at`. */
function pieceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}
