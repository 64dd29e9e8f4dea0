import { createCipheriv, pbkdf2Sync } from "node:crypto";
import type { Deterministic } from "../random.ts";

/**
 * Rounds of the two key derivations. `quick` is for tests, `real` is what a phone of iOS 10.2 and later asks for.
 */
export const iterations = {
  quick: { sha256: 1_000, sha1: 100 },
  real: { sha256: 10_000_000, sha1: 10_000 },
} as const;

export interface Keybag {
  /** The tag-length-value bytes that stand in Manifest.plist. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly classKeys: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
}

const classes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** A backup keybag (TYPE 1) whose class keys are wrapped with the key that the password gives. */
export function makeKeybag(
  password: string,
  rounds: { readonly sha256: number; readonly sha1: number },
  random: Deterministic,
): Keybag {
  const salt = random.bytes(20);
  const doubleSalt = random.bytes(20);
  const first = pbkdf2Sync(password, doubleSalt, rounds.sha256, 32, "sha256");
  const passwordKey = pbkdf2Sync(first, salt, rounds.sha1, 32, "sha1");

  const parts = [
    field("VERS", 4),
    field("TYPE", 1),
    field("UUID", random.bytes(16)),
    field("HMCK", random.bytes(40)),
    field("WRAP", 1),
    field("SALT", salt),
    field("ITER", rounds.sha1),
    field("DPWT", 1),
    field("DPIC", rounds.sha256),
    field("DPSL", doubleSalt),
  ];
  const classKeys = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const number of classes) {
    const key = random.bytes(32);
    classKeys.set(number, key);
    parts.push(
      field("UUID", random.bytes(16)),
      field("CLAS", number),
      field("WRAP", 2),
      field("KTYP", 0),
      field("WPKY", wrapKey(passwordKey, key)),
    );
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), classKeys };
}

/** AES key wrap, RFC 3394 section 2.2.1, with the standard's initial value. */
export function wrapKey(wrapping: Uint8Array, key: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv("id-aes256-wrap", wrapping, Buffer.from("a6a6a6a6a6a6a6a6", "hex"));
  return new Uint8Array(Buffer.concat([cipher.update(key), cipher.final()]));
}

/** AES-256-CBC with a zero initial vector and PKCS#7 padding, as backups encrypt every file. */
export function encrypt(key: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16));
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
}

/** The same without padding, for data of whole blocks: Manifest.db, which is whole pages. */
export function encryptBlocks(key: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16)).setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
}

/** Class number, little-endian, before the key wrapped with that class's key. */
export function wrappedFor(keybag: Keybag, protectionClass: number, key: Uint8Array): Uint8Array<ArrayBuffer> {
  const classKey = keybag.classKeys.get(protectionClass);
  if (!classKey) throw new RangeError(`there is no protection class ${protectionClass}`);
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32LE(protectionClass);
  return new Uint8Array(Buffer.concat([prefix, wrapKey(classKey, key)]));
}

function field(tag: string, value: number | Uint8Array): Buffer {
  const bytes = Buffer.alloc(4);
  if (typeof value === "number") bytes.writeUInt32BE(value);
  const content = typeof value === "number" ? bytes : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from(tag, "latin1"), length, content]);
}
