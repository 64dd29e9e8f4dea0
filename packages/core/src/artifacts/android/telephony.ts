import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type Details, joinedLimit, tableDetails } from "../rows.ts";
import { appFile } from "./app-files.ts";

export const telephony = defineArtifact({
  id: "android.telephony",
  title: "Messages (SMS and MMS) of the phone",
  platform: "android",
  versions: "Android 2 and later",
  where: appFile(["com.android.providers.telephony", "com.samsung.android.providers.telephony"], "databases/mmssms.db"),
  kinds: ["message", "conversation"],
  recovers: [
    { table: "sms", identity: ["address", "date", "body"], links: ["threads", "canonical_addresses"] },
    {
      table: "pdu",
      identity: ["thread_id", "date", "m_id", "tr_id"],
      links: ["threads", "canonical_addresses", "addr", "part"],
    },
    { table: "threads", identity: ["recipient_ids"], links: ["canonical_addresses"] },
  ],
  timeBasis: "utc",
  reach: "all messages that were not deleted",
  references: [
    "AOSP Telephony.java: types of SMS, boxes of MMS; PduHeaders.java: types of addresses",
    "ALEAPP smsmms.py and plaso android_sms.py: sms.date in milliseconds, pdu.date in seconds",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const db = await input.sqlite();
    const threads = threadNames(db);
    yield* sms(db, threads);
    if (db.has("pdu")) yield* mms(db, threads);
    if (db.has("threads")) yield* conversations(db, threads);
  },
});

/** Who a conversation is with, by its number: `threads.recipient_ids` names rows of `canonical_addresses`. */
type Threads = ReadonlyMap<number, readonly string[]>;

function threadNames(db: Database): Threads {
  const addresses = new Map<string, string>();
  const threads = new Map<number, readonly string[]>();
  if (!db.has("threads") || !db.has("canonical_addresses")) return threads;
  for (const row of db.select({ from: ["canonical_addresses", "a"], columns: { address: "a.address" } })) {
    addresses.set(String(row.rowid), row.text("address") ?? "");
  }
  for (const row of db.select({ from: ["threads", "t"], columns: { ids: "t.recipient_ids" } })) {
    const ids = (row.text("ids") ?? "").split(" ").slice(0, joinedLimit);
    const known = ids.flatMap((id) => addresses.get(id) || []);
    if (known.length > 0) threads.set(row.rowid, known);
  }
  return threads;
}

function threadOf(row: Row, threads: Threads, other: string | null): string | null {
  const id = row.integer("thread");
  return (id === null ? undefined : threads.get(id)?.join(", ")) ?? other;
}

/** Types of TextBasedSmsColumns: 1 is in the inbox; sent, draft, outbox, failed and queued are one's own. */
function directionOf(type: number | null): "incoming" | "outgoing" | "unknown" {
  if (type === 1) return "incoming";
  return type !== null && type >= 2 && type <= 6 ? "outgoing" : "unknown";
}

