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
  return isSound(platform, keys, page, number) ? clearPages(platform, keys, [page], number === 1) : undefined;
}

/** Whether the HMAC of the page is right. A page that was never written passes, as it does with SQLCipher. */
export function isSound(platform: Platform, keys: PageKeys, page: Uint8Array, number: number): boolean {
  const start = number === 1 ? clearLength : 0;
  const macAt = page.length - macLength;
  if (isEmpty(page)) return true;
  return macOf(platform, keys, page.subarray(start, macAt), number) === bytesToHex(page.subarray(macAt));
}

function isEmpty(page: Uint8Array): boolean {
  return page.every((byte) => byte === 0);
}

/**
 * Pages in clear, one behind the other, their last 80 bytes zeros. They are decrypted at once, each behind its own
 * vector: in CBC a block needs only the block before it, and to begin anew for each page costs more than the page.
 */
export function clearPages(
  platform: Platform,
  keys: PageKeys,
  pages: readonly Uint8Array[],
  hasFirst: boolean,
): Uint8Array<ArrayBuffer> {
  const pageSize = pages[0]?.length ?? 0;
  const vectorAt = pageSize - reserved;
  const length = pageSize - macLength;
  const stored = new Uint8Array(pages.length * length);
  for (const [index, page] of pages.entries()) {
    stored.set(page.subarray(vectorAt, vectorAt + vectorLength), index * length);
    stored.set(page.subarray(0, vectorAt), index * length + vectorLength);
  }
  const first = pages[0];
  // What of the first page is in clear is no ciphertext: its vector stands right before the rest.
  if (hasFirst && first) stored.set(first.subarray(vectorAt, vectorAt + vectorLength), clearLength);
  const decrypted = platform.decryptAesCbc(keys.cipher, new Uint8Array(vectorLength), stored);
  const clear = new Uint8Array(pages.length * pageSize);
  for (const [index, page] of pages.entries()) {
    if (isEmpty(page)) continue;
    const at = index * length + vectorLength;
    clear.set(decrypted.subarray(at, at + vectorAt), index * pageSize);
  }
  if (hasFirst && first) clear.set(first.subarray(0, clearLength));
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
