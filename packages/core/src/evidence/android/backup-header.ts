import { type ByteSource, readExactly } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { EvidenceOpenError } from "../tree.ts";

/** What stands before the data of an Android backup. */
export interface BackupHeader {
  readonly version: number;
  readonly compressed: boolean;
  readonly encryption?: BackupEncryption;
  /** Where the data begin. */
  readonly data: number;
}

export interface BackupEncryption {
  readonly userSalt: Uint8Array;
  readonly checksumSalt: Uint8Array;
  readonly rounds: number;
  readonly userVector: Uint8Array;
  /** The master key with its vector and checksum, encrypted with the user's key. */
  readonly blob: Uint8Array;
}

export interface MasterKey {
  readonly key: Uint8Array;
  readonly vector: Uint8Array;
  /** Whether the checksum that the header keeps of the key agrees. */
  readonly verified: boolean;
}

/**
 * Lines of text: magic, version, compressed, encryption, and for AES-256 the user's salt, the checksum's salt, the
 * rounds, the user's initialisation vector and the master key blob, in hexadecimal. Source: AOSP
 * BackupManagerService.java, UserBackupManagerService; nelenkov, "Unpacking Android backups" (2012).
 */
const magic = "ANDROID BACKUP\n";
const longestHeader = 16 * 1024;
/** Known versions: Android 4.0 to 16. */
const latestVersion = 5;
/** Android uses 10,000. */
const mostRounds = 1_000_000;

export function isBackupFile(start: Uint8Array): boolean {
  return new TextDecoder().decode(start.subarray(0, magic.length)) === magic;
}

/** Throws EvidenceOpenError where the header is damaged or of a version that is not known. */
export function readBackupHeader(source: ByteSource, name: string): BackupHeader {
  const bytes = readExactly(source, 0, Math.min(source.size, longestHeader));
  let at = magic.length;
  const line = (): string => {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) throw new EvidenceOpenError("damaged", `${name} is an Android backup that ends inside its header.`);
    const text = new TextDecoder("latin1").decode(bytes.subarray(at, end)).trim();
    at = end + 1;
    return text;
  };
  const damaged = (what: string): EvidenceOpenError =>
    new EvidenceOpenError("damaged", `${name} is an Android backup whose header is damaged: ${what}.`);

  const version = natural(line());
  if (version === undefined || version < 1) throw damaged("it has no version");
  if (version > latestVersion) {
    throw new EvidenceOpenError(
      "damaged",
      `${name} is an Android backup of version ${version}; versions up to ${latestVersion} are known. ` +
        "It cannot be read with this version of the program.",
    );
  }
  const compressed = line();
  if (compressed !== "0" && compressed !== "1") throw damaged("it does not say whether it is compressed");
  const common = { version, compressed: compressed === "1" };
  const encryption = line();
  if (encryption === "none") return { ...common, data: at };
  if (encryption !== "AES-256") throw damaged("its encryption is not one that is known");
  const [userSalt, checksumSalt] = [bytesOf(line()), bytesOf(line())];
  const rounds = natural(line());
  const [userVector, blob] = [bytesOf(line()), bytesOf(line())];
  if (!userSalt || !checksumSalt || !blob || blob.length % 16 !== 0 || userVector?.length !== 16 || !rounds) {
    throw damaged("what it says of its encryption makes no sense");
  }
  if (rounds > mostRounds) throw damaged(`it asks for ${rounds} rounds of key stretching`);
  return { ...common, encryption: { userSalt, checksumSalt, rounds, userVector, blob }, data: at };
}

/**
 * The key of the data. Undefined where the password does not open it.
 *
 * From version 2 on, passwords are stretched as UTF-8; before, only the low 8 bits of each UTF-16 unit count. The
 * checksum is made of the master key's bytes the same way: taken for characters, each byte from 0x80 on is a negative
 * `byte` that becomes U+FF80 to U+FFFF, three bytes of UTF-8. Builds of Android mixed the two: both are tried.
 */
export async function unlockMasterKey(
  platform: Platform,
  header: BackupHeader,
  encryption: BackupEncryption,
  password: string,
): Promise<MasterKey | undefined> {
  const forms = [new TextEncoder().encode(password), lowBytes(password)];
  if (header.version < 2) forms.reverse();
  for (const form of isAscii(password) ? forms.slice(0, 1) : forms) {
    const { userSalt, rounds, userVector, blob } = encryption;
    const userKey = await platform.pbkdf2("sha1", form, userSalt, rounds, 32);
    const opened = openBlob(platform.decryptAesCbc(userKey, userVector, blob));
    if (opened) return { ...opened, verified: await checksumAgrees(platform, encryption, opened) };
  }
  return undefined;
}

interface OpenedBlob {
  readonly vector: Uint8Array;
  readonly key: Uint8Array;
  readonly checksum: Uint8Array;
}

/**
 * Three values, each after a byte that tells its length: 16, 32 and 32. Under a wrong key neither these nor the
 * padding come out: that all of them do by chance happens once in 2^32 passwords.
 */
function openBlob(clear: Uint8Array): OpenedBlob | undefined {
  const padding = clear[clear.length - 1] ?? 0;
  const end = clear.length - padding;
  if (padding < 1 || padding > 16 || !clear.subarray(end).every((byte) => byte === padding)) return undefined;
  const values: Uint8Array[] = [];
  for (let at = 0; at < end && values.length < 3; ) {
    const length = clear[at] ?? 0;
    values.push(clear.slice(at + 1, at + 1 + length));
    at += 1 + length;
  }
  const [vector, key, checksum] = values;
  if (vector?.length !== 16 || key?.length !== 32 || checksum?.length !== 32) return undefined;
  return { vector, key, checksum };
}

async function checksumAgrees(
  platform: Platform,
  { checksumSalt, rounds }: BackupEncryption,
  { key, checksum }: OpenedBlob,
): Promise<boolean> {
  for (const form of [asCharacters(key), key]) {
    const computed = await platform.pbkdf2("sha1", form, checksumSalt, rounds, 32);
    if (computed.every((byte, at) => byte === checksum[at])) return true;
  }
  return false;
}

/** The UTF-8 of bytes that Java took for `char`s. */
export function asCharacters(bytes: Uint8Array): Uint8Array {
  const characters = [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xff00 + byte));
  return new TextEncoder().encode(characters.join(""));
}

function lowBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) & 0xff);
}

function isAscii(text: string): boolean {
  return lowBytes(text).every((byte, at) => byte < 0x80 && byte === text.charCodeAt(at));
}

function natural(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function bytesOf(hexadecimal: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hexadecimal)) return undefined;
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
