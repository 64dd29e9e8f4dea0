import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { linksIn } from "../links.ts";
import { type Details, joined, tableDetails } from "../rows.ts";
import { oldMessages } from "./whatsapp-old.ts";
import {
  idOf,
  knownNumbers,
  messageStore,
  messageTypes,
  noMessage,
  type People,
  readPeople,
  whatsAppService,
} from "./whatsapp-store.ts";

/** Tables whose rows tell more of a message, and go with it. */
const besideMessages = [
  "message_media",
  "message_location",
  "message_text",
  "message_quoted",
  "message_edit_info",
  "message_revoked",
  "message_forwarded",
  "receipt_user",
];

export const whatsApp = defineArtifact({
  id: "android.whatsapp",
  title: "WhatsApp messages and conversations",
  platform: "android",
  versions: "WhatsApp and WhatsApp Business for Android, tables `messages` (until 2021) and `message`",
  where: messageStore,
  kinds: ["message", "conversation"],
  store: "android.whatsapp",
  recovers: [
    {
      table: "message",
      identity: ["key_id", "text_data", "timestamp"],
      links: ["chat", "jid", ...besideMessages],
    },
    { table: "messages", identity: ["key_id", "data", "timestamp"], links: ["messages_quotes"] },
    {
      table: "message_add_on",
      identity: ["key_id", "timestamp"],
      links: ["chat", "jid", "message", "message_add_on_reaction"],
    },
    { table: "chat", identity: ["jid_row_id"], links: ["jid"] },
  ],
  timeBasis: "utc",
  reach: "since the app was set up; less where messages disappear or were deleted",
  references: [
    "WhatsApp-Chat-Exporter android_handler.py: both generations of tables, jid_map, quotes, receipts",
    "ALEAPP WhatsApp.py: types of messages, milliseconds",
    "chat-history-manager whatsapp-android tests: message_edit_info, message_revoked, message_forwarded",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const people = readPeople(db);
    const context: StoreContext = { db, people, chats: readChats(db), service: whatsAppService(input.file.path) };
    const both = db.has("message") && db.has("messages");
    /** While a phone changes over from one table to the other, messages are in both. */
    const told = both ? new Set<string>() : undefined;
    if (db.has("message")) yield* messages(context, told);
    if (db.has("messages")) yield* oldMessages(context, told);
    if (db.has("message_add_on_reaction")) yield* reactions(context);
    if (db.has("chat")) yield* conversations(context);
    if (!db.has("message") && !db.has("messages")) {
      input.problem("schema", "there is neither a table message nor a table messages");
    }
  },
});

export interface StoreContext {
  readonly db: Database;
  readonly people: People;
  /** The row of a conversation's id, by the conversation's row. */
  readonly chats: ReadonlyMap<number, number>;
  readonly service: string;
}

export type Message = Omit<DraftOf<"message">, "details"> & { readonly details: Details };

function readChats(db: Database): ReadonlyMap<number, number> {
  const chats = new Map<number, number>();
  if (!db.has("chat")) return chats;
  for (const row of db.select({ from: ["chat", "c"], columns: { id: "c._id", jid: "c.jid_row_id" } })) {
    const id = row.integer("id");
    const jid = row.integer("jid");
    if (id !== null && jid !== null) chats.set(id, jid);
  }
  return chats;
}

function threadOf(row: Row, { chats, people }: StoreContext): string | null {
  const jid = chats.get(row.integer("chat") ?? -1);
  return jid === undefined ? null : (people.ids.get(jid) ?? null);
}

const mediaColumns = ["file_path", "file_size", "mime_type", "media_name", "media_duration", "file_hash"] as const;
const placeColumns = ["latitude", "longitude", "place_name", "place_address"] as const;

