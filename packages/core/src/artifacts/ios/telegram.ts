import {
  longField,
  numberField,
  objectsField,
  type PostboxObject,
  textField,
  textsIn,
  typeOf,
} from "../../formats/postbox/coder.ts";
import {
  type MessageKey,
  messageFlags,
  readMessage,
  readMessageKey,
  type StoredMessage,
} from "../../formats/postbox/message.ts";
import { peerOf } from "../../formats/postbox/peer.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime, toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { ReportValue } from "../recovered.ts";
import { type Details, joinedLimit } from "../rows.ts";
import { mediaName, mediaOf, readMediaTable, type TelegramMedia, type TelegramMediaTable } from "./telegram-media.ts";
import {
  addressOf,
  attempt,
  decoded,
  nameOf,
  packedOf,
  peerIn,
  peerSelect,
  peerTable,
  readPeers,
  type TelegramPeers,
  telegramService,
} from "./telegram-peers.ts";

export const telegram = defineArtifact({
  id: "ios.telegram",
  title: "Telegram messages, conversations and contacts",
  platform: "ios",
  versions: "Telegram for iOS with its store Postbox, since 2018; of other layouts the place and time of each message",
  where: {
    ios_backup: ["AppDomainGroup-group.ph.telegra.Telegraph-telegram-data/account-*/postbox/db/db_sqlite"],
    ios_filesystem: ["private/var/mobile/Containers/Shared/AppGroup/*/telegram-data/account-*/postbox/db/db_sqlite"],
    files: ["**/db_sqlite"],
  },
  kinds: ["message", "conversation", "contact"],
  recovers: [
    { table: "t7", identity: ["key"] },
    { table: "t2", identity: ["key"], links: ["t7"] },
  ],
  timeBasis: "utc",
  reach: "what the app has kept of its conversations; all but secret ones are on Telegram's servers",
  references: [
    "iLEAPP telegramMesssages.py: tables t2, t6 and t7, keys and values, the coder of objects",
    "Telegram-iOS MessageHistoryTable.swift, Peer.swift, Coding.swift, SqliteValueBox.swift",
    "Telegram-iOS ReplyMessageAttribute.swift, EditedMessageAttribute.swift, ReactionsMessageAttribute.swift",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const report: ReportValue = (message, where) => input.problem("value", message, where);
    const context: Context = {
      db,
      peers: readPeers(db, report),
      media: readMediaTable(db, report),
      stored: new Map(),
      report,
    };
    yield* messages(context);
    if (db.has(peerTable)) yield* peerRecords(context);
  },
});

interface Context {
  readonly db: Database;
  readonly peers: TelegramPeers;
  readonly media: TelegramMediaTable;
  /** Of each conversation, how many messages are stored, and when the last was written. */
  readonly stored: Map<bigint, { count: number; last: number | null }>;
  readonly report: ReportValue;
}

const messageTable = "t7";
/** Of a message that is not simply of the conversation. Source: Telegram-iOS Namespaces.swift. */
const namespaces: ReadonlyMap<number, string> = new Map([
  [1, "only on this phone"],
  [2, "received in a secret chat"],
  [3, "scheduled"],
  [4, "scheduled, only on this phone"],
  [5, "quick reply"],
  [6, "quick reply, only on this phone"],
]);

function* messages(context: Context): Generator<RecordDraft> {
  const rows = context.db.select({ from: [messageTable, "m"], columns: { key: "m.key", value: "m.value" } });
  for (const row of rows) {
    const tell = (message: string): void => context.report(message, { table: messageTable, rowid: row.rowid });
    const bytes = row.bytes("key");
    const key =
      bytes &&
      attempt(
        () => readMessageKey(bytes),
        (message) => tell(`the key of a message ${message}`),
      );
    if (!key) continue;
    const value = row.bytes("value");
    const stored =
      value &&
      attempt(
        () => readMessage(value),
        (message) => tell(`a message ${message}`),
      );
    count(context, key);
    yield* messageRecords(row, key, stored ?? undefined, context, tell);
  }
}

