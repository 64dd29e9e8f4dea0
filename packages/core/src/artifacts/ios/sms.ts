import { FormatError } from "../../formats/error.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import { readAttributedBody } from "../../formats/typedstream/attributed-body.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { linksIn } from "../links.ts";
import type { ReportValue } from "../recovered.ts";
import { base64, type Details, joined, joinedLimit, tableDetails } from "../rows.ts";
import { systemEventOf, tapbackOf } from "./message-events.ts";
import { type MessageLinks, readMessageLinks } from "./message-links.ts";
import { payloadLinks, readSummary } from "./message-parts.ts";

export const smsDatabase = {
  ios_backup: ["HomeDomain-Library/SMS/sms.db"],
  ios_filesystem: ["private/var/mobile/Library/SMS/sms.db"],
};

/** Columns that common fields take. */
const taken = [
  "ROWID guid text subject service date date_read date_delivered date_edited attributedBody thread_originator_guid",
  "associated_message_guid",
].flatMap((names) => names.split(" "));

/** Messages counted seconds before iOS 11 and counts nanoseconds since: each column says which by its size. */
const times = {
  date_played: "mac_s_or_ns",
  date_retracted: "mac_s_or_ns",
  date_recovered: "mac_s_or_ns",
  time_expressive_send_played: "mac_s_or_ns",
} as const;

export const sms = defineArtifact({
  id: "ios.sms",
  title: "Messages (SMS and iMessage)",
  platform: "ios",
  versions: "iOS 6 and later",
  where: smsDatabase,
  kinds: ["message"],
  recovers: [
    {
      table: "message",
      identity: ["guid", "text"],
      links: ["chat_message_join", "chat", "handle", "message_attachment_join", "attachment"],
    },
  ],
  timeBasis: "utc",
  reach: "since the phone was set up, or 30 days or a year where the owner chose so",
  references: [
    "MVT docs, ios/records.md",
    "ios-backup-parser docs/schemas/messages.md: joins, nanoseconds, attributedBody, tapbacks, edits",
    "imessage-exporter: message_summary_info keeps the earlier texts of an edited message under `ec`",
    "imessage-exporter: `rp` lists the parts that were taken back; rows of other item types tell of the group",
    "plaso imessage.py: seconds in old files",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    yield* messages(db, (message, where) => input.problem("value", message, where));
  },
});

function* messages(db: Database, report: ReportValue): Generator<Message> {
  const details = tableDetails(db, "message", "m", {
    except: taken,
    times,
    withoutZeros: true,
  });
  const hasDeleted = db.has("chat_recoverable_message_join");
  const links = readMessageLinks(db, report);
  const rows = db.select({
    from: ["message", "m"],
    join: [
      // Messages without a handle are kept: the phone shows them too.
      ["handle", "h", "h.ROWID = m.handle_id"],
      ["chat_message_join", "j", "j.message_id = m.ROWID"],
      ["chat", "c", "c.ROWID = j.chat_id"],
      ["chat_recoverable_message_join", "r", "r.message_id = m.ROWID"],
      ["chat", "d", "d.ROWID = r.chat_id"],
      ["handle", "o", "o.ROWID = m.other_handle"],
    ],
    columns: {
      guid: "m.guid",
      text: "m.text",
      body: "m.attributedBody",
      subject: "m.subject",
      service: ["m.service", "h.service"],
      time: "m.date",
      read: "m.date_read",
      delivered: "m.date_delivered",
      edited: "m.date_edited",
      retracted: "m.date_retracted",
      originator: "m.thread_originator_guid",
      associated_type: "m.associated_message_type",
      associated_guid: "m.associated_message_guid",
      associated_emoji: "m.associated_message_emoji",
      item_type: "m.item_type",
      group_action: "m.group_action_type",
      other: "o.id",
      from_me: "m.is_from_me",
      payload: "m.payload_data",
      summary: "m.message_summary_info",
      handle: "h.id",
      chat: ["c.chat_identifier", "c.guid"],
      chat_row: "j.chat_id",
      deleted_row: "r.chat_id",
      chat_name: "c.display_name",
      style: "c.style",
      deleted_chat: ["d.chat_identifier", "d.guid"],
      deleted: "r.message_id",
      delete_date: "r.delete_date",
      ...details.columns,
    },
  });
  yield* joined(rows, (row) => message(row, details.read(row), { links, hasDeleted, report }), addChat);
}

type Message = Omit<DraftOf<"message">, "details"> & { readonly details: Details };
type Report = (message: string) => void;

/** Shared by the many messages that have none: an empty list for each would cost as much as reading it. */
const none: readonly never[] = [];

interface Context {
  readonly links: MessageLinks;
  readonly hasDeleted: boolean;
  readonly report: ReportValue;
}

