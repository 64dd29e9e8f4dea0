import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";

/** An own writer of the format, of Node's cipher. */
export interface Written {
  readonly generation: 12 | 14 | 15;
  readonly cipherKey: Uint8Array;
  readonly serverSalt?: Uint8Array;
  readonly checksum?: boolean;
  readonly iv?: Uint8Array;
  readonly database: Uint8Array;
}

export function encryptedBackup({
  generation,
  cipherKey,
  serverSalt = new Uint8Array(32),
  checksum = true,
  iv = randomBytes(16),
  database,
}: Written) {
  const field = (number: number, bytes: Uint8Array) =>
    Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  const about = field(4, Buffer.concat([field(1, Buffer.from("2.24.1.1")), Buffer.alloc(0)]));
  const keys = {
    12: () => Buffer.alloc(0),
    14: () =>
      field(
        2,
        Buffer.concat([
          field(1, Buffer.from([0, 1])),
          field(3, serverSalt),
          field(4, new Uint8Array(16)),
          field(5, iv),
        ]),
      ),
    15: () => field(3, field(1, iv)),
  };
  const message = Buffer.concat([Buffer.from([8, generation - 14]), keys[generation](), about]);
  const length = message.length < 128 ? [message.length] : [(message.length & 127) | 128, message.length >> 7];
  const header =
    generation === 12
      ? Buffer.concat([Buffer.from([0, 1, 2]), serverSalt, new Uint8Array(16), iv])
      : Buffer.concat([Buffer.from(length), message]);
  const cipher = createCipheriv("aes-256-gcm", cipherKey, iv);
  const data = Buffer.concat([cipher.update(deflateSync(database)), cipher.final(), cipher.getAuthTag()]);
  const body = Buffer.concat([header, data]);
  const digest = checksum ? createHash("md5").update(body).digest() : Buffer.alloc(0);
  return Buffer.concat([body, digest, Buffer.from(generation === 12 ? "--22" : "")]);
}
