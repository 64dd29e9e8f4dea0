import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Platform } from "../../platform.ts";
import { FormatError } from "../error.ts";
import { asBytes, asMessage, decodeMessage, first } from "../protobuf/decode.ts";

/** Keys to the file `main` of a "Signal Backups" archive. Whoever has them can read it: never written anywhere. */
export interface ArchiveKeys {
  readonly mac: Uint8Array;
  readonly cipher: Uint8Array;
}

/**
 * The 64 characters of the recovery key as they are used: lower case, without spaces. Signal shows capitals, and `#`
 * for O and `=` for 0, so that nobody confuses them. Undefined where it is something else.
 */
export function recoveryKeyOf(text: string): string | undefined {
  const key = text
    .replace(/[\s-]+/g, "")
    .replaceAll("#", "o")
    .replaceAll("=", "0")
    .toLowerCase();
  return /^[0-9a-z]{64}$/.test(key) ? key : undefined;
}

/** Sources: signal-backup-decrypt (README, keys.py); libsignal account-keys and message-backup. */
export function backupKeyOf(recoveryKey: string): Uint8Array {
  return derived(new TextEncoder().encode(recoveryKey), "20240801_SIGNAL_BACKUP_KEY", 32);
}

/**
 * The archive's id: the file `metadata` (field 2: 1 nonce, 2 the id encrypted with AES-CTR) has it. Undefined where it
 * has none. Throws FormatError.
 */
export function archiveIdOf(platform: Platform, metadata: Uint8Array, backupKey: Uint8Array): Uint8Array | undefined {
  const stored = encryptedId(metadata);
  if (!stored) return undefined;
  const counter = new Uint8Array(16);
  counter.set(stored.nonce);
  return platform.applyAesCtr(derived(backupKey, "20241011_SIGNAL_LOCAL_BACKUP_METADATA_KEY", 32), counter, stored.id);
}

/** Whether a file is the `metadata` of an archive: other programs have files of that name. */
export function isArchiveMetadata(bytes: Uint8Array): boolean {
  try {
    return encryptedId(bytes) !== undefined;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function encryptedId(metadata: Uint8Array): { readonly nonce: Uint8Array; readonly id: Uint8Array } | undefined {
  const encrypted = asMessage(first(decodeMessage(metadata), 2));
  const nonce = encrypted && asBytes(first(encrypted, 1));
  const id = encrypted && asBytes(first(encrypted, 2));
  return id?.length === 16 && (nonce?.length === 12 || nonce?.length === 16) ? { nonce, id } : undefined;
}

export function archiveKeysOf(backupKey: Uint8Array, id: Uint8Array): ArchiveKeys {
  const purpose = new TextEncoder().encode("20241007_SIGNAL_BACKUP_ENCRYPT_MESSAGE_BACKUP:");
  const keys = hkdf(sha256, backupKey, new Uint8Array(32), Uint8Array.of(...purpose, ...id), 64);
  return { mac: keys.slice(0, 32), cipher: keys.slice(32) };
}

function derived(from: Uint8Array, purpose: string, length: number): Uint8Array {
  return hkdf(sha256, from, new Uint8Array(32), new TextEncoder().encode(purpose), length);
}
