import type { ByteSource } from "../../bytes/source.ts";
import { type AttachmentBlob, attachmentIn } from "../../formats/signal-backup/attachments.ts";
import { type TableRow, type TellValue, tableRows } from "../../formats/signal-backup/statements.ts";
import { joinedLimit } from "../rows.ts";

/** A person, a group or a list, as a row of `recipient` names it. */
export interface Recipient {
  /** The number, else the user name, the account's id or the group's. */
  readonly address: string | null;
  readonly name: string | null;
  readonly row: number;
}

export interface Reaction {
  readonly row: number;
  readonly author: number | null;
  readonly emoji: string | null;
  readonly sent: number | null;
}

export interface Attachment {
  readonly table: string;
  readonly row: number;
  readonly name: string | null;
  readonly mime: string | null;
  readonly size: number | null;
}

/** What other tables say of messages and of those who wrote them: read before the messages themselves. */
export interface SignalContext {
  readonly tell: TellValue;
  readonly recipients: Map<number, Recipient>;
  /** The recipient that a conversation is with, by the conversation. */
  readonly threads: Map<number, number>;
  readonly attachments: Map<string, Attachment[]>;
  /** What the backup has of attachments, by their rows. */
  readonly blobs: Map<number, AttachmentBlob>;
  readonly reactions: Map<string, Reaction[]>;
  /** Texts that an edited message had before, by its newest row. */
  readonly earlier: Map<string, string[]>;
  /** Messages that stand for a call of the table `call`. */
  readonly calls: Set<number>;
}

/** Tables of messages: two until 2022, one since. */
export const messageTables: ReadonlySet<string> = new Set(["message", "sms", "mms"]);

const besideMessages: ReadonlySet<string> = new Set([
  "recipient",
  "groups",
  "thread",
  "part",
  "attachment",
  "reaction",
  "call",
  ...messageTables,
]);

/** In the older tables, the same number stands for a message of each. */
export function messageKey(table: string, id: number): string {
  return `${table === "message" ? "mms" : table} ${id}`;
}

export function readContext(frames: ByteSource, tell: TellValue): SignalContext {
  const context: SignalContext = {
    tell,
    recipients: new Map(),
    threads: new Map(),
    attachments: new Map(),
    blobs: new Map(),
    reactions: new Map(),
    earlier: new Map(),
    calls: new Set(),
  };
  const titles = new Map<string, string>();
  const noteBlob = (frame: Uint8Array): void => {
    const blob = attachmentIn(frame);
    if (blob) context.blobs.set(blob.row, blob);
  };
  for (const row of tableRows(frames, besideMessages, tell, noteBlob)) note(row, context, titles);
  for (const [id, recipient] of context.recipients) {
    const title = recipient.address === null ? undefined : titles.get(recipient.address);
    if (title !== undefined && recipient.name === null) context.recipients.set(id, { ...recipient, name: title });
  }
  return context;
}

function note(row: TableRow, context: SignalContext, titles: Map<string, string>): void {
  switch (row.table) {
    case "recipient":
      context.recipients.set(row.id, recipientOf(row));
      break;
    case "groups": {
      const group = row.text("group_id");
      const title = row.text("title");
      if (group !== null && title !== null) titles.set(group, title);
      break;
    }
    case "thread": {
      // Until 2021 the column held text.
      const recipient = row.integer("recipient_id", "thread_recipient_id", "recipient_ids");
      if (recipient !== null) context.threads.set(row.id, recipient);
      break;
    }
    case "part":
    case "attachment": {
      const message = row.integer("message_id", "mid");
      if (message === null) break;
      append(context.attachments, messageKey("mms", message), {
        table: row.table,
        row: row.id,
        name: row.text("file_name"),
        mime: row.text("content_type", "ct"),
        size: row.integer("data_size"),
      });
      break;
    }
    case "reaction": {
      const message = row.integer("message_id");
      // Where the column is absent there is one table of messages.
      const table = row.integer("is_mms") === 0 ? "sms" : "mms";
      const time = row.time("date_sent", "unix_ms");
      const reaction = { row: row.id, author: row.integer("author_id"), emoji: row.text("emoji"), sent: time };
      if (message !== null) append(context.reactions, messageKey(table, message), reaction);
      break;
    }
    case "call": {
      const message = row.integer("message_id");
      if (message !== null) context.calls.add(message);
      break;
    }
    default: {
      const newest = row.raw("latest_revision_id") === null ? null : row.integer("latest_revision_id");
      const text = newest === null ? null : row.text("body");
      if (newest !== null && text !== null) append(context.earlier, messageKey(row.table, newest), text);
    }
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (known.length < joinedLimit) known.push(value);
}

/** The owner's own name for somebody comes before the one that they gave themselves. */
function recipientOf(row: TableRow): Recipient {
  const name =
    row.text("nickname_joined_name") ??
    row.text("system_joined_name", "system_display_name") ??
    row.text("profile_joined_name") ??
    row.text("signal_profile_name");
  const address =
    row.text("e164", "phone") ??
    row.text("username") ??
    row.text("email") ??
    row.text("group_id") ??
    row.text("aci", "uuid") ??
    row.text("pni");
  return { row: row.id, address, name };
}
