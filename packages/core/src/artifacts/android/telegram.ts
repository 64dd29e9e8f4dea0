import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { textBehindDate } from "./telegram-text.ts";

/** The first account's files lie at the top, those of others in folders of their own. */
const places = ["files/cache4.db", "files/account*/cache4.db"].flatMap((file) =>
  ["org.telegram.messenger*"].flatMap((app) => [`data/data/${app}/${file}`, `data/user/*/${app}/${file}`]),
);

export const androidTelegram = defineArtifact({
  id: "android.telegram",
  title: "Telegram messages, conversations and contacts",
  platform: "android",
  versions: "Telegram for Android, as far as its store is known: texts, but not who wrote in a group",
  where: { android_filesystem: places, files: ["**/cache4.db"] },
  kinds: ["message", "conversation", "contact"],
  recovers: [
    // The text of a message stands in its data: an edited one differs there.
    ...["messages_v2", "messages"].map((table) => ({
      table,
      identity: ["uid", "date", "data"],
      links: ["users", "chats"],
    })),
    { table: "dialogs", identity: ["did"], links: ["users", "chats"] },
    { table: "users", identity: ["uid", "name"] },
    { table: "user_phones_v7", identity: ["key", "phone"], links: ["user_contacts_v7"] },
  ],
  timeBasis: "utc",
  reach: "what the app has kept of its conversations; all of them are on Telegram's servers",
  references: [
    "ALEAPP telegramAndroid.py: messages_v2, users (name;;;user name), chats, dialogs, user_contacts_v7, user_phones_v7; Unix seconds",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const peers = readPeers(db);
    const table = db.has("messages_v2") ? "messages_v2" : "messages";
    yield* messages(db, table, peers);
    if (db.has("dialogs")) yield* conversations(db, peers);
    if (db.has("users")) yield* users(db);
    if (db.has("user_contacts_v7")) yield* contacts(db);
  },
});

interface Peer {
  readonly name: string | null;
  readonly username: string | null;
}
/** By the number of a conversation: people as they are, groups and channels with a minus. */
type Peers = ReadonlyMap<number, Peer>;

function readPeers(db: Database): Peers {
  const peers = new Map<number, Peer>();
  for (const [table, sign] of [["users", 1] as const, ["chats", -1] as const]) {
    if (!db.has(table)) continue;
    for (const row of db.select({ from: [table, "p"], columns: { id: "p.uid", name: "p.name" } })) {
      const id = row.integer("id");
      if (id !== null) peers.set(id * sign, peerOf(row.text("name")));
    }
  }
  return peers;
}

/** `Ana Roca;;;ana`: the name, then the user name. */
function peerOf(stored: string | null): Peer {
  const [name, username] = (stored ?? "").split(";;;");
  return { name: name || null, username: username || null };
}

/** The user name, else the number that Telegram gives: people keep it when they change the former. */
function addressOf(id: number | null, peers: Peers): string | null {
  if (id === null) return null;
  const username = peers.get(id)?.username;
  return username ? `@${username}` : String(id);
}

function* messages(db: Database, table: string, peers: Peers): Generator<RecordDraft> {
  const rows = db.select({
    from: [table, "m"],
    columns: {
      id: "m.mid",
      peer: "m.uid",
      date: "m.date",
      data: "m.data",
      out: "m.out",
      read_state: "m.read_state",
      send_state: "m.send_state",
      ttl: "m.ttl",
      reply: "m.reply_to_message_id",
    },
  });
  for (const row of rows) yield message(row, table, peers);
}

function message(row: Row, table: string, peers: Peers): RecordDraft {
  const peer = row.integer("peer");
  const out = row.integer("out");
  const direction = out === null ? "unknown" : out === 0 ? "incoming" : "outgoing";
  const date = row.integer("date");
  const data = row.bytes("data");
  const text = data !== null && date !== null && date > 0 ? textBehindDate(data, date) : null;
  const thread = addressOf(peer, peers);
  // In a group, who wrote stands in the data, at a place that changes with each version.
  const isPerson = peer !== null && peer > 0;
  const reply = row.integer("reply");
  const details: Details = {};
  if (text === null) details["text"] = "none, or not found in the data";
  for (const name of ["read_state", "send_state", "ttl"]) {
    const value = row.integer(name);
    if (value) details[name] = value;
  }
  if (peer !== null) details["peer_id"] = peer;
  return {
    kind: "message",
    time: row.time("date", "unix_s"),
    locator: { table, rowid: row.rowid },
    direction,
    service: "Telegram",
    thread,
    sender: direction === "incoming" && isPerson ? thread : null,
    sender_name: direction === "incoming" && isPerson ? (peers.get(peer)?.name ?? null) : null,
    recipient: direction === "outgoing" ? thread : null,
    text,
    message_id: row.text("id"),
    reply_to: reply ? String(reply) : null,
    details,
  };
}

function* conversations(db: Database, peers: Peers): Generator<RecordDraft> {
  const rows = db.select({ from: ["dialogs", "d"], columns: { id: "d.did", date: "d.date", folder: "d.folder_id" } });
  for (const row of rows) {
    const id = row.integer("id");
    const folder = row.integer("folder");
    yield {
      kind: "conversation",
      time: row.time("date", "unix_s"),
      locator: { table: "dialogs", rowid: row.rowid },
      thread: addressOf(id, peers),
      name: (id === null ? undefined : peers.get(id))?.name ?? null,
      service: "Telegram",
      contact: id !== null && id > 0 ? addressOf(id, peers) : null,
      details: { ...(id === null ? {} : { peer_id: id }), ...(folder ? { folder_id: folder } : {}) },
    };
  }
}

/** Everybody whom the app has met: having a row says nothing of messages. */
function* users(db: Database): Generator<RecordDraft> {
  const rows = db.select({ from: ["users", "u"], columns: { id: "u.uid", name: "u.name", status: "u.status" } });
  for (const row of rows) {
    const { name, username } = peerOf(row.text("name"));
    const id = row.integer("id");
    const status = row.integer("status");
    yield {
      kind: "contact",
      locator: { table: "users", rowid: row.rowid },
      name,
      contact: username ? `@${username}` : id === null ? null : String(id),
      service: "Telegram",
      details: { ...(id === null ? {} : { user_id: id }), ...(status === null ? {} : { status }) },
    };
  }
}

/** The phone's own contacts, as the app has sent them to its servers. */
function* contacts(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["user_phones_v7", "p"],
    join: [["user_contacts_v7", "c", "c.key = p.key"]],
    columns: { phone: "p.phone", given: "c.fname", family: "c.sname", user: "c.uid", deleted: "p.deleted" },
  });
  for (const row of rows) {
    const user = row.integer("user");
    yield {
      kind: "contact",
      locator: { table: "user_phones_v7", rowid: row.rowid },
      name: [row.text("given"), row.text("family")].filter((part) => part).join(" ") || null,
      contact: row.text("phone"),
      service: "Telegram",
      details: { ...(user ? { user_id: user } : {}), ...(row.integer("deleted") ? { deleted: true } : {}) },
    };
  }
}
