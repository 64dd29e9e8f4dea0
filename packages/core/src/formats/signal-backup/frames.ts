import { _HMAC } from "@noble/hashes/hmac.js";
import { type _SHA256, sha256 } from "@noble/hashes/sha2.js";
import { type ByteSource, EvidenceReadError } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { FormatError } from "../error.ts";
import { bytesOf, hmacSha256 } from "../hmac.ts";
import { asBytes, asMessage, asUnsigned, decodeMessage, first, type Message } from "../protobuf/decode.ts";
import { withDigest } from "./attachments.ts";
import { applyStream, FrameStreams } from "./frame-streams.ts";
import type { FrameKeys } from "./keys.ts";
import { SequentialReader } from "./reader.ts";

/**
 * A Signal backup for Android is a row of frames: a length (4 bytes, big-endian) and a BackupFrame. The first one is
 * plain and has the salt and the IV. Each further one ends with 10 bytes of HMAC-SHA256 and is encrypted with
 * AES-256-CTR; the first 4 bytes of the IV count frames and blobs. Attachments, stickers and avatars are frames with a
 * blob behind them. Since version 1 the length is encrypted with the frame. Sources: signal_for_android_decryption
 * (decrypt_backup.py, Backups.proto), read for its facts; Signal-Android FullBackupExporter.
 */
export interface FramesHeader {
  readonly salt: Uint8Array;
  readonly iv: Uint8Array;
  readonly version: number;
  /** Where the frames begin. */
  readonly data: number;
}

/** Numbers of BackupFrame's fields. */
const field = { header: 1, attachment: 4, end: 6, avatar: 7, sticker: 8 } as const;
/** In each of these, the field that tells how long the blob is. */
const blobLength: ReadonlyMap<number, number> = new Map([
  [field.attachment, 3],
  [field.avatar, 2],
  [field.sticker, 2],
]);

const longestHeader = 1024;
/** A row of the database is at most so long: its texts are. */
const longestFrame = 64 * 2 ** 20;
const macLength = 10;
/** Read of a blob at once: whole blocks. */
const blobPiece = 256 * 1024;
/** With so many one after the other, nothing behind them is a frame. */
const mostDamaged = 3;