function* sms(db: Database, threads: Threads): Generator<RecordDraft> {
  const details = tableDetails(db, "sms", "s", {
    except: ["_id", "thread_id", "address", "date", "date_sent", "body", "subject", "person"],
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["sms", "s"],
    columns: {
      thread: "s.thread_id",
      address: "s.address",
      time: "s.date",
      sent: "s.date_sent",
      type: "s.type",
      text: "s.body",
      subject: "s.subject",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const direction = directionOf(row.integer("type"));
    const address = row.text("address");
    const sent = row.time("sent", "unix_ms");
    yield {
      kind: "message",
      time: row.time("time", "unix_ms"),
      locator: { table: "sms", rowid: row.rowid },
      direction,
      service: "SMS",
      thread: threadOf(row, threads, address),
      sender: direction === "outgoing" ? null : address,
      recipient: direction === "outgoing" ? address : null,
      text: row.text("text"),
      subject: row.text("subject"),
      details: { ...details.read(row), ...(sent === null ? {} : { date_sent: sent / 1000 }) },
    };
  }
}

/** PduHeaders: types of addresses. */
const fromAddress = 137;
const toAddresses: ReadonlySet<number> = new Set([129, 130, 151]);

interface Parts {
  readonly texts: string[];
  readonly names: string[];
}

function* mms(db: Database, threads: Threads): Generator<RecordDraft> {
  const addresses = addressesOf(db);
  const parts = partsOf(db);
  const details = tableDetails(db, "pdu", "p", {
    except: ["_id", "thread_id", "date", "date_sent", "sub", "m_id"],
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["pdu", "p"],
    columns: {
      thread: "p.thread_id",
      time: "p.date",
      box: "p.msg_box",
      subject: "p.sub",
      id: "p.m_id",
      ...details.columns,
    },
  });
  for (const row of rows) yield mmsMessage(row, details.read(row), { threads, addresses, parts });
}

interface MmsContext {
  readonly threads: Threads;
  readonly addresses: ReadonlyMap<number, { from: string | null; to: string[] }>;
  readonly parts: ReadonlyMap<number, Parts>;
}

function mmsMessage(row: Row, details: Details, { threads, addresses, parts }: MmsContext): DraftOf<"message"> {
  // Boxes are numbered as the types of SMS are.
  const direction = directionOf(row.integer("box"));
  const known = addresses.get(row.rowid);
  const content = parts.get(row.rowid);
  const to = known?.to.join(", ") || null;
  return {
    kind: "message",
    time: row.time("time", "unix_s"),
    locator: { table: "pdu", rowid: row.rowid },
    direction,
    service: "MMS",
    thread: threadOf(row, threads, direction === "outgoing" ? to : (known?.from ?? null)),
    sender: direction === "outgoing" ? null : (known?.from ?? null),
    recipient: direction === "outgoing" ? to : null,
    participants: known ? [...(known.from === null ? [] : [known.from]), ...known.to] : [],
    text: content && content.texts.length > 0 ? content.texts.join("\n") : null,
    subject: row.text("subject"),
    message_id: row.text("id"),
    attachment_names: content?.names ?? [],
    details,
  };
}

/** `insert-address-token` stands for the owner's own number. */
function addressesOf(db: Database): MmsContext["addresses"] {
  const found = new Map<number, { from: string | null; to: string[] }>();
  if (!db.has("addr")) return found;
  const rows = db.select({
    from: ["addr", "a"],
    columns: { message: "a.msg_id", address: "a.address", type: "a.type" },
  });
  for (const row of rows) {
    const message = row.integer("message");
    const address = row.text("address");
    if (message === null || address === null || address === "insert-address-token") continue;
    const entry = found.get(message) ?? { from: null, to: [] };
    found.set(message, entry);
    const type = row.integer("type");
    if (type === fromAddress) entry.from = address;
    else if (type !== null && toAddresses.has(type) && entry.to.length < joinedLimit) entry.to.push(address);
  }
  return found;
}

function partsOf(db: Database): ReadonlyMap<number, Parts> {
  const found = new Map<number, Parts>();
  if (!db.has("part")) return found;
  const rows = db.select({
    from: ["part", "p"],
    columns: {
      message: "p.mid",
      type: "p.ct",
      text: "p.text",
      name: ["p.name", "p.fn"],
      file: "p.cl",
      data: "p._data",
    },
  });
  for (const row of rows) {
    const message = row.integer("message");
    const type = row.text("type");
    // How the parts are laid out on the screen.
    if (message === null || type === "application/smil") continue;
    const entry = found.get(message) ?? { texts: [], names: [] };
    found.set(message, entry);
    const text = type === "text/plain" ? row.text("text") : null;
    const name = row.text("name") ?? row.text("file") ?? row.text("data") ?? type;
    if (text !== null && entry.texts.length < joinedLimit) entry.texts.push(text);
    else if (text === null && name !== null && entry.names.length < joinedLimit) entry.names.push(name);
  }
  return found;
}

function* conversations(db: Database, threads: Threads): Generator<RecordDraft> {
  const rows = db.select({
    from: ["threads", "t"],
    columns: { time: "t.date", count: "t.message_count", archived: "t.archived" },
  });
  for (const row of rows) {
    yield {
      kind: "conversation",
      time: row.time("time", "unix_ms"),
      locator: { table: "threads", rowid: row.rowid },
      thread: threads.get(row.rowid)?.join(", ") ?? null,
      service: "SMS",
      contact: threads.get(row.rowid)?.[0] ?? null,
      message_count: row.integer("count"),
      archived: row.boolean("archived"),
    };
  }
}
