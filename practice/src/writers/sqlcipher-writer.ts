import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { rewrittenLog } from "./wal-writer.ts";

/**
 * Encrypts databases as SQLCipher 4 does for apps of iPhones: a raw key with its salt, the first 32 bytes in clear.
 * Source: SQLCipher design. The database must have been made with 80 reserved bytes a page (`reservedBytes`).
 */
export interface SqlCipherKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

const clearLength = 32;
const vectorLength = 16;
const macLength = 64;
export const reservedBytes = vectorLength + macLength;

/** `number` makes the initialisation vectors differ; real ones are random, and the same evidence is to come out twice. */
export function encryptedDatabase(key: SqlCipherKey, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(plain.buffer, plain.byteOffset);
  const pageSize = view.getUint16(16);
  if (view.getUint8(20) !== reservedBytes) throw new Error("the database leaves no room for SQLCipher");
  const pages: Uint8Array[] = [];
  for (let at = 0; at < plain.length; at += pageSize) {
    pages.push(encryptedPage(key, plain.subarray(at, at + pageSize), at / pageSize + 1));
  }
  return new Uint8Array(Buffer.concat(pages));
}

/** The log of such a database: the checksums of its frames are of the encrypted pages. */
export function encryptedLog(key: SqlCipherKey, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  return rewrittenLog(plain, (page, number) => encryptedPage(key, page, number));
}

function encryptedPage({ key, salt }: SqlCipherKey, page: Uint8Array, number: number): Uint8Array {
  const start = number === 1 ? clearLength : 0;
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    key.length,
    "sha512",
  );
  const vector = Buffer.alloc(vectorLength, number);
  const cipher = createCipheriv("aes-256-cbc", key, vector).setAutoPadding(false);
  const content = Buffer.concat([cipher.update(page.subarray(start, page.length - reservedBytes)), cipher.final()]);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(number);
  const mac = createHmac("sha512", macKey).update(content).update(vector).update(count).digest();
  return Buffer.concat([page.subarray(0, start), content, vector, mac]);
}
