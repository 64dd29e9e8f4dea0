import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { start } from "@sillage/core/report/text.ts";
import type {
  Message,
  MessagePage,
  MessagesAsked,
  Participant,
  Quoted,
  Reaction,
  Side,
  ThreadPlace,
} from "@sillage/core/workbench/conversations.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { identity, listOf, namesOf, numberOf, textOf, textsOf } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { columnOf, threadOf } from "./threads.ts";
import { Conditions, searchWords } from "./where.ts";

/** Of a bubble, and of what a bubble quotes. */
const [longestText, longestQuote] = [4000, 160];

/** A conversation, page by page from wherever it is entered. */
export async function messagesOf(db: RecordDb, asked: Omit<MessagesAsked, "case">): Promise<MessagePage> {
  if (!db.kinds.includes("message") || !db.words.artifact.has(asked.artifact)) return { messages: [] };
  const { limit } = asked;
  if (asked.at !== undefined) {
    const key = await keyOfMessage(db, asked, asked.at);
    const half = Math.ceil(limit / 2);
    const [before, after] = [
      await select(db, asked, "before", key, half),
      await select(db, asked, "from", key, limit - half),
    ];
    return page(db, asked, [...before.rows.toReversed(), ...after.rows], before.more, after.more);
  }
  if (asked.after !== undefined) {
    const { rows, more } = await select(db, asked, "after", keyOf(asked.after), limit);
    return page(db, asked, rows, true, more);
  }
  const key = asked.before === undefined ? undefined : keyOf(asked.before);
  const { rows, more } = await select(db, asked, "before", key, limit);
  return page(db, asked, rows.toReversed(), more, key !== undefined);
}

/** Where a message stands: its time, then its number. What has no time stands behind all that has. */
interface Key {
  readonly time: bigint;
  readonly id: bigint;
}

const untimed = 9_223_372_036_854_775_807n;

function keyOf(text: string): Key {
  const [, time, id] = /^(\d{0,16})\|(\d{1,19})$/.exec(text) ?? [];
  if (time === undefined || id === undefined) throw new WorkbenchError("invalid", "that is no place in a conversation");
  return { time: time === "" ? untimed : BigInt(time), id: BigInt(id) };
}

function keyText(row: Row): string {
  return `${numberOf(row["time"]) ?? ""}|${String(row["id"])}`;
}

async function keyOfMessage(db: RecordDb, place: ThreadPlace, id: string): Promise<Key> {
  const conditions = new Conditions();
  if (!/^\d{1,19}$/.test(id)) throw new WorkbenchError("invalid", '"at" is no id of a record');
  const rows = await db.query(
    `SELECT m.id, epoch_us(r.time) AS time ${inThread(place, conditions)} AND m.id = ${conditions.bind(BigInt(id))}::BIGINT`,
    conditions.where.values,
  );
  const [row] = rows;
  if (!row) throw new WorkbenchError("not_found", "the conversation has no such message");
  return keyOf(keyText(row));
}

/** Holds for the messages `m` of a conversation and their records `r`. */
function inThread({ evidence, artifact, thread }: ThreadPlace, conditions: Conditions): string {
  const is = [
    `r.evidence = ${conditions.bind(evidence)}::INTEGER`,
    `r.artifact = ${conditions.bind(artifact)}::artifact`,
    `${threadOf((role) => columnOf(artifact, role))} = ${conditions.bind(thread)}`,
  ];
  return `FROM message m JOIN records r USING (id) WHERE ${is.join(" AND ")}`;
}

/** What a message is made of; what plays which part stands under one name. */
function columns({ artifact }: ThreadPlace): string {
  const [text, sender, direction] = (["text", "sender", "direction"] as const).map((role) => columnOf(artifact, role));
  return `m.* EXCLUDE (text, sender, direction), epoch_us(r.time) AS time, r.time_basis::VARCHAR AS time_basis, r.recovered,
    ${text} AS text, ${identity(String(sender))} AS sender, ${direction} AS direction`;
}

type Way = "before" | "after" | "from";

