import { createCipheriv, createHash, createHmac } from "node:crypto";
import { deflateSync } from "node:zlib";

export interface WhatsAppBackup {
  /** What the 64 digits stand for. */
  readonly rootKey: Uint8Array;
  readonly database: Uint8Array;
  readonly iv: Uint8Array;
}

/**
 * A database as WhatsApp's end-to-end encrypted backups keep it (crypt15): a message of protocol buffers that tells how
 * (field 3 the IV, field 4 the version), AES-256-GCM of zlib data, and the MD5 of all that.
 */
export function whatsAppCrypt15({ rootKey, database, iv }: WhatsAppBackup): Uint8Array<ArrayBuffer> {
  const field = (number: number, bytes: Uint8Array) => Buffer.concat([Buffer.of(number * 8 + 2, bytes.length), bytes]);
  const message = Buffer.concat([Buffer.of(8, 1), field(3, field(1, iv)), field(4, field(1, Buffer.from("2.24.1.1")))]);
  const cipher = createCipheriv("aes-256-gcm", cipherKey(rootKey), iv);
  const data = Buffer.concat([cipher.update(deflateSync(database)), cipher.final(), cipher.getAuthTag()]);
  const body = Buffer.concat([Buffer.of(message.length), message, data]);
  return new Uint8Array(Buffer.concat([body, createHash("md5").update(body).digest()]));
}

/** HMAC-SHA256 twice, as HKDF without a salt: `backup encryption` names the key. */
function cipherKey(rootKey: Uint8Array): Uint8Array {
  const secret = createHmac("sha256", new Uint8Array(32)).update(rootKey).digest();
  return createHmac("sha256", secret)
    .update(Buffer.concat([Buffer.from("backup encryption"), Buffer.of(1)]))
    .digest();
}
