import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { ByteSource } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import type { KeySpec } from "./key-spec.ts";

/**
 * Pages of a SQLCipher 4 database whose beginning is left in clear, as apps of iPhones write them: the system would end
 * an app that holds a file it does not know for a database. Each page is AES-256-CBC, and ends with its initialisation
 * vector (16 bytes) and an HMAC-SHA512 (64 bytes) of both and of the page's number.
 * Sources: SQLCipher design ("Database Encryption and Authentication"), its API (`cipher_plaintext_header_size`).
 */
export interface PageKeys {
  readonly cipher: Uint8Array;
  /** The two blocks that HMAC puts before what it hashes (RFC 2104). */
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
}

/** Bytes of the first page that stay in clear; a database of another length is not recognised. */
export const clearLength = 32;
const vectorLength = 16;
const macLength = 64;
/** What SQLite's header says of the end of each page: that it is not SQLite's. */
const reserved = vectorLength + macLength;
const hashBlock = 128;

/** The key of the HMAC is made of the other with two rounds, with a salt of its own. Source: SQLCipher design. */
export function pageKeys({ key, salt }: KeySpec): PageKeys {
  const macSalt = salt.map((byte) => byte ^ 0x3a);
  const mac = pbkdf2(sha512, key, macSalt, { c: 2, dkLen: key.length });
  const block = (mask: number): Uint8Array => new Uint8Array(hashBlock).map((_, index) => (mac[index] ?? 0) ^ mask);
  return { cipher: key, inner: block(0x36), outer: block(0x5c) };
}

/** The page in clear; undefined where its HMAC is wrong: another key, or damage. */
export function openPage(
  platform: Platform,
  keys: PageKeys,
  page: Uint8Array,
  number: number,
): Uint8Array<ArrayBuffer> | undefined {
  const state = checkPage(platform, keys, page, number);
  if (state === pageStates.empty) return new Uint8Array(page.length);
  return state === pageStates.sound ? decryptPages(platform, keys, page, page.length, number) : undefined;
}

/** What a check has found of a page. One that was never written is empty; SQLCipher lets it pass too. */
export const pageStates = { unknown: 0, sound: 1, empty: 2, damaged: 3 } as const;

export function checkPage(platform: Platform, keys: PageKeys, page: Uint8Array, number: number): number {
  if (page.every((byte) => byte === 0)) return pageStates.empty;
  const start = number === 1 ? clearLength : 0;
  const macAt = page.length - macLength;
  const isSound = macOf(platform, keys, page.subarray(start, macAt), number) === bytesToHex(page.subarray(macAt));
  return isSound ? pageStates.sound : pageStates.damaged;
}

/**
 * Pages in clear, one behind the other from number `first` on, their last 80 bytes zeros. All are decrypted at once, as
 * to begin anew for each costs more than the page. In CBC a block comes out mixed with the one that stands before it:
 * of each page's first block, what stood before it is taken out again, and the page's vector put in its place.
 */
export function decryptPages(
  platform: Platform,
  keys: PageKeys,
  stored: Uint8Array,
  pageSize: number,
  first: number,
): Uint8Array<ArrayBuffer> {
  const clear = platform.decryptAesCbc(keys.cipher, new Uint8Array(vectorLength), stored);
  for (let at = 0; at < stored.length; at += pageSize) {
    const start = at === 0 && first === 1 ? clearLength : 0;
    const vectorAt = at + pageSize - reserved;
    for (let index = 0; index < vectorLength; index++) {
      const place = at + start + index;
      const before = stored[place - vectorLength] ?? 0;
      clear[place] = (clear[place] ?? 0) ^ before ^ (stored[vectorAt + index] ?? 0);
    }
    clear.fill(0, vectorAt, at + pageSize);
  }
  if (first === 1) clear.set(stored.subarray(0, clearLength));
  return clear;
}

function macOf(platform: Platform, keys: PageKeys, content: Uint8Array, number: number): string {
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, number, true);
  const inner = platform.hash("sha512");
  inner.update(keys.inner);
  inner.update(content);
  inner.update(count);
  const outer = platform.hash("sha512");
  outer.update(keys.outer);
  outer.update(hexToBytes(inner.digest()));
  return outer.digest();
}

const magic = "SQLite format 3\0";
/** SQLite's header ends here; it keeps 20 bytes before its last two numbers as zeros (file format 1.3). */
const headerLength = 100;
const alwaysZero = { from: 72, to: 92 };

/**
 * Bytes of a page, where the source is such an encrypted database: its beginning is a database's, and what SQLite keeps
 * as zeros is not. Undefined for every other file, a database in clear among them.
 */
export function encryptedPageSize(source: ByteSource): number | undefined {
  const header = new Uint8Array(headerLength);
  if (source.read(header, 0) < headerLength) return undefined;
  if (String.fromCharCode(...header.subarray(0, magic.length)) !== magic) return undefined;
  const view = new DataView(header.buffer);
  const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  if (size < 512 || (size & (size - 1)) !== 0 || view.getUint8(20) !== reserved) return undefined;
  const isClear = header.subarray(alwaysZero.from, alwaysZero.to).every((byte) => byte === 0);
  return isClear ? undefined : size;
}
