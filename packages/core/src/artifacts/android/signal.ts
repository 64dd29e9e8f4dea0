import { type TableRow, tableRows } from "../../formats/signal-backup/statements.ts";
import { isoTime } from "../../formats/time.ts";
import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { messageKey, messageTables, type Recipient, readContext, type SignalContext } from "./signal-people.ts";

const service = "Signal";

export const signal = defineArtifact({
  id: "android.signal",
  title: "Signal messages and calls",
  platform: "android",
  versions: "Signal for Android, backups with 30 digits, tables of 2018 and later",
  where: { message_backup: ["**.backup!frames"] },
  kinds: ["message", "attachment", "conversation", "call", "contact"],
  timeBasis: "utc",
  reach: "since the app was set up; messages that disappear are not in backups",
  references: [
    "signal_for_android_decryption: frames, the statements in them, and attachments behind them",
    "Signal-Android MessageTypes.java: the lowest five bits of `type`",
    "Signal-Android CallTable.kt: types, directions and events of calls",
    "signalbackup-tools: how tables and columns changed; quote_id is when the quoted message was sent",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const frames = await input.open();
    // A value is read in both passes over the frames: it is told once.
    const told = new Set<string>();
    const tell = (table: string, rowid: number, message: string): void => {
      const key = `${table} ${rowid} ${message}`;
      if (told.has(key)) return;
      told.add(key);
      input.problem("value", message, { table, rowid });
    };
    const context = readContext(frames, tell);
    let tables = 0;
    for (const row of tableRows(frames, recordTables, tell)) {
      tables++;
      if (row.table === "call") yield call(row, context);
      else if (row.table === "thread") yield conversation(row, context);
      else if (row.table === "recipient") yield contact(row, context);
      else yield* messageRow(row, context);
    }
    if (tables === 0) input.problem("schema", "there is none of the tables that messages are in");
  },
});

const recordTables: ReadonlySet<string> = new Set([...messageTables, "call", "thread", "recipient"]);

/** `type` modulo 32. Source: MessageTypes.java. */
const incomingBase = new Set([20]);
const outgoingBase = new Set([21, 22, 23, 24, 25, 26]);
const callBase: ReadonlyMap<number, { direction: "incoming" | "outgoing"; what: string; answered: boolean | null }> =
  new Map([
    [1, { direction: "incoming", what: "audio", answered: true }],
    [2, { direction: "outgoing", what: "audio", answered: null }],
    [3, { direction: "incoming", what: "audio", answered: false }],
    [8, { direction: "incoming", what: "video", answered: false }],
    [10, { direction: "incoming", what: "video", answered: true }],
    [11, { direction: "outgoing", what: "video", answered: null }],
  ]);

function* messageRow(row: TableRow, context: SignalContext): Generator<RecordDraft> {
  // An older text of an edited message is told with its newest.
  if (row.raw("latest_revision_id") !== null) return;
  const base = (row.integer("type", "msg_box") ?? 0) % 32;
  const asCall = callBase.get(base);
  if (asCall) {
    if (!context.calls.has(row.id)) yield callOfMessage(row, asCall, context);
    return;
  }
  const told = message(row, base, context);
  yield told;
  yield* attachments(row, told, context);
  yield* reactions(row, context);
}

function message(row: TableRow, base: number, context: SignalContext): DraftOf<"message"> {
  const key = messageKey(row.table, row.id);
  const thread = threadOf(row, context);
  const direction = incomingBase.has(base) ? "incoming" : outgoingBase.has(base) ? "outgoing" : "unknown";
  const other = personOf(row, context, direction);
  const sent = row.time("date_sent", "unix_ms") ?? row.time("date", "unix_ms");
  const earlier = context.earlier.get(key) ?? [];
  const quoted = row.integer("quote_id");
  return {
    kind: "message",
    time: sent,
    locator: { table: row.table, rowid: row.id },
    direction,
    service,
    thread: thread?.address ?? null,
    sender: direction === "outgoing" ? null : (other?.address ?? null),
    sender_name: direction === "outgoing" ? null : (other?.name ?? null),
    recipient: direction === "outgoing" ? (other?.address ?? thread?.address ?? null) : null,
    text: row.text("body"),
    urls: previewLinks(row, context),
    // Signal names a message by when it was sent.
    message_id: sent === null ? null : String(sent / 1000),
    reply_to: quoted ? String(quoted) : null,
    edited: earlier.length > 0 ? sent : null,
    earlier_texts: earlier,
    retracted: row.integer("remote_deleted") === 1 || row.raw("deleted_by") !== null,
    attachment_names: (context.attachments.get(key) ?? []).flatMap(({ name, mime }) => name ?? mime ?? []),
    details: detailsOf(row, base),
  };
}

/** Files that the message brought, with the digest of what the backup holds of them. */
function* attachments(row: TableRow, told: DraftOf<"message">, context: SignalContext): Generator<RecordDraft> {
  for (const { table, row: rowid, name, mime, size } of context.attachments.get(messageKey(row.table, row.id)) ?? []) {
    const blob = context.blobs.get(rowid);
    if (blob && blob.sha256 === undefined) context.tell(table, rowid, "the attachment is damaged or cut off");
    yield {
      kind: "attachment",
      time: told.time ?? null,
      locator: { table, rowid },
      direction: told.direction ?? null,
      service,
      sender: told.sender ?? null,
      name,
      mime_type: mime,
      size: size ?? blob?.size ?? null,
      sha256: blob?.sha256 ?? null,
      message_id: told.message_id ?? null,
      details: { in_backup: blob !== undefined },
    };
  }
}