async function select(
  db: RecordDb,
  asked: Omit<MessagesAsked, "case">,
  way: Way,
  key: Key | undefined,
  limit: number,
): Promise<{ readonly rows: readonly Row[]; readonly more: boolean }> {
  const conditions = new Conditions();
  const words = searchWords(asked.text ?? "");
  const thread = `SELECT m.id, m.message_id, m.reaction_to, epoch_us(r.time) AS time${asked.attachments ? `, ${attached(db)} AS attached` : ""}${asked.changed ? `, ${changed} AS changed` : ""}${words.length > 0 ? ", r.text AS folded" : ""} ${inThread(asked, conditions)}`;
  // A reaction stands at the message that it is to, where that is still there.
  conditions.add(
    "(reaction_to IS NULL OR reaction_to NOT IN (SELECT message_id FROM thread WHERE message_id IS NOT NULL))",
  );
  if (asked.attachments) conditions.add("attached");
  if (asked.changed) conditions.add("changed");
  for (const word of words) {
    conditions.add(`contains(folded, strip_accents(lower(${conditions.bind(word)})))`);
  }
  const time = `coalesce(time, ${untimed})`;
  if (key) {
    const beyond = { before: "<", after: ">", from: ">=" }[way];
    conditions.add(
      `(${time}, id) ${beyond} (${conditions.bind(key.time)}::BIGINT, ${conditions.bind(key.id)}::BIGINT)`,
    );
  }
  const order = way === "before" ? "DESC" : "ASC";
  const found = await db.query(
    `WITH thread AS (${thread}) SELECT id FROM thread WHERE ${conditions.where.sql} ORDER BY ${time} ${order}, id ${order} LIMIT ${limit + 1}`,
    conditions.where.values,
  );
  const ids = found.slice(0, limit).map(({ id }) => String(id));
  return { rows: await rowsOf(db, asked, ids), more: found.length > limit };
}

const changed =
  "(m.edited IS NOT NULL OR coalesce(json_array_length(m.earlier_texts), 0) > 0 OR coalesce(m.retracted, false) OR coalesce(m.deleted, false) OR r.recovered IS NOT NULL)";

function attached(db: RecordDb): string {
  const named = "coalesce(json_array_length(m.attachment_names), 0) > 0";
  return db.kinds.includes("attachment")
    ? `(${named} OR m.message_id IN (SELECT message_id FROM attachment WHERE message_id IS NOT NULL))`
    : named;
}

