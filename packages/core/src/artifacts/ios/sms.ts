import { FormatError } from "../../formats/error.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import { readAttributedBody } from "../../formats/typedstream/attributed-body.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { linksIn } from "../links.ts";
import { type ReportValue, recoveredRows } from "../recovered.ts";
import { base64, type Details, joined, joinedLimit, tableDetails } from "../rows.ts";
import { earlierTexts, payloadLinks } from "./message-parts.ts";

export const smsDatabase = {
  ios_backup: ["HomeDomain-Library/SMS/sms.db"],
  ios_filesystem: ["private/var/mobile/Library/SMS/sms.db"],
};

/** Messages counted seconds before iOS 11 and counts nanoseconds since: each column says which by its size. */
const times = {
  date_delivered: "mac_s_or_ns",
  date_played: "mac_s_or_ns",
  date_edited: "mac_s_or_ns",
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
  timeBasis: "utc",
  reach: "since the phone was set up, or 30 days or a year where the owner chose so",
  references: [
    "MVT docs, ios/records.md",
    "ios-backup-parser docs/schemas/messages.md: joins, nanoseconds, attributedBody, tapbacks, edits",
    "imessage-exporter: message_summary_info keeps the earlier texts of an edited message under `ec`",
    "plaso imessage.py: seconds in old files",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    yield* messages(db, (message, where) => input.problem("value", message, where));
    const what = { table: "message", identity: ["guid", "text"], links: ["chat_message_join"] };
    yield* recoveredRows(db, what, messages);
  },
});

function* messages(db: Database, report: ReportValue): Generator<Message> {
  const details = tableDetails(db, "message", "m", {
    except: ["ROWID", "guid", "text", "subject", "service", "date", "date_read", "attributedBody"],
    times,
    withoutZeros: true,
  });
  const hasDeleted = db.has("chat_recoverable_message_join");
  const rows = db.select({
    from: ["message", "m"],
    join: [
      // Messages without a handle are kept: the phone shows them too.
      ["handle", "h", "h.ROWID = m.handle_id"],
      ["chat_message_join", "j", "j.message_id = m.ROWID"],
      ["chat", "c", "c.ROWID = j.chat_id"],
      ["chat_recoverable_message_join", "r", "r.message_id = m.ROWID"],
      ["chat", "d", "d.ROWID = r.chat_id"],
    ],
    columns: {
      guid: "m.guid",
      text: "m.text",
      body: "m.attributedBody",
      subject: "m.subject",
      service: ["m.service", "h.service"],
      time: "m.date",
      read: "m.date_read",
      from_me: "m.is_from_me",
      payload: "m.payload_data",
      summary: "m.message_summary_info",
      handle: "h.id",
      chat: ["c.chat_identifier", "c.guid"],
      chat_name: "c.display_name",
      deleted_chat: ["d.chat_identifier", "d.guid"],
      deleted: "r.message_id",
      delete_date: "r.delete_date",
      ...details.columns,
    },
  });
  yield* joined(rows, (row) => message(row, details.read(row), hasDeleted, report), addChat);
}

type Message = Omit<DraftOf<"message">, "details"> & { readonly details: Details };
type Report = (message: string) => void;

function message(row: Row, details: Details, hasDeleted: boolean, problem: ReportValue): Message {
  const locator = { table: "message", rowid: row.rowid };
  const report: Report = (message) => problem(message, locator);
  const handle = row.text("handle");
  const direction = directionOf(row.integer("from_me"));
  const links: string[] = [];
  const text = readText(row, details, links, report);
  readParts(row, text, details, links, report);
  note(details, "handle", handle);
  note(details, "display_name", row.text("chat_name"));
  note(details, "delete_date", isoOrNull(row.time("delete_date", "mac_s_or_ns")));
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
    urls: [...new Set(links)],
    read_time: row.time("read", "mac_s_or_ns"),
    message_id: row.text("guid"),
    deleted: hasDeleted ? row.raw("deleted") !== null : null,
    details,
  };
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
function readParts(row: Row, shown: string | null, details: Details, links: string[], report: Report): void {
  const payload = row.bytes("payload");
  if (payload) links.push(...payloadLinks(payload, report));
  const summary = row.bytes("summary");
  const earlier = summary ? earlierTexts(summary, shown, report) : [];
  if (earlier.length === 0) return;
  details["earlier_texts"] = earlier.map(({ text, time }) => ({ text, time: isoOrNull(time) }));
  for (const { text, links: inside } of earlier) links.push(...inside, ...linksIn(text));
}

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