function count({ stored }: Context, { peer, timestamp }: MessageKey): void {
  const known = stored.get(peer) ?? { count: 0, last: null };
  const time = toMicroseconds(timestamp, "unix_s") ?? null;
  stored.set(peer, { count: known.count + 1, last: Math.max(known.last ?? 0, time ?? 0) || null });
}

function* messageRecords(
  row: Row,
  key: MessageKey,
  stored: StoredMessage | undefined,
  context: Context,
  tell: (message: string) => void,
): Generator<RecordDraft> {
  const { peers } = context;
  const attributes = (stored?.attributes ?? []).flatMap(
    (bytes) => decoded(bytes, (message) => tell(`an attribute of a message ${message}`)) ?? [],
  );
  const media = stored ? mediaOfMessage(stored, context, tell) : [];
  const direction = stored === undefined ? "unknown" : stored.flags & messageFlags.incoming ? "incoming" : "outgoing";
  const thread = addressOf(key.peer, peers);
  // In a conversation of two, whoever wrote to the owner is the other.
  const author =
    stored?.author ?? (direction === "incoming" && peerOf(key.peer).kind === "user" ? key.peer : undefined);
  const locator = { table: messageTable, rowid: row.rowid };
  const edited = attributes.find(({ type }) => type === editedAttribute);
  const editedAt = edited && !numberField(edited, "h") ? numberField(edited, "d") : null;
  yield {
    kind: "message",
    time: toMicroseconds(key.timestamp, "unix_s") ?? null,
    locator,
    direction,
    service: telegramService,
    thread,
    sender: direction === "outgoing" || author === undefined ? null : addressOf(author, peers),
    sender_name: direction === "outgoing" || author === undefined ? null : nameOf(author, peers),
    recipient: direction === "outgoing" ? thread : null,
    text: stored?.text || null,
    urls: linksOf(attributes, media),
    message_id: String(key.id),
    reply_to: repliedTo(attributes),
    edited: editedAt ? (toMicroseconds(editedAt, "unix_s") ?? null) : null,
    attachment_names: media.flatMap(({ name }) => name ?? []).slice(0, joinedLimit),
    details: detailsOf(key, stored, attributes, media, peers),
  };
  yield* reactions(key, attributes, thread, locator, peers);
}

function mediaOfMessage(
  { media, mediaIds }: StoredMessage,
  { media: table }: Context,
  tell: (message: string) => void,
): readonly TelegramMedia[] {
  const inside = media.flatMap((bytes) => decoded(bytes, (message) => tell(`media of a message ${message}`)) ?? []);
  const named = mediaIds.flatMap(({ namespace, id }) => table.get(mediaName(namespace, id)) ?? []);
  return [...inside.map(mediaOf), ...named];
}

const editedAttribute = typeOf("EditedMessageAttribute");
const replyAttribute = typeOf("ReplyMessageAttribute");
const reactionsAttribute = typeOf("ReactionsMessageAttribute");

/** The id of the message that this one answers: the upper half of a number, whose lower is the namespace. */
function repliedTo(attributes: readonly PostboxObject[]): string | null {
  const reply = longField(
    attributes.find(({ type }) => type === replyAttribute),
    "i",
  );
  return reply === null ? null : String(BigInt.asIntN(32, reply >> 32n));
}

