import { sha512 } from "@noble/hashes/sha2.js";
import type { Platform } from "../../platform.ts";
import { type KeySpec, specOf } from "../sqlcipher/key-spec.ts";
import { telegramHash } from "./murmur.ts";

/** Key and salt of Telegram's database. */
const specLength = 48;

/** The file `.tempkey` beside the accounts: key and salt as they are. Source: Telegram-iOS, BuildConfig.m. */
export function plainKeySpec(bytes: Uint8Array): KeySpec | undefined {
  return bytes.length === specLength ? specOf(bytes) : undefined;
}

/** What stands for a passcode where the owner has set none. Source: telegram-message-exporter, import_postbox.py. */
const noPasscode = "no-matter-key";

/**
 * The file `.tempkeyEncrypted`: key and salt, a hash of both and zeros, under AES-256-CBC with what SHA-512 makes of
 * the passcode. Undefined where the hash is another one: the owner has set a passcode. Source: as above.
 */
export function encryptedKeySpec(platform: Platform, bytes: Uint8Array): KeySpec | undefined {
  if (bytes.length < specLength + 16 || bytes.length % 16 !== 0) return undefined;
  const stretched = sha512(new TextEncoder().encode(noPasscode));
  const clear = platform.decryptAesCbc(stretched.subarray(0, 32), stretched.subarray(48), bytes);
  const stated = new DataView(clear.buffer).getInt32(specLength, true);
  const spec = clear.subarray(0, specLength);
  return telegramHash(spec) === stated ? specOf(spec) : undefined;
}
