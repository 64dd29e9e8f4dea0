import { base64Decode } from "@bufbuild/protobuf/wire";
import { hexToBytes } from "@noble/hashes/utils.js";

/** The key to a SQLCipher database as its app keeps it: nothing is stretched. Whoever has it can read the database. */
export interface KeySpec {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/** Bytes of a key and its salt, one behind the other. Source: SQLCipher API, PRAGMA key, raw key with salt. */
const specLength = 48;
const keyLength = 32;

/** What a person may hand over: the 48 bytes themselves, 96 hexadecimal digits (also as `x'…'`), or base64. */
export function parseKeySpec(given: Uint8Array): KeySpec | undefined {
  if (given.length === specLength) return specOf(given);
  // Anything much longer is another kind of file.
  if (given.length > 4096) return undefined;
  const text = new TextDecoder().decode(given).replace(/[\s"]+/g, "");
  const digits = /^(?:x')?([0-9a-f]{96})'?$/i.exec(text)?.[1];
  if (digits !== undefined) return specOf(hexToBytes(digits.toLowerCase()));
  // 64 hexadecimal digits are a key of 32 bytes to something else.
  const isBase64 = /^[A-Za-z0-9+/]{64}$/.test(text) && !/^[0-9a-f]+$/i.test(text);
  return isBase64 ? specOf(base64Decode(text)) : undefined;
}

export function specOf(bytes: Uint8Array): KeySpec {
  return { key: bytes.slice(0, keyLength), salt: bytes.slice(keyLength, specLength) };
}