function message(row: Row, details: Details, context: Context): Message {
  const locator = { table: "message", rowid: row.rowid };
  const report: Report = (message) => context.report(message, locator);
  const handle = row.text("handle");
  const direction = directionOf(row.integer("from_me"));
  const links: string[] = [];
  const text = readText(row, details, links, report);
  const parts = readParts(row, text, details, links, report);
  const deletedParts = context.links.deletedParts.get(row.rowid) ?? none;
  if (deletedParts.length > 0) details["deleted_parts"] = deletedParts.map((part) => ({ ...part }));
  const tapback = tapbackOf(row);
  noteGroup(row, details, handle);
  const takenBack = row.time("retracted", "mac_s_or_ns") !== null || parts.retracted > 0;
  const chat = row.integer("chat_row") ?? row.integer("deleted_row");
  return {
    kind: "message",
    time: row.time("time", "mac_s_or_ns"),
    locator,
    direction,
    service: row.text("service"),
    // Where no chat is named, the other party is the conversation.
    thread: row.text("chat") ?? row.text("deleted_chat") ?? handle,
    sender: direction === "outgoing" ? null : handle,
    recipient: direction === "outgoing" ? handle : null,
    text,
    subject: row.text("subject"),
    urls: links.length > 1 ? [...new Set(links)] : links,
    read_time: row.time("read", "mac_s_or_ns"),
    message_id: row.text("guid"),
    deleted: context.hasDeleted ? row.raw("deleted") !== null : null,
    participants: context.links.participants.get(chat ?? Number.NaN) ?? none,
    reply_to: row.text("originator"),
    edited: row.time("edited", "mac_s_or_ns"),
    earlier_texts:
      deletedParts.length === 0 ? parts.earlier : [...parts.earlier, ...deletedParts.flatMap(({ text }) => text ?? [])],
    retracted: takenBack,
    delivered: row.time("delivered", "mac_s_or_ns"),
    attachment_names: context.links.attachments.get(row.rowid) ?? none,
    ...tapback,
    details,
  };
}

/** What the row says of its conversation, and of what happened in it where it is no message. */
function noteGroup(row: Row, details: Details, handle: string | null): void {
  note(details, "handle", handle);
  note(details, "display_name", row.text("chat_name"));
  note(details, "delete_date", isoOrNull(row.time("delete_date", "mac_s_or_ns")));
  // 45 and 43. Source: ios-backup-parser docs/schemas/messages.md.
  if (row.integer("style") === 43) details["chat_style"] = "group";
  note(details, "system_event", systemEventOf(row) ?? null);
  note(details, "other_handle_id", row.text("other"));
}

/** The text, from `attributedBody` where the column has none; the links that only attributes have go into `links`. */
function readText(row: Row, details: Details, links: string[], report: Report): string | null {
  const text = row.text("text");
  const bytes = row.bytes("body");
  if (bytes === null || bytes.length === 0) return text;
  if (text && !mayHoldLinks(bytes)) return text;
  try {
    const body = readAttributedBody(bytes);
    if (body.damaged) report("attributedBody is damaged: its text is told as far as it goes");
    links.push(...body.links);
    if (body.attachments.length > 0) details["attachments"] = body.attachments.slice(0, joinedLimit);
    if (!text) return body.text;
    if (body.text !== text) {
      details["attributedBody_text"] = body.text;
      links.push(...linksIn(body.text));
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    details["attributedBody"] = base64(bytes);
    if (!text) report(`attributedBody cannot be read: ${error.message}`);
  }
  return text;
}

const ascii = new TextDecoder();

/** Most bodies repeat the text and hold nothing else: they need not be decoded. */
function mayHoldLinks(body: Uint8Array): boolean {
  const letters = ascii.decode(body);
  return letters.includes("://") || letters.includes("URL") || letters.includes("Link") || letters.includes("Detected");
}

/** The link preview, and what an edited message said before. */
function readParts(
  row: Row,
  shown: string | null,
  details: Details,
  links: string[],
  report: Report,
): { readonly earlier: readonly string[]; readonly retracted: number } {
  const payload = row.bytes("payload");
  if (payload) links.push(...payloadLinks(payload, report));
  const bytes = row.bytes("summary");
  if (!bytes) return unchanged;
  const { earlier, retractedParts } = readSummary(bytes, shown, report);
  if (earlier.length > 0) details["earlier_texts"] = earlier.map(({ text, time }) => ({ text, time: isoOrNull(time) }));
  for (const { text, links: inside } of earlier) links.push(...inside, ...linksIn(text));
  return { earlier: earlier.map(({ text }) => text), retracted: retractedParts };
}

const unchanged = { earlier: [], retracted: 0 } as const;

/** A message can be in several conversations: the first is its thread, all are told. */
function addChat(message: Message, row: Row): void {
  const chat = row.text("chat");
  if (chat === null || chat === message.thread) return;
  const known = message.details["chats"];
  const chats = Array.isArray(known) ? known : [message.thread ?? null];
  if (chats.length < joinedLimit && !chats.includes(chat)) message.details["chats"] = [...chats, chat];
}

function directionOf(fromMe: number | null): "incoming" | "outgoing" | "unknown" {
  if (fromMe === null) return "unknown";
  return fromMe === 0 ? "incoming" : "outgoing";
}

function note(details: Details, name: string, value: string | null): void {
  if (value) details[name] = value;
}

function isoOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}