function* messages(context: StoreContext, told: Set<string> | undefined): Generator<Message> {
  const { db } = context;
  const details = tableDetails(db, "message", "m", {
    except: ["_id", "chat_row_id", "from_me", "key_id", "sender_jid_row_id", "timestamp", "text_data", "sort_id"],
    times: { received_timestamp: "unix_ms", receipt_server_timestamp: "unix_ms" },
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["message", "m"],
    join: [
      ["message_media", "a", "a.message_row_id = m._id"],
      ["message_location", "l", "l.message_row_id = m._id"],
      ["message_text", "t", "t.message_row_id = m._id"],
      ["message_quoted", "q", "q.message_row_id = m._id"],
      ["message_edit_info", "e", "e.message_row_id = m._id"],
      ["message_revoked", "v", "v.message_row_id = m._id"],
      ["message_forwarded", "f", "f.message_row_id = m._id"],
      ["receipt_user", "r", "r.message_row_id = m._id"],
    ],
    columns: {
      chat: "m.chat_row_id",
      from_me: "m.from_me",
      key: "m.key_id",
      sender: "m.sender_jid_row_id",
      time: "m.timestamp",
      text: "m.text_data",
      type: "m.message_type",
      has_media: "a.message_row_id",
      has_place: "l.message_row_id",
      has_page: "t.message_row_id",
      caption: "a.media_caption",
      link: "t.url",
      link_title: "t.page_title",
      place_link: "l.url",
      quoted: "q.key_id",
      edited: "e.edited_timestamp",
      original_key: "e.original_key_id",
      revoked: "v.message_row_id",
      revoked_time: "v.revoke_timestamp",
      revoked_by: "v.admin_jid_row_id",
      forwarded: "f.forward_score",
      delivered: "r.receipt_timestamp",
      read: "r.read_timestamp",
      ...Object.fromEntries(mediaColumns.map((column) => [`a:${column}`, `a.${column}`])),
      ...Object.fromEntries(placeColumns.map((column) => [`l:${column}`, `l.${column}`])),
      ...details.columns,
    },
  });
  const found = joined(rows, (row) => message(row, details.read(row), context), addReceipt);
  for (const record of found) {
    if (record.message_id === noMessage) continue;
    if (told && record.message_id) told.add(toldKey(record.thread, record.message_id));
    yield record;
  }
}

/** Ids of messages are unique within their conversation. */
export function toldKey(thread: string | null | undefined, id: string): string {
  return `${thread ?? ""}\n${id}`;
}

function message(row: Row, details: Details, context: StoreContext): Message {
  const { people } = context;
  const thread = threadOf(row, context);
  const direction = directionOf(row.integer("from_me"));
  // A conversation of two does not repeat the other one in each message.
  const sender = direction === "outgoing" ? null : (idOf(row, "sender", people) ?? thread);
  const type = row.integer("type");
  const revoked = row.raw("revoked") !== null || type === 15;
  Object.assign(details, aboutMessage(row, context), knownNumbers([thread, sender], people));
  const hasMedia = row.raw("has_media") !== null;
  const name = hasMedia ? (row.text("a:media_name") ?? lastName(row.text("a:file_path"))) : null;
  return {
    kind: "message",
    time: row.time("time", "unix_ms"),
    locator: { table: "message", rowid: row.rowid },
    direction,
    service: context.service,
    thread,
    sender,
    recipient: direction === "outgoing" ? thread : null,
    text: row.text("text") ?? (hasMedia ? row.text("caption") : null),
    urls: linksBeside(row),
    message_id: row.text("key"),
    reply_to: row.text("quoted"),
    edited: row.time("edited", "unix_ms"),
    retracted: revoked,
    delivered: row.time("delivered", "unix_ms"),
    read_time: row.time("read", "unix_ms"),
    attachment_names: name === null ? [] : [name],
    details,
  };
}

function linksBeside(row: Row): string[] {
  if (row.raw("has_page") === null && row.raw("has_place") === null) return [];
  const links = [row.text("link"), row.text("place_link")].flatMap((text) => linksIn(text ?? ""));
  return [...new Set(links)];
}

/** What the tables beside it say of a message: most messages have a row in none of them. */
function aboutMessage(row: Row, { people }: StoreContext): Details {
  const about: Details = {};
  const type = row.integer("type");
  const word = type === null ? undefined : messageTypes.get(type);
  if (word !== undefined) about["type"] = word;
  if (row.raw("has_media") !== null) {
    for (const column of mediaColumns) note(about, column, row.raw(`a:${column}`));
  }
  if (row.raw("has_place") !== null) {
    for (const column of placeColumns) note(about, column, row.raw(`l:${column}`));
  }
  if (row.raw("has_page") !== null) note(about, "page_title", row.text("link_title"));
  note(about, "forward_score", row.integer("forwarded") || null);
  note(about, "original_key_id", row.text("original_key"));
  if (row.raw("revoked") === null) return about;
  const revoked = row.time("revoked_time", "unix_ms");
  if (revoked !== null) about["revoke_timestamp"] = isoTime(revoked);
  note(about, "revoked_by", idOf(row, "revoked_by", people));
  return about;
}

