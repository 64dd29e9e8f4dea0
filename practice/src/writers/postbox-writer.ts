import { telegramHash } from "@sillage/core/formats/postbox/murmur.ts";

/** Telegram's Postbox, as it writes it. Source: Telegram-iOS, Postbox/Coding.swift and MessageHistoryTable.swift. */
export interface PostboxClass {
  readonly class: string;
  readonly fields: Readonly<Record<string, PostboxField>>;
}

/** Whole numbers are 32 bits, others double; bigints are 64 bits; a list of objects may be empty. */
export type PostboxField =
  | number
  | bigint
  | boolean
  | string
  | null
  | Uint8Array
  | PostboxClass
  | readonly PostboxClass[];

/** An object that stands alone: a peer, an attribute, media. */
export function postboxObject(object: PostboxClass): Uint8Array<ArrayBuffer> {
  return new Uint8Array(field("_", object));
}

function field(name: string, value: PostboxField): Buffer {
  const key = Buffer.from(name);
  return Buffer.concat([Buffer.of(key.length), key, encoded(value)]);
}

function encoded(value: PostboxField): Buffer {
  if (value === null) return Buffer.of(11);
  if (typeof value === "number") {
    return Number.isInteger(value)
      ? Buffer.concat([Buffer.of(0), int32(value)])
      : Buffer.concat([Buffer.of(3), double(value)]);
  }
  if (typeof value === "bigint") return Buffer.concat([Buffer.of(1), int64(value)]);
  if (typeof value === "boolean") return Buffer.of(2, value ? 1 : 0);
  if (typeof value === "string") return Buffer.concat([Buffer.of(4), data(Buffer.from(value))]);
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.of(10), data(value)]);
  if ("class" in value) return Buffer.concat([Buffer.of(5), inner(value)]);
  return Buffer.concat([Buffer.of(8), int32(value.length), ...value.map(inner)]);
}

function inner(object: PostboxClass): Buffer {
  const fields = Object.entries(object.fields).map(([name, value]) => field(name, value));
  return Buffer.concat([int32(telegramHash(Buffer.from(object.class))), data(Buffer.concat(fields))]);
}

export type PeerKind = "user" | "group" | "channel" | "secret_chat";
const peerKinds: readonly PeerKind[] = ["user", "group", "channel", "secret_chat"];

/** The number that stands for a peer. */
export function peerId(kind: PeerKind, id: bigint): bigint {
  const bits = BigInt.asUintN(64, kind === "secret_chat" ? BigInt.asUintN(32, id) : id);
  const packed = ((bits >> 32n) << 35n) | (BigInt(peerKinds.indexOf(kind)) << 32n) | (bits & 0xffff_ffffn);
  return BigInt.asIntN(64, packed);
}

export interface MessagePlace {
  readonly peer: bigint;
  readonly namespace?: number;
  readonly timestamp: number;
  readonly id: number;
}

/** `old`: as the first versions had it, the time before the namespace. */
export function messageKey({ peer, namespace = 0, timestamp, id }: MessagePlace, old = false): Uint8Array<ArrayBuffer> {
  const key = Buffer.alloc(20);
  key.writeBigInt64BE(peer);
  key.writeInt32BE(old ? timestamp : namespace, 8);
  key.writeInt32BE(old ? namespace : timestamp, 12);
  key.writeInt32BE(id, 16);
  return new Uint8Array(key);
}

export interface MessageContent {
  readonly text: string;
  readonly incoming?: boolean;
  readonly author?: bigint;
  readonly thread?: bigint;
  readonly forwarded?: { readonly author: bigint; readonly date: number; readonly signature?: string };
  readonly attributes?: readonly PostboxClass[];
  readonly media?: readonly PostboxClass[];
  readonly mediaIds?: readonly (readonly [namespace: number, id: bigint])[];
}

export function messageValue(message: MessageContent): Uint8Array<ArrayBuffer> {
  const { text, incoming = false, author, thread, forwarded, attributes = [], media = [], mediaIds = [] } = message;
  const objects = (list: readonly PostboxClass[]): Buffer[] => [
    int32(list.length),
    ...list.map((object) => data(postboxObject(object))),
  ];
  return new Uint8Array(
    Buffer.concat([
      Buffer.of(0),
      int32(1),
      int32(1),
      thread === undefined ? Buffer.of(0) : Buffer.concat([Buffer.of(1 << 5), int64(thread)]),
      int32(incoming ? 4 : 0),
      int32(0),
      forwarded ? forwardedInfo(forwarded) : Buffer.of(0),
      author === undefined ? Buffer.of(0) : Buffer.concat([Buffer.of(1), int64(author)]),
      data(Buffer.from(text)),
      ...objects(attributes),
      ...objects(media),
      int32(mediaIds.length),
      ...mediaIds.flatMap(([namespace, id]) => [int32(namespace), int64(id)]),
    ]),
  );
}

function forwardedInfo({ author, date, signature }: NonNullable<MessageContent["forwarded"]>): Buffer {
  const flags = 1 | (signature === undefined ? 0 : 1 << 3);
  const named = signature === undefined ? Buffer.alloc(0) : data(Buffer.from(signature));
  return Buffer.concat([Buffer.of(flags), int64(author), int32(date), named]);
}

export function mediaEntryKey(namespace: number, id: bigint): Uint8Array<ArrayBuffer> {
  const key = Buffer.alloc(12);
  key.writeInt32BE(namespace);
  key.writeBigInt64BE(id, 4);
  return new Uint8Array(key);
}

export function mediaEntryValue(media: PostboxClass): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.of(0), data(postboxObject(media)), int32(1)]));
}

function data(bytes: Uint8Array): Buffer {
  return Buffer.concat([int32(bytes.length), bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
