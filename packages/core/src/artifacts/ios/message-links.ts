import { FormatError } from "../../formats/error.ts";
import type { Database } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import { readAttributedBody } from "../../formats/typedstream/attributed-body.ts";
import type { ReportValue } from "../recovered.ts";
import { base64, joinedLimit } from "../rows.ts";

/** A part that was deleted from a message and may still be brought back. */
export interface DeletedPart {
  readonly part: number | null;
  readonly time: string | null;
  readonly text: string | null;
}

/** What other tables of sms.db say of messages and conversations, by their rows. */
export interface MessageLinks {
  /** Of conversations with several. */
  readonly participants: ReadonlyMap<number, readonly string[]>;
  readonly attachments: ReadonlyMap<number, readonly string[]>;
  readonly deletedParts: ReadonlyMap<number, readonly DeletedPart[]>;
}

export function readMessageLinks(db: Database, report: ReportValue): MessageLinks {
  return {
    participants: participantsOf(db),
    attachments: attachmentsOf(db),
    deletedParts: deletedPartsOf(db, report),
  };
}

function participantsOf(db: Database): ReadonlyMap<number, readonly string[]> {
  const byChat = new Map<number, string[]>();
  if (!db.has("chat_handle_join")) return byChat;
  const rows = db.select({
    from: ["chat_handle_join", "j"],
    join: [["handle", "h", "h.ROWID = j.handle_id"]],
    columns: { chat: "j.chat_id", handle: "h.id" },
  });
  for (const row of rows) add(byChat, row.integer("chat"), row.text("handle"));
  for (const [chat, handles] of byChat) if (handles.length < 2) byChat.delete(chat);
  return byChat;
}

function attachmentsOf(db: Database): ReadonlyMap<number, readonly string[]> {
  const byMessage = new Map<number, string[]>();
  if (!db.has("message_attachment_join") || !db.has("attachment")) return byMessage;
  const rows = db.select({
    from: ["message_attachment_join", "j"],
    join: [["attachment", "a", "a.ROWID = j.attachment_id"]],
    columns: { message: "j.message_id", name: "a.transfer_name", path: "a.filename" },
  });
  for (const row of rows) {
    // A path is NULL where the file was purged or is not loaded; the name then is what remains.
    add(byMessage, row.integer("message"), row.text("name") ?? row.text("path")?.split("/").at(-1) ?? null);
  }
  return byMessage;
}

/** iOS 16 and later: parts of a message that wait to be deleted for good, each with its text as a typedstream. */
function deletedPartsOf(db: Database, report: ReportValue): ReadonlyMap<number, readonly DeletedPart[]> {
  const byMessage = new Map<number, DeletedPart[]>();
  if (!db.has("recoverable_message_part")) return byMessage;
  const rows = db.select({
    from: ["recoverable_message_part", "p"],
    columns: { message: "p.message_id", part: "p.part_index", time: "p.delete_date", text: "p.part_text" },
  });
  for (const row of rows) {
    const time = row.time("time", "mac_s_or_ns");
    const where = { table: "recoverable_message_part", rowid: row.rowid };
    add(byMessage, row.integer("message"), {
      part: row.integer("part"),
      time: time === null ? null : isoTime(time),
      text: partText(row.bytes("text"), (message) => report(message, where)),
    });
  }
  return byMessage;
}

function partText(bytes: Uint8Array | null, report: (message: string) => void): string | null {
  if (bytes === null || bytes.length === 0) return null;
  try {
    return readAttributedBody(bytes).text;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    report(`the text of a deleted part cannot be read: ${error.message}`);
    return base64(bytes);
  }
}

function add<T>(to: Map<number, T[]>, key: number | null, value: T | null): void {
  if (key === null || value === null) return;
  const known = to.get(key);
  if (!known) to.set(key, [value]);
  else if (known.length < joinedLimit && !known.includes(value)) known.push(value);
}
