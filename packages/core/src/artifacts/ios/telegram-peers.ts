import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import {
  decodeObject,
  isObject,
  longField,
  objectsField,
  type PostboxObject,
  textField,
  typeOf,
} from "../../formats/postbox/coder.ts";
import { type PeerId, peerNumber, peerOf } from "../../formats/postbox/peer.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { ReportValue } from "../recovered.ts";

export const telegramService = "Telegram";

/** A person, group or channel, as the table of peers has it. */
export interface TelegramPeer {
  readonly id: PeerId;
  /** The user name, else the number that Telegram gives: people keep it when they change the former. */
  readonly address: string;
  readonly name: string | null;
  readonly username: string | null;
  /** With its plus. */
  readonly phone: string | null;
  readonly isBot: boolean;
  /** Of a secret chat, whom it is with. */
  readonly other: bigint | null;
}

/** By the packed number of a peer. */
export type TelegramPeers = ReadonlyMap<bigint, TelegramPeer>;

/** The table of peers. Source: iLEAPP telegramMesssages.py; Telegram-iOS PeerTable.swift. */
export const peerTable = "t2";

export function readPeers(db: Database, report: ReportValue): TelegramPeers {
  const peers = new Map<bigint, TelegramPeer>();
  if (!db.has(peerTable)) return peers;
  for (const row of db.select({ ...peerSelect, lookup: true })) {
    const packed = packedOf(row);
    const peer = packed === undefined ? undefined : peerIn(row, packed, report);
    if (packed !== undefined && peer) peers.set(packed, peer);
  }
  return peers;
}

export const peerSelect = { from: [peerTable, "p"], columns: { key: "p.key", value: "p.value" } } as const;

export function packedOf(row: Row): bigint | undefined {
  const key = row.raw("key");
  return typeof key === "number" || typeof key === "bigint" ? BigInt(key) : undefined;
}

/** Undefined, and said, where what is stored of it cannot be read. */
export function peerIn(row: Row, packed: bigint, report: ReportValue): TelegramPeer | undefined {
  const bytes = row.bytes("value");
  const object =
    bytes && decoded(bytes, (message) => report(`a peer ${message}`, { table: peerTable, rowid: row.rowid }));
  return object ? peerFrom(object, peerOf(packed)) : undefined;
}

const secretChat = typeOf("TelegramSecretChat");

/** Source of the fields: Telegram-iOS TelegramUser.swift; iLEAPP telegramMesssages.py. */
function peerFrom(object: PostboxObject, id: PeerId): TelegramPeer {
  const given = [textField(object, "fn"), textField(object, "ln")].filter((part) => part !== null).join(" ");
  const username = textField(object, "un") ?? textField(objectsField(object, "uns")[0], "un");
  const phone = textField(object, "p");
  return {
    id,
    address: username === null ? peerNumber(id) : `@${username}`,
    name: given || textField(object, "t"),
    username,
    phone: phone === null ? null : phone.startsWith("+") ? phone : `+${phone}`,
    isBot: isObject(object.fields.get("bi")),
    other: object.type === secretChat ? longField(object, "r") : null,
  };
}

export function addressOf(packed: bigint, peers: TelegramPeers): string {
  return peers.get(packed)?.address ?? peerNumber(peerOf(packed));
}

/** Whose name a conversation has: of a secret chat, that of whom it is with. */
export function nameOf(packed: bigint, peers: TelegramPeers): string | null {
  const peer = peers.get(packed);
  return peer?.name ?? (peer?.other ? (peers.get(peer.other)?.name ?? null) : null);
}

/** An object of Telegram's coder; undefined, and said, where it cannot be read. */
export function decoded(bytes: Uint8Array, report: (message: string) => void): PostboxObject | undefined {
  return attempt(() => decodeObject(bytes), report);
}

export function attempt<T>(read: () => T, report: (message: string) => void): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(`cannot be read: ${error.message}`);
    return undefined;
  }
}
