import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { linksIn } from "../links.ts";
import type { ReportValue } from "../recovered.ts";
import { type Details, joined, joinedLimit, tableDetails } from "../rows.ts";
import { type LidNumbers, lidNumbers, resolveLids, whatsAppFile, whatsAppService } from "./whatsapp-places.ts";
import { quotedStanza, whatsAppReactions } from "./whatsapp-reactions.ts";

/** `ZMESSAGETYPE` of a message that was taken back for everyone: its row stays, without text. */
const takenBack = 14;

export const whatsApp = defineArtifact({
  id: "ios.whatsapp",
  title: "WhatsApp messages and conversations",
  platform: "ios",
  versions: "WhatsApp and WhatsApp Business for iOS",
  where: whatsAppFile("ChatStorage.sqlite"),
  kinds: ["message", "conversation"],
  recovers: [
    {
      table: "ZWAMESSAGE",
      identity: ["ZSTANZAID", "ZTEXT", "ZMESSAGEDATE"],
      links: ["ZWAMEDIAITEM", "ZWAMESSAGEDATAITEM", "ZWAMESSAGEINFO", "ZWACHATSESSION", "ZWAGROUPMEMBER"],
    },
    { table: "ZWACHATSESSION", identity: ["ZCONTACTJID", "ZPARTNERNAME"], links: ["ZWAGROUPINFO", "ZWAMESSAGE"] },
  ],
  timeBasis: "utc",
  reach: "since the app was set up; less where messages disappear or were deleted",
  references: [
    "MVT docs, ios/records.md",
    "iLEAPP whatsApp.py: times are Cocoa seconds, group messages name their member",
    "WhatsApp-Chat-Exporter ios_handler.py",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const context: Context = {
      db,
      service: whatsAppService(input.file.path),
      numbers: await lidNumbers(input),
      stored: new Map(),
      members: groupMembers(db),
      report: (message, where) => input.problem("value", message, where),
    };
    yield* messages(context);
    yield* whatsAppReactions(db, context.service, context.numbers, context.report);
    if (db.has("ZWACHATSESSION")) yield* conversations(context);
  },
});

interface Context {
  readonly db: Database;
  readonly service: string;
  readonly numbers: LidNumbers;
  /** What is stored of each conversation, by its key. */
  readonly stored: Map<number, Stored>;
  /** Who is or was in each group, by its conversation's key. */
  readonly members: ReadonlyMap<number, readonly string[]>;
  readonly report: ReportValue;
}

interface Stored {
  count: number;
  first: number | null;
  last: number | null;
}

type Message = Omit<DraftOf<"message">, "details" | "urls" | "attachment_names" | "reply_to"> & {
  readonly details: Details;
  urls: readonly string[];
  attachment_names: readonly string[];
  reply_to: string | null;
};

/** What is told of the media and of the link previews beside a message. */
const mediaColumns = ["ZAUTHORNAME", "ZMEDIAURL", "ZTITLE", "ZMEDIALOCALPATH", "ZVCARDNAME", "ZFILESIZE"] as const;
const itemColumns = ["ZCONTENT1", "ZCONTENT2", "ZMATCHEDTEXT", "ZSUMMARY", "ZTITLE"] as const;

function* messages(context: Context): Generator<Message> {
  const details = tableDetails(context.db, "ZWAMESSAGE", "m", {
    except: ["Z_PK", "ZTEXT", "ZMESSAGEDATE", "ZSTANZAID"],
    times: { ZSENTDATE: "mac_s" },
  });
  const rows = context.db.select({
    from: ["ZWAMESSAGE", "m"],
    join: [
      ["ZWACHATSESSION", "s", "s.Z_PK = m.ZCHATSESSION"],
      ["ZWAGROUPMEMBER", "g", "g.Z_PK = m.ZGROUPMEMBER"],
      ["ZWAMEDIAITEM", "a", "a.ZMESSAGE = m.Z_PK"],
      ["ZWAMESSAGEDATAITEM", "i", "i.ZMESSAGE = m.Z_PK"],
    ],
    columns: {
      session: "m.ZCHATSESSION",
      from: "m.ZFROMJID",
      to: "m.ZTOJID",
      text: "m.ZTEXT",
      time: "m.ZMESSAGEDATE",
      from_me: "m.ZISFROMME",
      stanza: "m.ZSTANZAID",
      type: "m.ZMESSAGETYPE",
      metadata: "a.ZMETADATA",
      chat: "s.ZCONTACTJID",
      member: "g.ZMEMBERJID",
      media: "a.Z_PK",
      item: "i.Z_PK",
      ...Object.fromEntries(mediaColumns.map((column) => [`a:${column}`, `a.${column}`])),
      ...Object.fromEntries(itemColumns.map((column) => [`i:${column}`, `i.${column}`])),
      ...details.columns,
    },
  });
  yield* joined(
    rows,
    (row) => message(row, details.read(row), context),
    (record, row) => addItems(record, row, context.report),
  );
}

function message(row: Row, details: Details, context: Context): Message {
  const time = row.time("time", "mac_s");
  count(context.stored, row.integer("session"), time);
  const fromMe = row.integer("from_me");
  const direction = fromMe === null ? "unknown" : fromMe === 0 ? "incoming" : "outgoing";
  const from = row.text("from");
  const to = row.text("to");
  const member = row.text("member");
  const chat = row.text("chat");
  const lid = resolveLids([from, to, member, chat], context.numbers);
  if (member !== null) details["ZMEMBERJID"] = member;
  if (lid) details["lid"] = lid;
  const record: Message = {
    kind: "message",
    time,
    locator: { table: "ZWAMESSAGE", rowid: row.rowid },
    direction,
    service: context.service,
    thread: chat ?? (direction === "outgoing" ? to : from),
    // In a group the message comes from the group's id, and the member says who wrote it.
    sender: direction === "outgoing" ? null : (member ?? from),
    recipient: direction === "outgoing" ? (to ?? chat) : null,
    text: row.text("text"),
    urls: [],
    message_id: row.text("stanza"),
    participants: context.members.get(row.integer("session") ?? Number.NaN) ?? [],
    retracted: row.integer("type") === takenBack,
    attachment_names: [],
    reply_to: null,
    details,
  };
  addItems(record, row, context.report);
  return record;
}