/** Links that stand beside the text: behind words of it, or of a page that is shown with it. */
function linksOf(attributes: readonly PostboxObject[], media: readonly TelegramMedia[]): readonly string[] {
  const behind = attributes
    .flatMap((attribute) => [...textsIn(attribute)])
    .filter((text) => /^https?:\/\//i.test(text));
  return [...new Set([...behind, ...media.flatMap(({ urls }) => urls)])].slice(0, joinedLimit);
}

function detailsOf(
  key: MessageKey,
  stored: StoredMessage | undefined,
  attributes: readonly PostboxObject[],
  media: readonly TelegramMedia[],
  peers: TelegramPeers,
): Details {
  const details: Details = {};
  if (!stored) details["text"] = "not read: the message is of a layout that is not known, or damaged";
  if (key.namespace !== 0) details["namespace"] = namespaces.get(key.namespace) ?? key.namespace;
  if (stored && stored.flags & messageFlags.failed) details["state"] = "failed";
  else if (stored && stored.flags & (messageFlags.unsent | messageFlags.sending)) details["state"] = "not sent";
  const { forwarded } = stored ?? {};
  if (forwarded) {
    const date = toMicroseconds(forwarded.date, "unix_s");
    details["forwarded"] = {
      ...(forwarded.author === 0n ? {} : { from: addressOf(forwarded.author, peers) }),
      ...(forwarded.source === undefined ? {} : { source: addressOf(forwarded.source, peers) }),
      ...(forwarded.signature === undefined ? {} : { signature: forwarded.signature }),
      ...(date ? { date: isoTime(date) } : {}),
    };
  }
  for (const one of media) Object.assign(details, one.details);
  const given = attributes.filter(({ type }) => type === reactionsAttribute).flatMap((one) => objectsField(one, "r"));
  if (given.length > 0) {
    details["reactions"] = given
      .slice(0, joinedLimit)
      .map((one) => ({ reaction: textField(one, "v") ?? "custom emoji", count: numberField(one, "c") }));
  }
  return details;
}

/** Telegram names only who reacted last, and not when. */
function* reactions(
  { id }: MessageKey,
  attributes: readonly PostboxObject[],
  thread: string,
  locator: { readonly table: string; readonly rowid: number },
  peers: TelegramPeers,
): Generator<RecordDraft> {
  const recent = attributes.filter(({ type }) => type === reactionsAttribute).flatMap((one) => objectsField(one, "rp"));
  for (const one of recent.slice(0, joinedLimit)) {
    const peer = longField(one, "p");
    yield {
      kind: "message",
      time: null,
      locator,
      // The owner is among those who react: whose reaction it is, the sender says.
      direction: "unknown",
      service: telegramService,
      thread,
      sender: peer === null ? null : addressOf(peer, peers),
      sender_name: peer === null ? null : nameOf(peer, peers),
      reaction: textField(one, "v") ?? "custom emoji",
      reaction_to: String(id),
    };
  }
}

/** Everybody whom the app has met, and every conversation that messages are stored of, or that is no person's. */
function* peerRecords({ db, peers, stored, report }: Context): Generator<RecordDraft> {
  for (const row of db.select(peerSelect)) {
    const packed = packedOf(row);
    const peer = packed === undefined ? undefined : peerIn(row, packed, report);
    if (packed === undefined || !peer) continue;
    const { address, name, username, phone, isBot } = peer;
    const { kind } = peer.id;
    const locator = { table: peerTable, rowid: row.rowid };
    const about: Details = {
      type: kind,
      peer_id: String(peer.id.id),
      ...(username === null ? {} : { username }),
      ...(isBot ? { bot: true } : {}),
    };
    if (kind === "user") {
      yield {
        kind: "contact",
        locator,
        name,
        contact: phone ?? address,
        service: telegramService,
        details: { ...about, telegram: address },
      };
    }
    const messagesOf = stored.get(packed);
    if (kind === "user" && !messagesOf) continue;
    yield {
      kind: "conversation",
      time: messagesOf?.last ?? null,
      locator,
      thread: address,
      name: nameOf(packed, peers) ?? name,
      service: telegramService,
      contact: kind === "user" ? address : null,
      message_count: messagesOf?.count ?? 0,
      details: { ...about, ...(peer.other === null ? {} : { with: addressOf(peer.other, peers) }) },
    };
  }
}
