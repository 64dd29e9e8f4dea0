import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { ReportValue } from "../recovered.ts";
import { type Details, joinedLimit } from "../rows.ts";
import { callColumns, callJoin, callOf, callRecord, groupCallRecord } from "./signal-calls.ts";
import { readMedia, type SignalMedia } from "./signal-media.ts";
import { noticeOf } from "./signal-notices.ts";
import {
  archived,
  numberIn,
  readPeople,
  readThreads,
  type SignalPeople,
  type SignalThread,
  signalFile,
  signalReferences,
  signalService,
  textIn,
  threadKind,
} from "./signal-people.ts";

export const signal = defineArtifact({
  id: "ios.signal",
  title: "Signal messages and calls",
  platform: "ios",
  versions: "Signal for iOS since 2020, with the key from the phone's keychain",
  where: signalFile,
  kinds: ["message", "conversation", "call"],
  recovers: [
    { table: "model_TSInteraction", identity: ["uniqueId", "timestamp", "body"], links: ["CallRecord", "EditRecord"] },
    { table: "model_OWSReaction", identity: ["uniqueMessageId", "sentAtTimestamp", "emoji"] },
    { table: "model_TSThread", identity: ["uniqueId"], links: ["model_TSInteraction"] },
  ],
  timeBasis: "utc",
  reach: "since the app was set up; less where messages disappear or were deleted",
  references: [
    ...signalReferences,
    "Signal-iOS EditRecord.swift: each earlier version of a message is a row of its own",
    "Signal-iOS TSCall.h, CallRecord.swift: calls",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const report: ReportValue = (message, where) => input.problem("value", message, where);
    const people = readPeople(db);
    const context: Context = {
      db,
      people,
      threads: readThreads(db, people, report),
      media: readMedia(db),
      edits: readEdits(db),
      stored: new Map(),
      report,
    };
    yield* interactions(context);
    yield* reactions(context);
    if (db.has("model_TSThread")) yield* conversations(context);
  },
});

interface Context {
  readonly db: Database;
  readonly people: SignalPeople;
  readonly threads: ReadonlyMap<string, SignalThread>;
  readonly media: SignalMedia;
  readonly edits: Edits;
  /** Messages stored of each conversation. */
  readonly stored: Map<string, number>;
  readonly report: ReportValue;
}