/** Adds what one row of the join says of media and of link previews. */
function addItems(record: Message, row: Row, report: ReportValue): void {
  const hasMedia = row.raw("media") !== null;
  const hasItem = row.raw("item") !== null;
  if (!hasMedia && !hasItem) return;
  const media = hasMedia ? texts(row, "a", mediaColumns) : {};
  const item = hasItem ? texts(row, "i", itemColumns) : {};
  const name = media.ZMEDIALOCALPATH?.split("/").at(-1);
  if (name && record.attachment_names.length < joinedLimit) {
    record.attachment_names = [...new Set([...record.attachment_names, name])];
  }
  const metadata = hasMedia ? row.bytes("metadata") : null;
  if (metadata) record.reply_to ??= quotedStanza(metadata, (message) => report(message, record.locator)) ?? null;
  append(record.details, "media_items", media);
  append(record.details, "data_items", item);
  const found = [media.ZMEDIAURL, item.ZCONTENT1, item.ZCONTENT2, item.ZMATCHEDTEXT].flatMap((text) =>
    linksIn(text ?? ""),
  );
  if (found.length === 0 || record.urls.length >= joinedLimit) return;
  record.urls = [...new Set([...record.urls, ...found.filter((url) => !isMediaServer(url))])];
}

function groupMembers(db: Database): ReadonlyMap<number, readonly string[]> {
  const members = new Map<number, string[]>();
  if (!db.has("ZWAGROUPMEMBER", "ZCHATSESSION")) return members;
  const rows = db.select({
    from: ["ZWAGROUPMEMBER", "g"],
    columns: { session: "g.ZCHATSESSION", member: "g.ZMEMBERJID" },
  });
  for (const row of rows) {
    const session = row.integer("session");
    const member = row.text("member");
    if (session === null || member === null) continue;
    const known = members.get(session) ?? [];
    members.set(session, known);
    if (known.length < joinedLimit) known.push(member);
  }
  return members;
}

function texts<C extends string>(row: Row, alias: string, columns: readonly C[]): { [column in C]?: string } {
  const found: { [column in C]?: string } = {};
  for (const column of columns) {
    const text = row.text(`${alias}:${column}`);
    if (text !== null) found[column] = text;
  }
  return found;
}

/** A join of several media with several items repeats each: equal ones are told once. */
function append(details: Details, name: string, entry: { readonly [column: string]: string }): void {
  if (Object.keys(entry).length === 0) return;
  const known = (details[name] ?? []) as readonly { readonly [column: string]: string }[];
  if (known.length >= joinedLimit) return;
  const said = JSON.stringify(entry);
  if (!known.some((other) => JSON.stringify(other) === said)) details[name] = [...known, entry];
}

/** WhatsApp's own servers for encrypted media: every picture has such an address, and none is a link. */
function isMediaServer(url: string): boolean {
  return /^https?:\/\/mmg(?:-fna)?\.whatsapp\.net(?:[:/?#]|$)/i.test(url);
}

function count(stored: Map<number, Stored>, session: number | null, time: number | null): void {
  if (session === null) return;
  const entry = stored.get(session) ?? { count: 0, first: null, last: null };
  stored.set(session, entry);
  entry.count++;
  if (time === null) return;
  if (entry.first === null || time < entry.first) entry.first = time;
  if (entry.last === null || time > entry.last) entry.last = time;
}

function* conversations(context: Context): Generator<RecordDraft> {
  const details = tableDetails(context.db, "ZWACHATSESSION", "s", {
    except: ["Z_PK", "ZCONTACTJID", "ZPARTNERNAME", "ZLASTMESSAGEDATE"],
  });
  const rows = context.db.select({
    from: ["ZWACHATSESSION", "s"],
    join: [["ZWAGROUPINFO", "g", "g.Z_PK = s.ZGROUPINFO"]],
    columns: {
      contact: "s.ZCONTACTJID",
      name: "s.ZPARTNERNAME",
      archived: "s.ZARCHIVED",
      removed: "s.ZREMOVED",
      last: "s.ZLASTMESSAGEDATE",
      created: "g.ZCREATIONDATE",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const contact = row.text("contact");
    const stored = context.stored.get(row.rowid) ?? { count: 0, first: null, last: null };
    const lid = resolveLids([contact], context.numbers);
    yield {
      kind: "conversation",
      // The date of the last message can outlive the message itself.
      time: row.time("last", "mac_s"),
      locator: { table: "ZWACHATSESSION", rowid: row.rowid },
      thread: contact,
      name: row.text("name"),
      service: context.service,
      contact,
      message_count: stored.count,
      archived: row.boolean("archived"),
      removed: row.boolean("removed"),
      created: row.time("created", "mac_s"),
      details: {
        ...details.read(row),
        ...(stored.first === null ? {} : { first_stored_message: isoTime(stored.first) }),
        ...(stored.last === null ? {} : { last_stored_message: isoTime(stored.last) }),
        ...(lid ? { lid } : {}),
      },
    };
  }
}
