import { type ByteSource, EvidenceReadError, memorySource, readExactly, sliceSource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { decryptedGcm, type GcmKey, gcmTag } from "../../formats/whatsapp-crypt/gcm.ts";
import { type CryptHeader, checksumLength, plainName, tagLength } from "../../formats/whatsapp-crypt/header.ts";
import { cipherKeyOf, type OwnerKey, parseOwnerKey } from "../../formats/whatsapp-crypt/owner-key.ts";
import { inflateZlib } from "../archive/inflate.ts";
import { inflateSlowly } from "../archive/inflate-slowly.ts";
import { hashSource } from "../hash.ts";
import type { OpenContext } from "../recognise.ts";
import { EvidenceOpenError } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";
import { ownersSecret } from "./secret.ts";

/** An encrypted backup of WhatsApp for Android, recognised by its header. */
export interface CryptFile {
  readonly name: string;
  readonly source: ByteSource;
  readonly header: CryptHeader;
}

/**
 * Tries the owner's key on the beginning of the data. Throws EvidenceOpenError: password_needed, wrong_password where
 * the key is another one, and damaged where the file is not whole (its own checksum needs no key, and tells the two apart).
 */
export async function unlockWhatsApp(file: CryptFile, context: OpenContext): Promise<InnerFile> {
  const key = keyFor(file, await ownersSecret(context, askFor(file)));
  const gcm: GcmKey = { platform: context.platform, key: cipherKeyOf(key), iv: file.header.iv };
  if (!beginsAsDatabase(gcm, file)) throw cannotOpen(file, context);
  return { name: plainName(file.name), open: (tell) => openData(gcm, file, context, tell) };
}

function askFor({ name, header }: CryptFile): string {
  const what =
    header.generation === 15
      ? "the 64 digits that WhatsApp shows for end-to-end encrypted backups, or the app's file encrypted_backup.key"
      : "the app's file named key";
  return `${name} is an encrypted backup of WhatsApp. Give ${what}, for example with --key.`;
}

function keyFor({ name, header }: CryptFile, secret: Uint8Array): OwnerKey {
  const wrong = (why: string): EvidenceOpenError =>
    new EvidenceOpenError("wrong_password", `The key does not open ${name}: ${why}.`);
  const key = parseOwnerKey(secret);
  if (!key) throw wrong("it is neither 64 digits (0-9, a-f) nor a key file of WhatsApp");
  if (key.type === "app_file" && header.generation === 15) {
    throw wrong("this backup has a key of its owner's: its 64 digits, or the app's file encrypted_backup.key");
  }
  if (key.type === "digits" && header.generation !== 15) {
    throw wrong("this backup has no 64 digits: it opens with the app's file named key");
  }
  if (key.type === "app_file" && !sameBytes(key.serverSalt, header.serverSalt)) {
    throw wrong("the backup names another key file");
  }
  return key;
}

/** As a database is: zlib data that begin with SQLite's words. Under a wrong key this comes out once in 2^128 keys. */
function beginsAsDatabase(gcm: GcmKey, { source, header }: CryptFile): boolean {
  const length = Math.min(4096, Math.max(0, source.size - header.data));
  const stored = memorySource(readExactly(source, header.data, length));
  const clear = readExactly(decryptedGcm(gcm, stored), 0, length);
  const begins: number[] = [];
  inflateSlowly(memorySource(clear), 2, (bytes) => {
    if (begins.length < 16) begins.push(...bytes.subarray(0, 16));
  });
  return String.fromCharCode(...begins.slice(0, 15)) === "SQLite format 3";
}

function cannotOpen(file: CryptFile, context: OpenContext): EvidenceOpenError {
  return isWhole(file, context)
    ? new EvidenceOpenError("wrong_password", `The key does not open ${file.name}: it was encrypted with another one.`)
    : new EvidenceOpenError(
        "damaged",
        `${file.name} is not opened by the key, and its checksum is wrong: the file is damaged or cut off, or it is ` +
          "part of a backup in several files and the key is another one.",
      );
}

/** Whether the MD5 that the file ends with is that of what stands before it. */
function isWhole({ source, header }: CryptFile, { platform }: OpenContext): boolean {
  const at = source.size - header.suffix - checksumLength;
  if (at < header.data) return false;
  const stated = [...readExactly(source, at, checksumLength)].map((byte) => byte.toString(16).padStart(2, "0"));
  return hashSource(platform, sliceSource(source, 0, at), "md5") === stated.join("");
}

async function openData(
  gcm: GcmKey,
  file: CryptFile,
  context: OpenContext,
  tell: Parameters<InnerFile["open"]>[0],
): Promise<ByteSource> {
  const { source, header } = file;
  const whole = isWhole(file, context);
  const behind = tagLength + (whole ? checksumLength + header.suffix : 0);
  const stored = sliceSource(source, header.data, source.size - header.data - behind);
  // Backups of several files end with their tag and have no checksum.
  if (!whole && !sameBytes(gcmTag(gcm, stored), readExactly(source, source.size - tagLength, tagLength))) {
    tell("damaged", "its checksum is wrong: the backup is damaged or cut off, and read as far as it goes");
  }
  try {
    const inflated = await inflateZlib(context.platform, decryptedGcm(gcm, stored), context.limits);
    if (!inflated.complete) tell("truncated", "the data inside end too early: the database is read as far as it goes");
    return inflated.source;
  } catch (error) {
    if (error instanceof FormatError) throw new EvidenceReadError(`its content is damaged: ${error.message}`);
    throw error;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return one.length === other?.length && one.every((byte, at) => byte === other[at]);
}
