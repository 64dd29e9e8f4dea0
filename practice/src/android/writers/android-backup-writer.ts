import { createCipheriv, pbkdf2Sync } from "node:crypto";
import { deflateSync } from "node:zlib";
import { Deterministic } from "../../random.ts";

/**
 * An Android backup (`.ab`, version 5) around a tar. With a password: compressed and encrypted, as the phone does when
 * its owner types one. Without: neither, as `adb backup -nocompress` leaves it. Layout of the header lines: AOSP
 * PerformAdbBackupTask.java and PasswordUtils.java.
 */
export function writeAndroidBackup(
  tar: Uint8Array,
  secret?: { readonly password: string; readonly seed: string },
): Uint8Array {
  if (!secret) return Buffer.concat([Buffer.from("ANDROID BACKUP\n5\n0\nnone\n"), tar]);
  const random = new Deterministic(`Android backup ${secret.seed}`);
  const userSalt = random.bytes(64);
  const checksumSalt = random.bytes(64);
  const userIv = random.bytes(16);
  const masterKey = random.bytes(32);
  const masterIv = random.bytes(16);
  const userKey = pbkdf2Sync(secret.password, userSalt, rounds, 32, "sha1");
  const checksum = pbkdf2Sync(asJavaText(masterKey), checksumSalt, rounds, 32, "sha1");
  const blob = Buffer.concat([masterIv, masterKey, checksum].flatMap((part) => [Uint8Array.of(part.length), part]));
  const header = [
    "ANDROID BACKUP",
    "5",
    "1",
    "AES-256",
    hex(userSalt),
    hex(checksumSalt),
    String(rounds),
    hex(userIv),
    hex(encrypt(userKey, userIv, blob)),
    "",
  ].join("\n");
  return Buffer.concat([Buffer.from(header), encrypt(masterKey, masterIv, deflateSync(tar))]);
}

const rounds = 10_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex").toUpperCase();

function encrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** Java widens each byte with its sign to a character, and these to UTF-8: 0x80 becomes U+FF80. */
function asJavaText(bytes: Uint8Array): string {
  return String.fromCharCode(...Array.from(bytes, (byte) => (byte < 0x80 ? byte : 0xff00 | byte)));
}