function note(about: Details, name: string, value: unknown): void {
  if (typeof value === "string" || typeof value === "number") about[name] = value;
}

/** In a group, everybody has a receipt: the first delivery and the first reading are told, and how many there are. */
function addReceipt(record: Message, row: Row): void {
  const known = record.details["receipts"];
  record.details["receipts"] = (typeof known === "number" ? known : 1) + 1;
  record.delivered = earlier(record.delivered, row.time("delivered", "unix_ms"));
  record.read_time = earlier(record.read_time, row.time("read", "unix_ms"));
}

function earlier(known: number | null | undefined, other: number | null): number | null {
  if (known === null || known === undefined) return other;
  return other === null ? known : Math.min(known, other);
}

export function directionOf(fromMe: number | null): "incoming" | "outgoing" | "unknown" {
  if (fromMe === null) return "unknown";
  return fromMe === 0 ? "incoming" : "outgoing";
}

export function lastName(path: string | null): string | null {
  return path === null ? null : path.slice(path.lastIndexOf("/") + 1);
}

function* reactions(context: StoreContext): Generator<RecordDraft> {
  const { db, people } = context;
  const rows = db.select({
    from: ["message_add_on", "a"],
    join: [
      ["message_add_on_reaction", "r", "r.message_add_on_row_id = a._id"],
      ["message", "m", "m._id = a.parent_message_row_id"],
    ],
    columns: {
      reaction: "r.reaction",
      time: ["r.sender_timestamp", "a.timestamp"],
      stored_time: "a.timestamp",
      from_me: "a.from_me",
      key: "a.key_id",
      sender: "a.sender_jid_row_id",
      chat: ["a.chat_row_id", "m.chat_row_id"],
      parent: "m.key_id",
    },
  });
  for (const row of rows) {
    // Other additions, as votes of polls, have no reaction.
    const reaction = row.text("reaction");
    if (reaction === null) continue;
    const thread = threadOf(row, context);
    const direction = directionOf(row.integer("from_me"));
    const sender = direction === "outgoing" ? null : (idOf(row, "sender", people) ?? thread);
    yield {
      kind: "message",
      time: row.time("time", "unix_ms") ?? row.time("stored_time", "unix_ms"),
      locator: { table: "message_add_on", rowid: row.rowid },
      direction,
      service: context.service,
      thread,
      sender,
      recipient: direction === "outgoing" ? thread : null,
      message_id: row.text("key"),
      // An empty reaction is one that was taken back.
      reaction,
      reaction_to: row.text("parent"),
      retracted: reaction === "",
      details: knownNumbers([thread, sender], people),
    };
  }
}

function* conversations({ db, people, service }: StoreContext): Generator<RecordDraft> {
  const rows = db.select({
    from: ["chat", "c"],
    columns: {
      jid: "c.jid_row_id",
      name: "c.subject",
      archived: "c.archived",
      hidden: "c.hidden",
      created: "c.created_timestamp",
      last: "c.sort_timestamp",
      locked: "c.chat_lock",
      ephemeral: "c.ephemeral_expiration",
    },
  });
  for (const row of rows) {
    const contact = idOf(row, "jid", people);
    const ephemeral = row.integer("ephemeral");
    const locked = row.integer("locked");
    yield {
      kind: "conversation",
      time: row.time("last", "unix_ms"),
      locator: { table: "chat", rowid: row.rowid },
      thread: contact,
      name: row.text("name"),
      service,
      contact,
      archived: row.boolean("archived"),
      created: row.time("created", "unix_ms"),
      details: {
        ...(row.integer("hidden") ? { hidden: true } : {}),
        ...(locked ? { chat_lock: locked } : {}),
        ...(ephemeral ? { ephemeral_expiration: ephemeral } : {}),
        ...knownNumbers([contact], people),
      },
    };
  }
}
