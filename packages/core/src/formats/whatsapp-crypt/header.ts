import { type ByteSource, EvidenceReadError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { asBytes, asMessage, asText, decodeMessage, first, type Message } from "../protobuf/decode.ts";

/**
 * What stands before the encrypted data of a WhatsApp backup of Android. Source: ElDavoo/wa-crypt-tools (db12.py,
 * db14.py, proto/*.proto), read for its facts.
 *
 * - crypt12: cipher version (2 bytes), key version (1), server salt (32), salt of the Google id (16), IV (16).
 * - crypt14, crypt15: the length of a protobuf message as a varint, and that message: field 2 for a key that WhatsApp
 *   keeps (its salts and the IV), field 3 for the owner's own key (the IV).
 *
 * Behind the data follow the GCM tag (16 bytes), the MD5 of all before it (16; not in backups of several files), and in
 * crypt12 the last digits of the owner's number (4).
 */
export interface CryptHeader {
  readonly generation: 12 | 14 | 15;
  readonly iv: Uint8Array;
  /** Salt that names the key which the app has stored: crypt12 and crypt14. */
  readonly serverSalt?: Uint8Array;
  /** Where the encrypted data begin. */
  readonly data: number;
  /** Bytes behind the checksum. */
  readonly suffix: number;
  readonly appVersion?: string;
}

const longestHeader = 4096;
const crypt12Length = 2 + 1 + 32 + 16 + 16;
const ivLength = 16;

export const tagLength = 16;
export const checksumLength = 16;

/** The header, or undefined where the file begins otherwise. A crypt12 has no mark of its own: its name must say so. */
export function readCryptHeader(source: ByteSource, name: string): CryptHeader | undefined {
  const start = new Uint8Array(longestHeader);
  const begins = start.subarray(0, source.read(start, 0));
  try {
    return messageHeader(begins) ?? (/\.crypt12\b/i.test(name) ? plainHeader(begins) : undefined);
  } catch (error) {
    if (error instanceof FormatError || error instanceof EvidenceReadError) return undefined;
    throw error;
  }
}

/** The name of what is inside: `msgstore.db.crypt15` holds `msgstore.db`. */
export function plainName(name: string): string {
  return name.replace(/\.crypt\d+$/i, "");
}

function plainHeader(bytes: Uint8Array): CryptHeader | undefined {
  const [high, low, keyVersion = 0] = bytes;
  if (bytes.length < crypt12Length || high !== 0 || low !== 1 || keyVersion < 1 || keyVersion > 3) return undefined;
  return {
    generation: 12,
    serverSalt: bytes.slice(3, 35),
    iv: bytes.slice(51, crypt12Length),
    data: crypt12Length,
    suffix: 4,
  };
}

function messageHeader(bytes: Uint8Array): CryptHeader | undefined {
  const { value: length, next } = varint(bytes);
  // The message begins with its field 1, a varint.
  if (length < ivLength || next + length > bytes.length || bytes[next] !== 0x08) return undefined;
  const message = decodeMessage(bytes.subarray(next, next + length));
  const about = {
    data: next + length,
    suffix: 0,
    ...appVersion(message),
  };
  const own = asMessage(first(message, 3));
  const ownIv = own && asBytes(first(own, 1));
  if (ownIv?.length === ivLength) return { generation: 15, iv: ownIv.slice(), ...about };
  const kept = asMessage(first(message, 2));
  const keptIv = kept && asBytes(first(kept, 5));
  const serverSalt = kept && asBytes(first(kept, 3));
  if (keptIv?.length !== ivLength || !serverSalt) return undefined;
  return { generation: 14, iv: keptIv.slice(), serverSalt: serverSalt.slice(), ...about };
}

/** Field 4 tells of the app that wrote it; its field 1 is the version. */
function appVersion(message: Message): { appVersion?: string } {
  const about = asMessage(first(message, 4));
  const version = about && asText(first(about, 1));
  return version === undefined ? {} : { appVersion: version };
}

function varint(bytes: Uint8Array): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = 0; at < 3 && at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return { value: 0, next: 0 };
}