/** Of messages that were edited: rows of earlier versions, and what they said by the newest row. */
interface Edits {
  readonly past: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

function readEdits(db: Database): Edits {
  const past = new Map<number, number>();
  const texts = new Map<number, string[]>();
  if (!db.has("EditRecord")) return { past, texts };
  const records = db.select({
    from: ["EditRecord", "e"],
    columns: { newest: "e.latestRevisionId", past: "e.pastRevisionId" },
  });
  for (const row of records) {
    const newest = row.integer("newest");
    const earlier = row.integer("past");
    if (newest !== null && earlier !== null) past.set(earlier, newest);
  }
  const versions = db.select({
    from: ["model_TSInteraction", "m"],
    columns: { text: "m.body" },
    where: `m.editState = ${pastRevision}`,
    lookup: true,
  });
  for (const row of versions) {
    const newest = past.get(row.rowid);
    const text = row.text("text");
    if (newest === undefined || text === null) continue;
    const known = texts.get(newest) ?? [];
    texts.set(newest, known);
    if (known.length < joinedLimit) known.push(text);
  }
  return { past, texts };
}

/** `editState`. Source: Signal-iOS TSMessage.h. */
const pastRevision = 2;

/** `recordType` of what people wrote. Payments are messages too. */
const incomingRecords: ReadonlySet<number> = new Set([19, 75, 78]);
const outgoingRecords: ReadonlySet<number> = new Set([21, 68, 79]);
const paymentRecords: ReadonlySet<number> = new Set([68, 75, 78, 79]);
/** `storedMessageState`. Source: Signal-iOS TSOutgoingMessage.h. */
const states: ReadonlyMap<number, string> = new Map([
  [0, "sending"],
  [1, "failed"],
  [4, "sent"],
  [5, "pending"],
]);
/** Told where they are not 0. */
const flags = [
  "read",
  "viewed",
  "isViewOnceMessage",
  "isViewOnceComplete",
  "isVoiceMessage",
  "expiresInSeconds",
  "isFromLinkedDevice",
  "isSmsMessageRestoredFromBackup",
  "isGroupStoryReply",
  "isPoll",
] as const;

function* interactions(context: Context): Generator<RecordDraft> {
  const rows = context.db.select({
    from: ["model_TSInteraction", "m"],
    join: [callJoin],
    columns: {
      id: "m.uniqueId",
      type: "m.recordType",
      time: "m.timestamp",
      received: "m.receivedAtTimestamp",
      server: "m.serverTimestamp",
      thread: "m.uniqueThreadId",
      author_phone: "m.authorPhoneNumber",
      author: "m.authorUUID",
      text: "m.body",
      notice: "m.customMessage",
      info: "m.messageType",
      error: "m.errorType",
      preview: "m.linkPreview",
      quoted: "m.quotedMessage",
      removed: "m.wasRemotelyDeleted",
      state: "m.storedMessageState",
      story_emoji: "m.storyReactionEmoji",
      ...Object.fromEntries(flags.map((flag) => [`m:${flag}`, `m.${flag}`])),
      ...callColumns,
    },
  });
  for (const row of rows) {
    // What an edited message said before is told with its newest version.
    if (context.edits.past.has(row.rowid)) continue;
    const id = row.text("thread");
    const thread = id === null ? undefined : context.threads.get(id);
    const type = row.integer("type");
    if (type === callRecord || type === groupCallRecord) yield callOf(row, thread);
    else yield message(row, type, thread ?? unknownThread(id), context);
    if (id !== null) context.stored.set(id, (context.stored.get(id) ?? 0) + 1);
  }
}

/** A conversation whose row is gone. */
function unknownThread(id: string | null): SignalThread | undefined {
  return id === null ? undefined : { address: id, name: null, isGroup: false, members: [] };
}

function message(
  row: Row,
  type: number | null,
  thread: SignalThread | undefined,
  { people, media, edits, report }: Context,
): RecordDraft {
  const direction = incomingRecords.has(type ?? -1)
    ? "incoming"
    : outgoingRecords.has(type ?? -1)
      ? "outgoing"
      : "unknown";
  const author = people.person(row.text("author_phone"), row.text("author"));
  const time = row.time("time", "unix_ms");
  const earlier = edits.texts.get(row.rowid);
  const locator = { table: "model_TSInteraction", rowid: row.rowid };
  const tell = (words: string): void => report(words, locator);
  const preview = row.bytes("preview");
  const url = preview && textIn(archived(preview, "linkPreview", tell), "urlString");
  const quotedBytes = row.bytes("quoted");
  const quoted = quotedBytes && archived(quotedBytes, "quotedMessage", tell);
  const quotedTime = numberIn(quoted ?? undefined, "timestamp", "timestampValue");
  const details = detailsOf(row, type);
  const quotedText = textIn(quoted, "body");
  if (quotedText) details["quoted_text"] = quotedText;
  return {
    kind: "message",
    time,
    locator,
    direction,
    service: signalService,
    thread: thread?.address ?? null,
    sender: direction === "outgoing" ? null : (author?.address ?? null),
    sender_name: direction === "outgoing" ? null : (author?.name ?? null),
    recipient: direction === "outgoing" ? (thread?.address ?? null) : null,
    participants: thread?.members ?? [],
    text: row.text("text") ?? row.text("notice"),
    urls: url ? [url] : [],
    // Signal names a message by when it was sent.
    message_id: time === null ? null : String(time / 1000),
    reply_to: quotedTime ? String(quotedTime) : null,
    edited: earlier ? time : null,
    earlier_texts: earlier ?? [],
    retracted: row.boolean("removed"),
    attachment_names: media.namesOf(row, row.text("id")),
    details,
  };
}

function detailsOf(row: Row, type: number | null): Details {
  const details: Details = {};
  const event = noticeOf(type, row.integer("info"), row.integer("error"));
  if (event !== undefined) details["system_event"] = event;
  else if (paymentRecords.has(type ?? -1)) details["payment"] = true;
  else if (!incomingRecords.has(type ?? -1) && !outgoingRecords.has(type ?? -1)) details["recordType"] = type;
  for (const [name, column] of [
    ["received", "received"],
    ["server_time", "server"],
  ] as const) {
    const time = row.time(column, "unix_ms");
    if (time !== null) details[name] = isoTime(time);
  }
  for (const flag of flags) {
    const value = row.integer(`m:${flag}`);
    if (value) details[flag] = value;
  }
  const state = outgoingRecords.has(type ?? -1) ? row.integer("state") : null;
  if (state !== null) details["state"] = states.get(state) ?? state;
  const emoji = row.text("story_emoji");
  if (emoji) details["story_reaction"] = emoji;
  return details;
}

function* reactions({ db, people, threads }: Context): Generator<RecordDraft> {
  if (!db.has("model_OWSReaction")) return;
  const rows = db.select({
    from: ["model_OWSReaction", "r"],
    join: [["model_TSInteraction", "m", "m.uniqueId = r.uniqueMessageId"]],
    columns: {
      emoji: "r.emoji",
      phone: "r.reactorE164",
      aci: "r.reactorUUID",
      time: "r.sentAtTimestamp",
      to: "m.timestamp",
      thread: "m.uniqueThreadId",
    },
  });
  for (const row of rows) {
    const author = people.person(row.text("phone"), row.text("aci"));
    const to = row.time("to", "unix_ms");
    yield {
      kind: "message",
      time: row.time("time", "unix_ms"),
      locator: { table: "model_OWSReaction", rowid: row.rowid },
      // The owner is among those who react: whose reaction it is, the sender says.
      direction: "unknown",
      service: signalService,
      thread: threads.get(row.text("thread") ?? "")?.address ?? null,
      sender: author?.address ?? null,
      sender_name: author?.name ?? null,
      reaction: row.text("emoji"),
      reaction_to: to === null ? null : String(to / 1000),
    };
  }
}

function* conversations({ db, threads, stored }: Context): Generator<RecordDraft> {
  const rows = db.select({
    from: ["model_TSThread", "t"],
    join: [
      ["model_TSInteraction", "l", "l.id = t.lastInteractionRowId"],
      ["thread_associated_data", "d", "d.threadUniqueId = t.uniqueId"],
    ],
    columns: {
      id: "t.uniqueId",
      type: "t.recordType",
      created: "t.creationDate",
      archived: ["d.isArchived", "t.isArchived"],
      draft: "t.messageDraft",
      last: "l.timestamp",
    },
  });
  for (const row of rows) {
    const id = row.text("id");
    const thread = id === null ? undefined : threads.get(id);
    const draft = row.text("draft");
    yield {
      kind: "conversation",
      time: row.time("last", "unix_ms"),
      locator: { table: "model_TSThread", rowid: row.rowid },
      thread: thread?.address ?? id,
      name: thread?.name ?? null,
      service: signalService,
      contact: thread && !thread.isGroup ? thread.address : null,
      message_count: stored.get(id ?? "") ?? 0,
      archived: row.boolean("archived"),
      created: row.time("created", "unix_s"),
      details: {
        type: threadKind(row.integer("type")),
        ...(thread && thread.members.length > 0 ? { members: thread.members } : {}),
        ...(draft ? { draft } : {}),
      },
    };
  }
}
