import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { armor, Decrypter } from "age-encryption";
import type { Limits } from "../../bytes/limits.ts";
import { type ByteSource, EvidenceReadError, memorySource, readAll, readExactly } from "../../bytes/source.ts";
import { wordsOf } from "../problems.ts";
import { EvidenceOpenError } from "../tree.ts";
import { armorStart, isAge } from "./age-start.ts";

export interface AgeOptions {
  readonly limits: Limits;
  /** The text of an age key file. */
  readonly identity?: string | undefined;
  readonly password: () => Promise<string | undefined>;
}

export interface OpenedAge {
  /** The content. Closing it closes the encrypted file. */
  readonly source: ByteSource;
  /** What is lost, where the file does not end with the piece that says it is the last. */
  readonly truncated?: string;
}

const longestHeader = 64 * 1024;
/** Stretching a password takes 1 KiB times 2 to this power: more than 512 MiB would endanger the examination. */
const mostStretching = 19;

/**
 * Opens an age file with the owner's key file or password. Its content is decrypted where it is read, piece by piece:
 * nothing is written. Source: C2SP age.md, "age-encryption.org/v1".
 *
 * Throws EvidenceOpenError: identity_needed or password_needed where the key is missing, wrong_password where it is
 * another one, damaged. Reading a damaged piece throws EvidenceReadError.
 */
export async function openAge(file: ByteSource, name: string, options: AgeOptions): Promise<OpenedAge> {
  const encrypted = unarmoured(file, name, options.limits);
  const header = headerOf(encrypted, name);
  const fileKey = await unlock(header, name, options);
  const nonceLength = 16;
  if (encrypted.size < header.length + nonceLength + overhead) {
    throw new EvidenceOpenError("damaged", `${name} is an age file that ends after its header.`);
  }
  const nonce = readExactly(encrypted, header.length, nonceLength);
  const key = hkdf(sha256, fileKey, nonce, new TextEncoder().encode("payload"), 32);
  return openPayload(encrypted, header.length + nonceLength, key, name);
}

function unarmoured(file: ByteSource, name: string, limits: Limits): ByteSource {
  const start = new Uint8Array(armorStart.length);
  file.read(start, 0);
  if (new TextDecoder().decode(start) !== armorStart) return file;
  const text = new TextDecoder().decode(readAll(file, limits.memory));
  try {
    return { ...memorySource(armor.decode(text)), close: () => file.close?.() };
  } catch (error) {
    throw new EvidenceOpenError("damaged", `${name} is a damaged or cut off age file: ${wordsOf(error)}.`);
  }
}

/** The header with its last line, `--- <MAC>`. */
function headerOf(file: ByteSource, name: string): Uint8Array<ArrayBuffer> {
  const start = readExactly(file, 0, Math.min(file.size, longestHeader));
  const text = new TextDecoder("latin1").decode(start);
  const last = text.indexOf("\n--- ");
  const end = last < 0 ? -1 : text.indexOf("\n", last + 1);
  if (end < 0)
    throw new EvidenceOpenError("damaged", `${name} is an age file that is cut off or damaged in its header.`);
  return start.slice(0, end + 1);
}

async function unlock(header: Uint8Array, name: string, options: AgeOptions): Promise<Uint8Array> {
  const stretching = /\n-> scrypt \S+ (\d+)\n/.exec(new TextDecoder("latin1").decode(header))?.[1];
  const decrypter = new Decrypter();
  if (stretching === undefined) addIdentities(decrypter, name, options.identity);
  else {
    const password = await options.password();
    if (password === undefined) {
      throw new EvidenceOpenError(
        "password_needed",
        `${name} is encrypted with a password. Give it, for example with --password-file.`,
      );
    }
    if (Number(stretching) > mostStretching) {
      throw new EvidenceOpenError(
        "damaged",
        `${name} asks for more memory than is allowed to stretch its password. Decrypt it with the age program first.`,
      );
    }
    decrypter.addPassphrase(password);
  }
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    if (wordsOf(error).startsWith("no identity matched")) {
      const [code, what] =
        stretching === undefined
          ? (["identity_needed", "age key"] as const)
          : (["wrong_password", "password"] as const);
      throw new EvidenceOpenError(code, `The ${what} does not open ${name}: it was encrypted for another.`);
    }
    throw new EvidenceOpenError("damaged", `${name} is an age file whose header is damaged: ${wordsOf(error)}.`);
  }
}

