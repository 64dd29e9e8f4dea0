import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type Details, joined, joinedLimit, tableDetails } from "../rows.ts";
import { appFile } from "./app-files.ts";

export const googleMessages = defineArtifact({
  id: "android.google_messages",
  title: "Google Messages (SMS, MMS and RCS)",
  platform: "android",
  versions: "Google Messages for Android",
  where: appFile(["com.google.android.apps.messaging"], "databases/bugle_db"),
  kinds: ["message", "conversation"],
  recovers: [
    {
      table: "messages",
      identity: ["conversation_id", "sent_timestamp", "received_timestamp"],
      links: ["parts", "conversations", "conversation_participants", "participants"],
    },
    {
      table: "conversations",
      identity: ["name", "participant_normalized_destination", "sms_thread_id"],
      links: ["conversation_participants", "participants"],
    },
  ],
  timeBasis: "utc",
  reach: "all messages that were not deleted; SMS and MMS are in the phone's own store too",
  references: [
    "ALEAPP googleMessages.py: parts, participants; sub_id -2 is somebody else than the owner",
    "AOSP Messaging, MessageData.java: states from 100 on are those of received messages; protocols",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const members = membersOf(db);
    yield* messages(db, members);
    if (db.has("conversations")) yield* conversations(db, members);
  },
});

/** Addresses of the others in a conversation, by its row. */
type Members = ReadonlyMap<number, readonly string[]>;

function membersOf(db: Database): Members {
  const members = new Map<number, string[]>();
  if (!db.has("conversation_participants")) return members;
  const rows = db.select({
    from: ["conversation_participants", "c"],
    join: [["participants", "p", "p._id = c.participant_id"]],
    columns: {
      conversation: "c.conversation_id",
      address: ["p.normalized_destination", "p.send_destination"],
      sub: "p.sub_id",
    },
  });
  for (const row of rows) {
    const conversation = row.integer("conversation");
    const address = row.text("address");
    if (conversation === null || address === null || (row.integer("sub") ?? other) !== other) continue;
    const known = members.get(conversation) ?? [];
    if (known.length < joinedLimit) members.set(conversation, [...known, address]);
  }
  return members;
}

/** `sub_id` of everybody but the owner. */
const other = -2;
/** States of messages from here on are those of received ones. */
const firstIncomingStatus = 100;
/** `message_protocol`: AOSP has the first three; Google's application added RCS. */
const protocols: ReadonlyMap<number, string> = new Map([
  [0, "SMS"],
  [1, "MMS"],
  [2, "MMS"],
  [3, "RCS"],
]);

type Message = Omit<DraftOf<"message">, "details"> & {
  readonly details: Details;
  text: string | null;
  attachment_names: string[];
};

function* messages(db: Database, members: Members): Generator<Message> {
  const details = tableDetails(db, "messages", "m", {
    except: ["_id", "conversation_id", "sender_id", "sent_timestamp", "received_timestamp", "message_protocol"],
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["messages", "m"],
    join: [
      ["participants", "p", "p._id = m.sender_id"],
      ["conversations", "c", "c._id = m.conversation_id"],
      ["parts", "t", "t.message_id = m._id"],
    ],
    columns: {
      conversation: "m.conversation_id",
      name: "c.name",
      sender: ["p.normalized_destination", "p.send_destination"],
      sender_name: ["p.full_name", "p.display_destination"],
      sub: "p.sub_id",
      sent: "m.sent_timestamp",
      received: "m.received_timestamp",
      protocol: "m.message_protocol",
      status: "m.message_status",
      id: ["m.rcs_message_id", "m.sms_message_uri"],
      part: "t._id",
      text: "t.text",
      type: "t.content_type",
      uri: ["t.original_uri", "t.uri"],
      ...details.columns,
    },
  });
  yield* joined(rows, (row) => message(row, details.read(row), members), addPart);
}

function message(row: Row, details: Details, members: Members): Message {
  const direction = directionOf(row.integer("sub"), row.integer("status"));
  const conversation = row.integer("conversation");
  const others = (conversation === null ? undefined : members.get(conversation)) ?? [];
  const sender = direction === "outgoing" ? null : row.text("sender");
  const thread = others.length > 0 ? others.join(", ") : (row.text("name") ?? sender);
  const sent = row.time("sent", "unix_ms");
  const protocol = row.integer("protocol");
  const record: Message = {
    kind: "message",
    time: sent ?? row.time("received", "unix_ms"),
    locator: { table: "messages", rowid: row.rowid },
    direction,
    service: (protocol === null ? undefined : protocols.get(protocol)) ?? null,
    thread,
    sender,
    sender_name: direction === "outgoing" ? null : row.text("sender_name"),
    recipient: direction === "outgoing" ? (others.length > 0 ? others.join(", ") : null) : null,
    participants: others,
    text: null,
    message_id: row.text("id"),
    delivered: direction === "incoming" ? row.time("received", "unix_ms") : null,
    attachment_names: [],
    details: { ...details, ...(protocol === null ? {} : { message_protocol: protocol }) },
  };
  addPart(record, row);
  return record;
}

/** A message has a part for its text and one for each file. */
function addPart(record: Message, row: Row): void {
  if (row.raw("part") === null) return;
  const text = row.text("text");
  const type = row.text("type");
  if (text !== null && text !== "") record.text = record.text === null ? text : `${record.text}\n${text}`.slice(0, 1e6);
  else if (type !== null && type !== "text/plain" && record.attachment_names.length < joinedLimit) {
    record.attachment_names.push(row.text("uri") ?? type);
  }
}

function directionOf(sub: number | null, status: number | null): "incoming" | "outgoing" | "unknown" {
  if (sub !== null) return sub === other ? "incoming" : "outgoing";
  if (status === null) return "unknown";
  return status >= firstIncomingStatus ? "incoming" : "outgoing";
}

function* conversations(db: Database, members: Members): Generator<RecordDraft> {
  const rows = db.select({
    from: ["conversations", "c"],
    columns: { name: "c.name", time: "c.sort_timestamp", archived: "c.archive_status" },
  });
  for (const row of rows) {
    const others = members.get(row.rowid) ?? [];
    const archived = row.integer("archived");
    yield {
      kind: "conversation",
      time: row.time("time", "unix_ms"),
      locator: { table: "conversations", rowid: row.rowid },
      thread: others.length > 0 ? others.join(", ") : row.text("name"),
      name: row.text("name"),
      contact: others[0] ?? null,
      archived: archived === null ? null : archived !== 0,
    };
  }
}
