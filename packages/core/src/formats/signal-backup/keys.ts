import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

/** Keys of a Signal backup for Android (`signal-….backup`). Whoever has them can read it: never written anywhere. */
export interface FrameKeys {
  readonly cipher: Uint8Array;
  readonly mac: Uint8Array;
}

/** Rounds of stretching the 30 digits. Source: signal_for_android_decryption, decrypt_backup.py. */
const rounds = 250_000;

/** The 30 digits without their spaces; undefined where it is something else. */
export function passphraseDigits(text: string): string | undefined {
  const digits = text.replace(/[\s-]+/g, "");
  return /^\d{30}$/.test(digits) ? digits : undefined;
}

export function deriveFrameKeys(digits: string, salt: Uint8Array): FrameKeys {
  const passphrase = new TextEncoder().encode(digits);
  let hash: Uint8Array = sha512.create().update(salt).update(passphrase).update(passphrase).digest();
  for (let round = 1; round < rounds; round++) hash = sha512.create().update(hash).update(passphrase).digest();
  const derived = hkdf(sha256, hash.subarray(0, 32), new Uint8Array(32), new TextEncoder().encode("Backup Export"), 64);
  return { cipher: derived.slice(0, 32), mac: derived.slice(32) };
}