/** A key file has one key a line, and comments. */
function addIdentities(decrypter: Decrypter, name: string, identity: string | undefined): void {
  if (identity === undefined) {
    throw new EvidenceOpenError(
      "identity_needed",
      `${name} is encrypted with age. Give the file of the key that opens it (AGE-SECRET-KEY-1…) with --identity.`,
    );
  }
  const keys = identity.split(/\s+/).filter((word) => /^AGE-SECRET-KEY-(?:PQ-)?1/i.test(word));
  if (keys.length === 0) {
    const encrypted = isAge(new TextEncoder().encode(identity.trimStart()));
    throw new EvidenceOpenError(
      "identity_needed",
      encrypted
        ? "The file of the age key is encrypted itself. Decrypt it with the age program first."
        : "The file of the age key holds no line that begins with AGE-SECRET-KEY-1.",
    );
  }
  for (const key of keys) {
    try {
      decrypter.addIdentity(key.toUpperCase());
    } catch {
      throw new EvidenceOpenError("identity_needed", "The file of the age key holds a key that is not whole.");
    }
  }
}

/** C2SP age.md, "Payload": pieces of 64 KiB, each with a tag of 16 bytes; the nonce counts, and marks the last. */
const pieceLength = 64 * 1024;
const overhead = 16;
const sealedLength = pieceLength + overhead;
/** Pieces kept decrypted: small reads lie near each other. */
const mostKept = 16;

function openPayload(file: ByteSource, start: number, key: Uint8Array, name: string): OpenedAge {
  const length = file.size - start;
  const count = Math.ceil(length / sealedLength);
  const open = (index: number, last: boolean): Uint8Array | undefined => {
    const size = Math.min(sealedLength, length - index * sealedLength);
    if (size < overhead) return undefined;
    const sealed = readExactly(file, start + index * sealedLength, size);
    return unseal(sealed, key, index, last);
  };
  const final = open(count - 1, true);
  if (final) return { source: payloadSource(file, open, (count - 1) * pieceLength + final.length, count - 1) };
  // Cut off: the pieces before the cut can be read, if any.
  const whole = Math.floor(length / sealedLength);
  if (whole === 0 || !open(0, false)) {
    throw new EvidenceOpenError("damaged", `${name} is an age file whose content is damaged, or cut off at its start.`);
  }
  const source = payloadSource(file, open, whole * pieceLength, -1);
  return { source, truncated: `the encrypted file is cut off or damaged at its end, after ${source.size} bytes` };
}

function payloadSource(
  file: ByteSource,
  open: (index: number, last: boolean) => Uint8Array | undefined,
  size: number,
  lastIndex: number,
): ByteSource {
  const kept = new Map<number, Uint8Array>();
  const piece = (index: number): Uint8Array => {
    const known = kept.get(index);
    if (known) return known;
    const opened = open(index, index === lastIndex);
    if (!opened) throw new EvidenceReadError(`the encrypted file is damaged near byte ${index * pieceLength}`);
    const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(index, opened);
    return opened;
  };
  return {
    size,
    read(into, at) {
      if (at < 0 || at >= size) return 0;
      const wanted = Math.min(into.length, size - at);
      for (let done = 0; done < wanted; ) {
        const place = at + done;
        const from = place % pieceLength;
        const part = piece((place - from) / pieceLength).subarray(from, from + wanted - done);
        if (part.length === 0) throw new EvidenceReadError(`the encrypted file ended at byte ${place}`);
        into.set(part, done);
        done += part.length;
      }
      return wanted;
    },
    close() {
      kept.clear();
      file.close?.();
    },
  };
}

/** Undefined where the tag does not agree. */
function unseal(sealed: Uint8Array, key: Uint8Array, index: number, last: boolean): Uint8Array | undefined {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index));
  nonce[11] = last ? 1 : 0;
  try {
    return chacha20poly1305(key, nonce).decrypt(sealed);
  } catch {
    return undefined;
  }
}
