import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";

/**
 * The key to a WhatsApp backup, as its owner has it: the 64 digits that WhatsApp shows (or the app's file
 * `encrypted_backup.key`), for crypt15; or the app's file `key`, for crypt12 and crypt14.
 */
export type OwnerKey =
  | { readonly type: "digits"; readonly root: Uint8Array }
  | { readonly type: "app_file"; readonly serverSalt: Uint8Array; readonly cipherKey: Uint8Array };

/** A Java byte[] as ObjectOutputStream writes it: this, then the length (big-endian), then the bytes. */
const javaBytes = "aced0005757200025b42acf317f8060854e00200007870";
const javaLength = javaBytes.length / 2 + 4;

const rootLength = 32;
/** Cipher version 2, key version 1, server salt 32, salt of the Google id 16, its hash 32, an empty IV 16, key 32. */
const appFileLength = 131;

/** Undefined where the bytes are neither. Source: wa-crypt-tools, key14.py and key15.py. */
export function parseOwnerKey(given: Uint8Array): OwnerKey | undefined {
  const bytes = unwrapped(given);
  if (bytes.length === appFileLength) {
    return { type: "app_file", serverSalt: bytes.slice(3, 35), cipherKey: bytes.slice(99) };
  }
  if (bytes.length === rootLength) return { type: "digits", root: bytes.slice() };
  const digits = new TextDecoder().decode(given.subarray(0, 1024)).replace(/[\s-]+/g, "");
  return /^[0-9a-f]{64}$/i.test(digits) ? { type: "digits", root: hexToBytes(digits.toLowerCase()) } : undefined;
}

function unwrapped(given: Uint8Array): Uint8Array {
  const start = [...given.subarray(0, javaBytes.length / 2)].map((byte) => byte.toString(16).padStart(2, "0"));
  if (start.join("") !== javaBytes || given.length < javaLength) return given;
  const length = new DataView(given.buffer, given.byteOffset).getUint32(javaLength - 4);
  return length === given.length - javaLength ? given.subarray(javaLength) : given;
}

/** The key of the data: for the 64 digits, of two rounds of HMAC-SHA256. */
export function cipherKeyOf(key: OwnerKey): Uint8Array {
  if (key.type === "app_file") return key.cipherKey;
  const purpose = new TextEncoder().encode("backup encryption");
  return hmac(sha256, hmac(sha256, new Uint8Array(32), key.root), Uint8Array.of(...purpose, 1));
}
