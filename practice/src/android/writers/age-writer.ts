import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { Deterministic } from "../../random.ts";

/**
 * A file in the age format (C2SP age.md, age-encryption.org/v1) for one X25519 recipient. Written here rather than with
 * a library because a practice phone has the same bytes every time: all that age draws at random comes of the seed.
 * Never use it for a secret.
 */
export function writeAge(plain: Uint8Array, identity: Uint8Array, seed: string): Uint8Array {
  const random = new Deterministic(`age ${seed}`);
  const fileKey = random.bytes(16);
  const ephemeral = privateKey(random.bytes(32));
  const nonce = random.bytes(16);

  const recipient = publicBytes(privateKey(identity));
  const share = publicBytes(ephemeral);
  const shared = diffieHellman({ privateKey: ephemeral, publicKey: createPublicKey(privateKey(identity)) });
  const wrapKey = derive(shared, Buffer.concat([share, recipient]), "age-encryption.org/v1/X25519");
  const header = [
    "age-encryption.org/v1",
    `-> X25519 ${base64(share)}`,
    base64(seal(wrapKey, Buffer.alloc(12), fileKey)),
    "---",
  ].join("\n");
  const mac = createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(header)
    .digest();
  return Buffer.concat([
    Buffer.from(`${header} ${base64(mac)}\n`),
    nonce,
    stream(derive(fileKey, nonce, "payload"), plain),
  ]);
}

/** What `age-keygen` writes: the secret identity, with its public recipient as a comment. */
export function ageIdentityFile(identity: Uint8Array): string {
  const recipient = bech32("age", publicBytes(privateKey(identity)));
  return `# SYNTHETIC: made for practice, known to everybody\n# public key: ${recipient}\n${bech32("age-secret-key-", identity).toUpperCase()}\n`;
}

/** The payload: pieces of 64 KiB, each sealed under its number and a mark on the last (STREAM). */
function stream(key: Uint8Array, plain: Uint8Array): Buffer {
  const size = 65_536;
  const count = Math.max(1, Math.ceil(plain.length / size));
  const pieces = Array.from({ length: count }, (_, index) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(index, 5, 6);
    nonce[11] = index === count - 1 ? 1 : 0;
    return seal(key, nonce, plain.subarray(index * size, (index + 1) * size));
  });
  return Buffer.concat(pieces);
}

function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function derive(secret: Uint8Array, salt: Uint8Array, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
}

/** The fixed beginning of an X25519 private key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from("302e020100300506032b656e04220420", "hex");

function privateKey(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, bytes]), format: "der", type: "pkcs8" });
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** BIP 173, without its limit of length, as age uses it. */
function bech32(prefix: string, bytes: Uint8Array): string {
  const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const words = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, "0"), 2));
  const spread = Array.from(prefix, (letter) => letter.charCodeAt(0));
  const sum = polymod([...spread.map((c) => c >> 5), 0, ...spread.map((c) => c & 31), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const check = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${prefix}1${[...words, ...check].map((word) => alphabet[word]).join("")}`;
}

function polymod(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generator.forEach((factor, bit) => {
      if ((top >>> bit) & 1) sum ^= factor;
    });
  }
  return sum >>> 0;
}
