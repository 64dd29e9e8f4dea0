import { base64Decode, base64Encode } from "@bufbuild/protobuf/wire";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { armor, Encrypter } from "age-encryption";
import { defaultLimits } from "../bytes/limits.ts";
import { memorySource, readAll } from "../bytes/source.ts";
import { openAge } from "../evidence/android/age.ts";
import { isAge } from "../evidence/android/age-start.ts";
import { NoteError, type Signer, signerOf } from "./signed-note.ts";

/**
 * The file of a signing key: a PEM key after a line with the key's name, encrypted by age with a passphrase. `age -d`
 * opens it, and `openssl` reads what comes out: nobody needs Sillage to go on using their key.
 */

/** PKCS#8 of an Ed25519 key, before its 32 bytes (RFC 8410, section 7). */
const pkcs8Start = hexToBytes("302e020100300506032b657004220420");
const nameLine = "Key-Name: ";

export async function lockedKey({ name, seed }: Signer, passphrase: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return armor.encode(await encrypter.encrypt(keyText(name, seed)));
}

export function keyText(name: string, seed: Uint8Array): string {
  const key = base64Encode(concatBytes(pkcs8Start, seed));
  return `${nameLine}${name}\n-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;
}

/** Throws EvidenceOpenError where the passphrase is another one, NoteError where the file holds no key of ours. */
export async function unlockKey(file: Uint8Array, name: string, passphrase: string): Promise<Signer> {
  if (!isAge(file)) throw new NoteError(`${name} is not the file of a key: "sillage keys new" makes one`);
  const { source } = await openAge(memorySource(file), name, {
    limits: defaultLimits,
    password: async () => passphrase,
  });
  return parseKeyText(new TextDecoder().decode(readAll(source, 1 << 16)), name);
}

export function parseKeyText(text: string, file: string): Signer {
  const [, name] = /^Key-Name: (\S+)$/m.exec(text) ?? [];
  const [, encoded] = /-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+?)-----END PRIVATE KEY-----/.exec(text) ?? [];
  if (name === undefined || encoded === undefined) {
    throw new NoteError(`${file} does not hold a key's name and a private key`);
  }
  const bytes = base64Decode(encoded.replace(/\s+/g, ""));
  const isEd25519 = bytes.length === pkcs8Start.length + 32 && pkcs8Start.every((byte, at) => bytes[at] === byte);
  if (!isEd25519) throw new NoteError(`${file} holds a private key that is not one of Ed25519`);
  return signerOf(name, bytes.slice(pkcs8Start.length));
}

/** The public key as `openssl` takes it (RFC 8410, section 4). */
export function publicPem(publicKey: Uint8Array): string {
  const der = base64Encode(concatBytes(hexToBytes("302a300506032b6570032100"), publicKey));
  return `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`;
}

export const shortestPassphrase = 10;

/** What is wrong with a passphrase that is to protect a key; undefined where nothing is. */
export function passphraseProblem(passphrase: string): string | undefined {
  if (utf8ToBytes(passphrase).length >= shortestPassphrase) return undefined;
  return `a passphrase has ${shortestPassphrase} characters at least: five words chosen by chance are a good one`;
}
