import { createCipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import { field, fixed64, joined } from "./protobuf-writer.ts";

export type SignalValue = string | number | bigint | Uint8Array | null;

export interface SignalTable {
  /** Its `CREATE TABLE`. */
  readonly sql: string;
  readonly name: string;
  readonly rows: readonly (readonly SignalValue[])[];
}

export interface SignalBackup {
  /** 30 digits. */
  readonly digits: string;
  /** 1: lengths are encrypted too, as since 2023. */
  readonly version: 0 | 1;
  readonly tables: readonly SignalTable[];
  /** Attachments as they follow their frames. */
  readonly blobs?: readonly Uint8Array[];
  /** Leaves out the frame that says that the backup is whole. */
  readonly unended?: boolean;
  readonly salt?: Uint8Array;
  readonly iv?: Uint8Array;
}

/**
 * A backup as Signal for Android writes it to a file (`signal-….backup`), of invented rows. Format: mossblaser,
 * signal_for_android_decryption, Backups.proto; written anew from its facts.
 */
export function signalBackup(backup: SignalBackup): Uint8Array<ArrayBuffer> {
  const { salt = new Uint8Array(32).fill(5), iv = new Uint8Array(16).fill(0xff), version } = backup;
  const header = joined(field(1, iv), field(2, salt), version === 0 ? new Uint8Array(0) : field(3, version));
  const first = field(1, header);
  const writer = frameWriter(backup.digits, salt, iv, version);
  // Of a list: a function takes only some hundred thousand arguments, a phone has more messages.
  return new Uint8Array(Buffer.concat([length(first.length), first, ...parts(backup, writer)]));
}

function* parts(backup: SignalBackup, writer: FrameWriter): Generator<Uint8Array> {
  yield writer.frame(field(5, field(1, 215)));
  for (const { sql } of backup.tables) yield writer.frame(statement(sql));
  for (const { name, rows } of backup.tables) {
    for (const row of rows) {
      yield writer.frame(statement(`INSERT INTO ${name} VALUES (${row.map(() => "?").join(",")})`, row));
    }
  }
  for (const [index, blob] of (backup.blobs ?? []).entries()) {
    yield writer.frame(field(4, joined(field(1, index + 1), field(3, blob.length))));
    yield writer.blob(blob);
  }
  yield writer.frame(field(3, joined(field(1, "preferences"), field(2, "key"), field(3, "value"))));
  if (!backup.unended) yield writer.frame(field(6, 1));
}

function statement(sql: string, values: readonly SignalValue[] = []): Uint8Array {
  return field(2, joined(field(1, sql), ...values.map((value) => field(2, parameter(value)))));
}

function parameter(value: SignalValue): Uint8Array {
  if (value === null) return field(5, 1);
  if (typeof value === "string") return field(1, value);
  if (value instanceof Uint8Array) return field(4, value);
  return typeof value === "number" && !Number.isInteger(value) ? fixed64(3, value) : field(2, value);
}

interface FrameWriter {
  frame(bytes: Uint8Array): Uint8Array;
  blob(bytes: Uint8Array): Uint8Array;
}

function frameWriter(digits: string, salt: Uint8Array, iv: Uint8Array, version: 0 | 1): FrameWriter {
  const { cipherKey, macKey } = keys(digits, salt);
  const counter = Buffer.from(iv);
  const encrypt = (...pieces: readonly Uint8Array[]): Buffer[] => {
    const cipher = createCipheriv("aes-256-ctr", cipherKey, counter);
    const encrypted = pieces.map((piece) => cipher.update(piece));
    counter.writeUInt32BE((counter.readUInt32BE(0) + 1) >>> 0, 0);
    return encrypted;
  };
  const mac = (...pieces: readonly Uint8Array[]): Buffer => {
    const hmac = createHmac("sha256", macKey);
    for (const piece of pieces) hmac.update(piece);
    return hmac.digest().subarray(0, 10);
  };
  return {
    frame(bytes) {
      const plainLength = length(bytes.length + 10);
      if (version === 0) {
        const [body = Buffer.alloc(0)] = encrypt(bytes);
        return joined(plainLength, body, mac(body));
      }
      const [head = Buffer.alloc(0), body = Buffer.alloc(0)] = encrypt(plainLength, bytes);
      return joined(head, body, mac(head, body));
    },
    blob(bytes) {
      const vector = Buffer.from(counter);
      const [body = Buffer.alloc(0)] = encrypt(bytes);
      return joined(body, mac(vector, body));
    },
  };
}

interface Keys {
  readonly cipherKey: Buffer;
  readonly macKey: Buffer;
}

/** Stretching takes a second: several backups have the same digits. */
const stretched = new Map<string, Keys>();

function keys(digits: string, salt: Uint8Array): Keys {
  const name = `${digits} ${Buffer.from(salt).toString("hex")}`;
  const known = stretched.get(name) ?? stretch(digits, salt);
  stretched.set(name, known);
  return known;
}

function stretch(digits: string, salt: Uint8Array): Keys {
  const passphrase = Buffer.from(digits);
  let hash: Uint8Array = passphrase;
  for (let round = 0; round < 250_000; round++) {
    const hasher = createHash("sha512");
    if (round === 0) hasher.update(salt);
    hash = hasher.update(hash).update(passphrase).digest();
  }
  const derived = Buffer.from(hkdfSync("sha256", hash.subarray(0, 32), new Uint8Array(32), "Backup Export", 64));
  return { cipherKey: derived.subarray(0, 32), macKey: derived.subarray(32) };
}

function length(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