/** Whole rows by their numbers, in their order: carried through a search they would take many times as long. */
async function rowsOf(db: RecordDb, place: ThreadPlace, ids: readonly string[]): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const numbers = `(${ids.join(",")})`;
  const rows = await db.query(
    `SELECT ${columns(place)} FROM message m JOIN records r USING (id) WHERE m.id IN ${numbers} AND r.id IN ${numbers}`,
  );
  const byId = new Map(rows.map((row) => [String(row["id"]), row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

async function page(
  db: RecordDb,
  place: ThreadPlace,
  rows: readonly Row[],
  hasEarlier: boolean,
  hasLater: boolean,
): Promise<MessagePage> {
  const [first, last] = [rows[0], rows.at(-1)];
  const ids = texts(rows, "message_id");
  const [reactions, quoted, attached] = await Promise.all([
    within(db, place, "reaction_to", ids),
    within(db, place, "message_id", texts(rows, "reply_to")),
    attachmentsOf(db, place.evidence, ids),
  ]);
  const names = await namesOf(db, texts([...rows, ...reactions, ...quoted], "sender"));
  const context: Context = {
    names,
    reactions: Map.groupBy(reactions, (row) => String(row["reaction_to"])),
    quoted: new Map(quoted.map((row) => [String(row["message_id"]), row])),
    attached,
  };
  return {
    messages: rows.map((row) => message(row, context)),
    ...(hasEarlier && first ? { earlier: keyText(first) } : {}),
    ...(hasLater && last ? { later: keyText(last) } : {}),
  };
}

interface Context {
  readonly names: ReadonlyMap<string, string>;
  readonly reactions: ReadonlyMap<string, readonly Row[]>;
  readonly quoted: ReadonlyMap<string, Row>;
  readonly attached: ReadonlyMap<string, readonly string[]>;
}

/** Messages of the conversation whose column is one of the values. */
async function within(
  db: RecordDb,
  place: ThreadPlace,
  name: "reaction_to" | "message_id",
  values: readonly string[],
): Promise<readonly Row[]> {
  if (values.length === 0) return [];
  const conditions = new Conditions();
  const thread = inThread(place, conditions);
  const found = await db.query(
    `SELECT m.id ${thread} AND m.${name} IN ${listOf(conditions.bind(JSON.stringify(values)))} ORDER BY r.time, m.id LIMIT 5000`,
    conditions.where.values,
  );
  return rowsOf(
    db,
    place,
    found.map(({ id }) => String(id)),
  );
}

async function attachmentsOf(
  db: RecordDb,
  evidence: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0 || !db.kinds.includes("attachment")) return new Map();
  const rows = await db.query(
    `SELECT a.message_id, coalesce(a.name, a.path) AS name FROM attachment a JOIN records r USING (id)
     WHERE r.evidence = $1::INTEGER AND a.message_id IN ${listOf("$2")} AND coalesce(a.name, a.path) <> '' ORDER BY a.id LIMIT 5000`,
    [evidence, JSON.stringify(ids)],
  );
  const byMessage = Map.groupBy(rows, (row) => String(row["message_id"]));
  return new Map([...byMessage].map(([id, of]) => [id, of.map(({ name }) => String(name))]));
}

function message(row: Row, context: Context): Message {
  const whole = textOf(row["text"]);
  const id = textOf(row["message_id"]);
  const named = textsOf(row["attachment_names"]);
  const attached = id === null ? [] : (context.attached.get(id) ?? []);
  return {
    id: String(row["id"]),
    time: numberOf(row["time"]),
    timeBasis: String(row["time_basis"]) as TimeBasis,
    side: sideOf(row),
    sender: senderOf(row, context),
    subject: textOf(row["subject"]),
    text: whole === null ? null : start(whole, longestText),
    cut: whole !== null && whole.length > longestText,
    attachments: [...new Set([...named, ...attached])],
    edited: microsOf(row["edited"]),
    earlierTexts: textsOf(row["earlier_texts"]).map((text) => start(text, longestText)),
    retracted: row["retracted"] === true,
    deleted: row["deleted"] === true,
    recovered: textOf(row["recovered"]),
    delivered: microsOf(row["delivered"]),
    read: microsOf(row["read_time"]),
    replyTo: quotedBy(row, context),
    reaction: textOf(row["reaction_to"]) === null ? null : (textOf(row["reaction"]) ?? ""),
    reactions: (id === null ? [] : (context.reactions.get(id) ?? [])).map((one) => reactionOf(one, context)),
  };
}

function quotedBy(row: Row, context: Context): Quoted | null {
  const id = textOf(row["reply_to"]);
  if (id === null) return null;
  const found = context.quoted.get(id);
  if (!found) return { message: null, sender: null, side: "unknown", text: null };
  const text = textOf(found["text"]);
  return {
    message: String(found["id"]),
    sender: senderOf(found, context),
    side: sideOf(found),
    text: text === null ? null : start(text, longestQuote),
  };
}

function reactionOf(row: Row, context: Context): Reaction {
  return {
    record: String(row["id"]),
    what: textOf(row["reaction"]) ?? "",
    side: sideOf(row),
    sender: senderOf(row, context),
    time: numberOf(row["time"]),
    retracted: row["retracted"] === true || row["deleted"] === true,
  };
}

function sideOf(row: Row): Side {
  if (row["direction"] === "outgoing") return "owner";
  return row["direction"] === "incoming" ? "other" : "unknown";
}

function senderOf(row: Row, { names }: Pick<Context, "names">): Participant | null {
  const id = textOf(row["sender"]);
  const said = textOf(row["sender_name"]);
  if (id === null) return said === null ? null : { id: said, name: said };
  return { id, name: names.get(id) ?? said };
}

function texts(rows: readonly Row[], name: string): readonly string[] {
  return [...new Set(rows.flatMap((row) => textOf(row[name]) ?? []))];
}

function microsOf(value: unknown): number | null {
  const micros = typeof value === "object" && value !== null && "micros" in value ? value.micros : null;
  return typeof micros === "bigint" ? Number(micros) : null;
}
