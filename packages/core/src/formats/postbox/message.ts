import { FormatError } from "../error.ts";
import { PostboxReader } from "./reader.ts";

/** What the key of a message says. */
export interface MessageKey {
  /** Packed: see `peerOf`. */
  readonly peer: bigint;
  readonly namespace: number;
  readonly id: number;
  /** Unix seconds. */
  readonly timestamp: number;
}

const keyLength = 20;
/** A time is above, a namespace far below: 2001-09-09. */
const leastTime = 1_000_000_000;

/**
 * Peer (8), namespace (4), time (4) and id (4), big-endian; in the first versions the time stood before the namespace.
 * Source: Telegram-iOS, MessageHistoryTable.swift. Throws FormatError.
 */
export function readMessageKey(key: Uint8Array): MessageKey {
  if (key.length !== keyLength) throw new FormatError(`a key has ${keyLength} bytes, this has ${key.length}`);
  const view = new DataView(key.buffer, key.byteOffset);
  const [first, second] = [view.getInt32(8), view.getInt32(12)];
  const isOld = first >= leastTime && second < leastTime;
  return {
    peer: view.getBigInt64(0),
    namespace: isOld ? second : first,
    timestamp: isOld ? first : second,
    id: view.getInt32(16),
  };
}

export interface Forwarded {
  /** Packed; 0 where it is not told. */
  readonly author: bigint;
  /** Unix seconds. */
  readonly date: number;
  /** The group or channel that it came from. */
  readonly source?: bigint;
  /** The name of who hides their account. */
  readonly signature?: string;
}

export interface StoredMessage {
  /** See `messageFlags`. */
  readonly flags: number;
  readonly forwarded?: Forwarded;
  /** Packed. */
  readonly author?: bigint;
  readonly text: string;
  /** Objects of the coder, undecoded. */
  readonly attributes: readonly Uint8Array[];
  readonly media: readonly Uint8Array[];
  /** Keys of media in the table of media. */
  readonly mediaIds: readonly MediaId[];
}

export interface MediaId {
  readonly namespace: number;
  readonly id: bigint;
}

/** Source: Telegram-iOS, MessageFlags. */
export const messageFlags = { unsent: 1, failed: 2, incoming: 4, sending: 32 } as const;

/** What may stand before the flags, by bits. Source: MessageHistoryTable.swift, MessageDataFlags. */
const lengthsBefore = [8, 4, 8, 4, 4, 8] as const;
/** Of a forwarded message. Source: as above. */
const hasSource = 1 << 1;
const hasSourceMessage = 1 << 2;
const hasSignature = 1 << 3;
const hasAnnouncement = 1 << 4;
const hasForwardFlags = 1 << 5;

/** Throws FormatError, also where something is left over: a version that is not known must not be misread. */
export function readMessage(value: Uint8Array): StoredMessage {
  const reader = new PostboxReader(value);
  if (reader.uint8() !== 0) throw new FormatError("a message of a kind that is not known");
  reader.bytes(8);
  const before = reader.uint8();
  if (before >= 1 << lengthsBefore.length) throw new FormatError("a message of a version that is not known");
  for (const [bit, length] of lengthsBefore.entries()) if (before & (1 << bit)) reader.bytes(length);
  const flags = reader.uint32();
  reader.bytes(4);
  const forwarded = readForwarded(reader);
  const author = reader.uint8() === 1 ? reader.int64() : undefined;
  const text = reader.text();
  const attributes = list(reader, () => reader.data());
  const media = list(reader, () => reader.data());
  const mediaIds = list(reader, () => ({ namespace: reader.int32(), id: reader.int64() }));
  if (reader.left > 0) list(reader, () => reader.data());
  if (reader.left > 0) throw new FormatError(`${reader.left} bytes are left over behind a message`);
  return {
    flags,
    ...(forwarded ? { forwarded } : {}),
    ...(author === undefined ? {} : { author }),
    text,
    attributes,
    media,
    mediaIds,
  };
}

function readForwarded(reader: PostboxReader): Forwarded | undefined {
  const flags = reader.uint8();
  if (flags === 0) return undefined;
  const author = reader.int64();
  const date = reader.int32();
  const source = flags & hasSource ? reader.int64() : undefined;
  if (flags & hasSourceMessage) reader.bytes(16);
  const signature = flags & hasSignature ? reader.text() : undefined;
  if (flags & hasAnnouncement) reader.text();
  if (flags & hasForwardFlags) reader.int32();
  return {
    author,
    date,
    ...(source === undefined ? {} : { source }),
    ...(signature === undefined ? {} : { signature }),
  };
}

function list<T>(reader: PostboxReader, read: () => T): T[] {
  return Array.from({ length: reader.count() }, read);
}

/** The object of an entry of the table of media; undefined where it only names the message that holds it. */
export function mediaEntry(value: Uint8Array): Uint8Array | undefined {
  const reader = new PostboxReader(value);
  const kind = reader.uint8();
  if (kind === 1) return undefined;
  if (kind !== 0) throw new FormatError(`an entry of media of kind ${kind} is not known`);
  return reader.data();
}

/** Namespace (4) and id (8), big-endian. */
export function mediaKey(key: Uint8Array): MediaId {
  if (key.length !== 12) throw new FormatError(`a key of media has 12 bytes, this has ${key.length}`);
  const view = new DataView(key.buffer, key.byteOffset);
  return { namespace: view.getInt32(0), id: view.getBigInt64(4) };
}