function detailsOf(row: TableRow, base: number): Details {
  const details: Details = { type: base };
  const received = row.time("date_received", "unix_ms");
  if (received !== null) details["date_received"] = isoTime(received);
  for (const column of ["read", "view_once", "expires_in", "story_type"]) {
    const value = row.integer(column);
    if (value) details[column] = value;
  }
  const quote = row.text("quote_body");
  if (quote) details["quote_body"] = quote;
  return details;
}

function* reactions(row: TableRow, context: SignalContext): Generator<RecordDraft> {
  const to = row.time("date_sent", "unix_ms") ?? row.time("date", "unix_ms");
  const thread = threadOf(row, context)?.address ?? null;
  for (const reaction of context.reactions.get(messageKey(row.table, row.id)) ?? []) {
    const author = reaction.author === null ? undefined : context.recipients.get(reaction.author);
    yield {
      kind: "message",
      time: reaction.sent,
      locator: { table: "reaction", rowid: reaction.row },
      // The owner has a row among the recipients too: whose reaction it is, the sender says.
      direction: "unknown",
      service,
      thread,
      sender: author?.address ?? null,
      sender_name: author?.name ?? null,
      reaction: reaction.emoji,
      reaction_to: to === null ? null : String(to / 1000),
    };
  }
}

function callOfMessage(
  row: TableRow,
  { direction, what, answered }: { direction: "incoming" | "outgoing"; what: string; answered: boolean | null },
  context: SignalContext,
): RecordDraft {
  return {
    kind: "call",
    time: row.time("date_sent", "unix_ms") ?? row.time("date", "unix_ms"),
    locator: { table: row.table, rowid: row.id },
    direction,
    service,
    contact: threadOf(row, context)?.address ?? personOf(row, context, direction)?.address ?? null,
    answered,
    details: { call_type: what },
  };
}

/** Source: CallTable.kt. What is not there was added later, and is told by its number. */
const callTypes: ReadonlyMap<number, string> = new Map([
  [0, "audio"],
  [1, "video"],
  [3, "group"],
  [4, "ad hoc"],
]);
const callEvents: ReadonlyMap<number, { readonly word: string; readonly answered: boolean | null }> = new Map([
  [0, { word: "ongoing", answered: null }],
  [1, { word: "accepted", answered: true }],
  [2, { word: "not accepted", answered: false }],
  [3, { word: "missed", answered: false }],
  [4, { word: "deleted", answered: null }],
  [5, { word: "group call", answered: null }],
  [6, { word: "joined", answered: true }],
  [7, { word: "ringing", answered: null }],
  [8, { word: "declined", answered: false }],
  [9, { word: "outgoing ring", answered: null }],
  [10, { word: "missed, by notification profile", answered: false }],
]);

function call(row: TableRow, context: SignalContext): RecordDraft {
  const direction = row.integer("direction");
  const type = row.integer("type");
  const event = row.integer("event");
  const known = event === null ? undefined : callEvents.get(event);
  return {
    kind: "call",
    time: row.time("timestamp", "unix_ms"),
    locator: { table: "call", rowid: row.id },
    direction: direction === 0 ? "incoming" : direction === 1 ? "outgoing" : "unknown",
    service,
    contact: recipientAt(row.integer("peer"), context)?.address ?? null,
    answered: known?.answered ?? null,
    details: { call_type: callTypes.get(type ?? -1) ?? type, event: known?.word ?? event },
  };
}

function conversation(row: TableRow, context: SignalContext): RecordDraft {
  const other = recipientAt(context.threads.get(row.id) ?? null, context);
  return {
    kind: "conversation",
    time: row.time("date", "unix_ms"),
    locator: { table: "thread", rowid: row.id },
    thread: other?.address ?? null,
    name: other?.name ?? null,
    service,
    contact: other?.address ?? null,
    message_count: row.integer("meaningful_messages", "message_count"),
    archived: row.integer("archived") === 1,
  };
}

function contact(row: TableRow, context: SignalContext): RecordDraft {
  const recipient = context.recipients.get(row.id);
  const details: Details = {};
  for (const column of ["aci", "uuid", "pni", "username", "email", "about", "note"]) {
    const value = row.text(column);
    if (value) details[column] = value;
  }
  for (const column of ["blocked", "hidden"]) if (row.integer(column)) details[column] = true;
  return {
    kind: "contact",
    locator: { table: "recipient", rowid: row.id },
    name: recipient?.name ?? null,
    contact: recipient?.address ?? null,
    service,
    details,
  };
}

function threadOf(row: TableRow, context: SignalContext): Recipient | undefined {
  return recipientAt(context.threads.get(row.integer("thread_id") ?? -1) ?? null, context);
}

/** The other party of a message. In the oldest tables, the column holds a number and not a row. */
function personOf(row: TableRow, context: SignalContext, direction: string): Recipient | undefined {
  const columns = direction === "outgoing" ? ["to_recipient_id"] : ["from_recipient_id"];
  const address = row.text(...columns, "recipient_id", "address");
  if (address === null) return undefined;
  return context.recipients.get(Number(address)) ?? { address, name: null, row: 0 };
}

function recipientAt(id: number | null, context: SignalContext): Recipient | undefined {
  return id === null ? undefined : context.recipients.get(id);
}

/** Links that were shown with a preview: JSON, a list of objects with `url`. */
function previewLinks(row: TableRow, context: SignalContext): readonly string[] {
  const json = row.text("link_previews", "previews");
  if (json === null || json === "") return [];
  try {
    const list: unknown = JSON.parse(json);
    const entries: readonly unknown[] = Array.isArray(list) ? list : [];
    return entries.flatMap((entry) =>
      typeof entry === "object" && entry !== null && "url" in entry && typeof entry.url === "string" ? [entry.url] : [],
    );
  } catch {
    context.tell(row.table, row.id, `${row.table}.link_previews is no JSON`);
    return [];
  }
}
