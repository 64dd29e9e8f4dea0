import { createCipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { buildTar, type TarPart } from "./tar-builder.ts";

export interface AndroidBackupBuild {
  readonly version?: number;
  readonly compressed?: boolean;
  readonly password?: string;
  readonly rounds?: number;
  /** Instead of a tar file of the parts. */
  readonly data?: Uint8Array;
  /** Passwords and checksums of before version 2, whatever the version says. */
  readonly eightBit?: boolean;
  /** A master key with bytes from 0x80 on, which versions stretch in different ways. */
  readonly masterKey?: Uint8Array;
}

/** An Android backup as `adb backup` writes it. */
export function buildAndroidBackup(parts: readonly TarPart[], options: AndroidBackupBuild = {}): Buffer {
  const { version = 5, compressed = true, password } = options;
  const tar = Buffer.from(options.data ?? buildTar(parts));
  const data = compressed ? deflateSync(tar) : tar;
  const start = `ANDROID BACKUP\n${version}\n${compressed ? 1 : 0}\n`;
  if (password === undefined) return Buffer.concat([Buffer.from(`${start}none\n`), data]);
  const { header, key, vector } = lock(password, version, options);
  return Buffer.concat([Buffer.from(`${start}AES-256\n${header}`), encrypt(key, vector, data)]);
}

function lock(password: string, version: number, options: AndroidBackupBuild) {
  const { rounds = 10_000, eightBit = version < 2, masterKey = randomBytes(32) } = options;
  const [userSalt, checksumSalt, userVector, vector] = [64, 64, 16, 16].map((length) => randomBytes(length));
  if (!userSalt || !checksumSalt || !userVector || !vector) throw new Error("no random bytes");
  const key = Buffer.from(masterKey);
  const userKey = pbkdf2Sync(Buffer.from(password, eightBit ? "latin1" : "utf8"), userSalt, rounds, 32, "sha1");
  // Java turns the key's signed bytes into characters: 0x80 becomes U+FF80.
  const characters = [...key].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xff00 | byte)).join("");
  const checksum = pbkdf2Sync(eightBit ? key : Buffer.from(characters), checksumSalt, rounds, 32, "sha1");
  const blob = Buffer.concat([vector, key, checksum].flatMap((value) => [Buffer.from([value.length]), value]));
  const lines = [userSalt, checksumSalt, String(rounds), userVector, encrypt(userKey, userVector, blob)];
  const header = lines.map((line) => (typeof line === "string" ? line : line.toString("hex").toUpperCase())).join("\n");
  return { header: `${header}\n`, key, vector };
}

function encrypt(key: Uint8Array, vector: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-cbc", key, vector);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}