/** Undefined where the file begins otherwise. */
export function readFramesHeader(source: ByteSource): FramesHeader | undefined {
  const start = new Uint8Array(4 + longestHeader);
  const begins = start.subarray(0, source.read(start, 0));
  if (begins.length < 8) return undefined;
  const length = new DataView(begins.buffer).getUint32(0);
  if (length > longestHeader || 4 + length > begins.length) return undefined;
  try {
    const header = asMessage(first(decodeMessage(begins.subarray(4, 4 + length)), field.header));
    const iv = header && asBytes(first(header, 1));
    const salt = header && asBytes(first(header, 2));
    if (!header || iv?.length !== 16 || salt?.length !== 32) return undefined;
    const version = Number(asUnsigned(first(header, 3)) ?? 0);
    return { iv: iv.slice(), salt: salt.slice(), version, data: 4 + length };
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

export interface FrameProblems {
  readonly damaged: number;
  /** The backup says itself where it ends. */
  readonly ended: boolean;
}

/** Whether one of the first frames is one under these keys: a damaged frame does not make them wrong. */
export function opensFrames(platform: Platform, source: ByteSource, header: FramesHeader, keys: FrameKeys): boolean {
  const frames = new FrameDecrypter(platform, source, header, keys);
  for (let tried = 0; tried < mostDamaged; tried++) {
    const next = frames.next();
    if (next === undefined) return false;
    if (next !== "damaged") return true;
  }
  return false;
}

/**
 * Writes each frame that is sound as it is plain: its length (4 bytes, big-endian) and its bytes. Blobs are passed over;
 * the frame of an attachment goes on with the digest of its content (attachments.ts).
 * Throws EvidenceReadError.
 */
export function decryptFrames(
  platform: Platform,
  source: ByteSource,
  header: FramesHeader,
  keys: FrameKeys,
  write: (bytes: Uint8Array) => void,
): FrameProblems {
  const frames = new FrameDecrypter(platform, source, header, keys);
  const length = new Uint8Array(4);
  let damaged = 0;
  for (let inRow = 0; inRow < mostDamaged; ) {
    const frame = frames.next();
    if (frame === undefined) return { damaged, ended: false };
    if (frame === "damaged") {
      damaged++;
      inRow++;
      continue;
    }
    inRow = 0;
    const message = decoded(frame);
    if (message === undefined) {
      damaged++;
      continue;
    }
    if (message.has(field.end)) return { damaged, ended: true };
    const size = blobOf(message);
    // Reading on takes the frame's bytes back.
    const own = message.has(field.attachment) && size !== undefined ? frame.slice() : undefined;
    const told = own && size !== undefined ? withDigest(own, frames.digestOfBlob(size)) : frame;
    new DataView(length.buffer).setUint32(0, told.length);
    write(length);
    write(told);
    if (!own) frames.passBlob(size);
  }
  return { damaged, ended: false };
}

function decoded(frame: Uint8Array): Message | undefined {
  try {
    return decodeMessage(frame);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** Bytes of the blob that follows; undefined where none does. */
function blobOf(frame: Message): number | undefined {
  for (const [number, lengthField] of blobLength) {
    const inner = frame.has(number) ? asMessage(first(frame, number)) : undefined;
    if (inner) return Number(asUnsigned(first(inner, lengthField)) ?? 0);
  }
  return undefined;
}

class FrameDecrypter {
  readonly #reader: SequentialReader;
  readonly #streams: FrameStreams;
  readonly #mac: Mac;
  readonly #lengthIsEncrypted: boolean;
  readonly #platform: Platform;
  readonly #keys: FrameKeys;
  readonly #iv: Uint8Array;
  /** Frames and blobs so far. */
  #count = 0;

  constructor(platform: Platform, source: ByteSource, header: FramesHeader, keys: FrameKeys) {
    if (header.version > 1) throw new EvidenceReadError(`backups of version ${header.version} are not known`);
    this.#reader = new SequentialReader(source, header.data);
    this.#streams = new FrameStreams(platform.aesBlocks(keys.cipher), header.iv);
    this.#mac = new Mac(keys.mac);
    this.#platform = platform;
    this.#keys = keys;
    this.#iv = header.iv;
    this.#lengthIsEncrypted = header.version === 1;
  }

  /** Valid until the next call. Undefined at the end of the file, or where a length cannot be one. */
  next(): Uint8Array | "damaged" | undefined {
    const stored = this.#reader.take(4)?.slice();
    if (!stored) return undefined;
    const plain = stored.slice();
    // Where the length is encrypted, the key stream goes on from it.
    const before = this.#lengthIsEncrypted ? 4 : 0;
    if (this.#lengthIsEncrypted) applyStream(this.#streams.of(this.#count, before), 0, plain);
    const length = new DataView(plain.buffer).getUint32(0);
    if (length < macLength || length > longestFrame) return undefined;
    const body = this.#reader.take(length);
    if (!body) return undefined;
    const data = body.subarray(0, length - macLength);
    const stated = body.subarray(length - macLength);
    const sound = this.#mac.isOf(stated, this.#lengthIsEncrypted ? stored : undefined, data);
    if (sound) applyStream(this.#streams.of(this.#count, before + data.length), before, data);
    this.#count++;
    return sound ? data : "damaged";
  }

  /** SHA-256 of a blob in clear; undefined where its checksum is wrong, or so much is not left. Reads past it. */
  digestOfBlob(length: number): Uint8Array | undefined {
    if (length > this.#reader.left - macLength) {
      this.passBlob(length);
      return undefined;
    }
    const mac = hmacSha256(this.#platform, this.#keys.mac);
    const hash = this.#platform.hash("sha256");
    const counter = withFrame(this.#iv, this.#count++);
    mac.update(counter);
    for (let left = length; left > 0; ) {
      const stored = this.#reader.take(Math.min(left, blobPiece)) ?? new Uint8Array(0);
      if (stored.length === 0) return undefined;
      mac.update(stored);
      hash.update(this.#platform.applyAesCtr(this.#keys.cipher, counter, stored));
      addBlocks(counter, stored.length / 16);
      left -= stored.length;
    }
    const stated = this.#reader.take(macLength);
    const computed = mac.digest();
    return stated?.every((byte, at) => byte === computed[at]) ? bytesOf(hash.digest()) : undefined;
  }

  passBlob(length: number | undefined): void {
    if (length === undefined) return;
    this.#reader.skip(length + macLength);
    this.#count++;
  }
}

/** The IV of the frame or blob of this number: its first 4 bytes count, and wrap. */
function withFrame(iv: Uint8Array, frame: number): Uint8Array {
  const counter = iv.slice();
  const view = new DataView(counter.buffer);
  view.setUint32(0, (view.getUint32(0) + frame) >>> 0);
  return counter;
}

/** Counts the 128-bit big-endian counter on, in place. */
function addBlocks(counter: Uint8Array, blocks: number): void {
  let carry = blocks;
  for (let at = counter.length - 1; at >= 0 && carry > 0; at--) {
    const sum = (counter[at] ?? 0) + carry;
    counter[at] = sum & 0xff;
    carry = Math.floor(sum / 256);
  }
}

/** HMAC-SHA256 whose key is prepared once: for a frame that costs as much as all the rest. */
class Mac {
  readonly #keyed: _HMAC<_SHA256>;
  readonly #used: _HMAC<_SHA256>;
  readonly #sum = new Uint8Array(32);

  constructor(key: Uint8Array) {
    this.#keyed = new _HMAC<_SHA256>(sha256, key);
    this.#used = this.#keyed.clone();
  }

  isOf(stated: Uint8Array, length: Uint8Array | undefined, data: Uint8Array): boolean {
    const mac = this.#keyed._cloneInto(this.#used);
    if (length) mac.update(length);
    mac.update(data).digestInto(this.#sum);
    return stated.every((byte, at) => byte === this.#sum[at]);
  }
}
