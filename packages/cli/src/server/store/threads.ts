import { artifacts } from "@sillage/core/artifacts/index.ts";
import { recordKinds } from "@sillage/core/records/kinds.ts";
import type {
  Thread,
  ThreadAsked,
  ThreadPage,
  ThreadPlace,
  ThreadsAsked,
} from "@sillage/core/workbench/conversations.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { derived, identity, namesOf, nameTable, numberOf, span, textOf, textsOf } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { Conditions, searchWords } from "./where.ts";

type Role = "thread" | "direction" | "text" | "sender";

/**
 * The column of a message that plays a part in its conversation, as the declaration of its artifact says; those that
 * declare none use the names of the vocabulary. Only names of the vocabulary become part of SQL.
 */
export function columnOf(artifact: string, role: Role): string {
  const view = artifacts.find(({ id }) => id === artifact)?.view;
  const name = view?.type === "conversation" ? view[role] : role;
  return `m."${Object.hasOwn(recordKinds.message.fields, name) ? name : role}"`;
}

/** The same where messages of all artifacts are asked for at once. */
function column(role: Role): string {
  const usual = `m."${role}"`;
  const others = artifacts.flatMap(({ id }) => {
    const own = columnOf(id, role);
    return own === usual ? [] : [`WHEN '${id}' THEN ${own}`];
  });
  return others.length === 0 ? usual : `CASE r.artifact::VARCHAR ${others.join(" ")} ELSE ${usual} END`;
}

/** No message is without a conversation: where its artifact names none, it is with the other party. */
export function threadOf(part: (role: Role) => string = column): string {
  return `coalesce(nullif(${part("thread")}, ''), CASE ${part("direction")} WHEN 'outgoing' THEN m.recipient ELSE ${part("sender")} END, '')`;
}

const participantsShown = 12;

/**
 * `derived.written`: how much was written a day, conversation, way and person. What is asked of many messages is asked
 * of this, which is short.
 */
function writtenTable(db: RecordDb): Promise<void> {
  return derived(
    db,
    "written",
    () => `
      SELECT evidence, artifact, thread, direction, ${identity("sender")} AS sender, ${identity("recipient")} AS recipient,
        max(service) AS service, day, sum(n)::BIGINT AS n, sum(named)::BIGINT AS named, min(first) AS first, max(last) AS last
      FROM (
        SELECT r.evidence, r.artifact::VARCHAR AS artifact, ${threadOf()} AS thread, ${column("direction")} AS direction,
          ${column("sender")} AS sender, m.recipient, m.service, date_trunc('day', r.time)::TIMESTAMP AS day, count(*) AS n,
          sum(CASE WHEN m.attachment_names IS NULL THEN 0 ELSE json_array_length(m.attachment_names) END) AS named,
          min(r.time) AS first, max(r.time) AS last
        FROM message m JOIN records r USING (id) GROUP BY ALL)
      GROUP BY evidence, artifact, thread, direction, 5, 6, day`,
  );
}

/** `derived.threads`: a row for each conversation. */
export async function threadTable(db: RecordDb): Promise<void> {
  await Promise.all([nameTable(db), writtenTable(db)]);
  return derived(db, "threads", () => {
    const attached = db.kinds.includes("attachment")
      ? `SELECT r.evidence, r.artifact::VARCHAR AS artifact, ${threadOf()} AS thread, count(*) AS n
         FROM attachment a JOIN message m USING (message_id) JOIN records r ON r.id = m.id JOIN records f ON f.id = a.id
         WHERE m.attachment_names IS NULL AND f.evidence = r.evidence GROUP BY ALL`
      : "SELECT 0 AS evidence, '' AS artifact, '' AS thread, 0 AS n WHERE false";
    const called = db.kinds.includes("conversation")
      ? "SELECT r.evidence, c.thread, max(c.name) AS name FROM conversation c JOIN records r USING (id) WHERE c.name <> '' GROUP BY ALL"
      : "SELECT 0 AS evidence, '' AS thread, '' AS name WHERE false";
    return `
      WITH attached AS (${attached}), called AS (${called}),
      said AS (
        SELECT evidence, artifact, thread, sender AS other, sum(n) AS n FROM derived.written
        WHERE sender <> '' AND direction IS DISTINCT FROM 'outgoing' GROUP BY ALL),
      people AS (
        SELECT evidence, artifact, thread, count(*) AS others, list(other ORDER BY n DESC, other)[:${participantsShown}] AS list,
          string_agg(other || ' ' || coalesce(names.name, ''), ' ') AS words
        FROM said LEFT JOIN derived.names names ON names.value = other GROUP BY ALL),
      counted AS (
        SELECT evidence, artifact, thread, max(service) AS service, sum(n)::BIGINT AS messages, sum(named) AS named,
          max(recipient) FILTER (WHERE direction = 'outgoing') AS recipient, epoch_us(min(first)) AS first, epoch_us(max(last)) AS last
        FROM derived.written GROUP BY ALL)
      SELECT evidence, artifact, thread, called.name AS name, service, messages,
        (named + coalesce(attached.n, 0))::BIGINT AS attachments, first, last,
        to_json(coalesce(list, CASE WHEN recipient <> '' THEN [recipient] ELSE [] END))::VARCHAR AS participants,
        coalesce(others, CASE WHEN recipient <> '' THEN 1 ELSE 0 END) AS others,
        strip_accents(lower(concat_ws(' ', called.name, thread, words, recipient, receiver.name))) AS words
      FROM counted LEFT JOIN people USING (evidence, artifact, thread) LEFT JOIN called USING (evidence, thread)
        LEFT JOIN attached USING (evidence, artifact, thread) LEFT JOIN derived.names receiver ON receiver.value = recipient`;
  });
}

/** Conversations by keyset, the newest first. */
export async function threadsOf(db: RecordDb, asked: Omit<ThreadsAsked, "case">): Promise<ThreadPage> {
  if (!db.kinds.includes("message")) return { threads: [], total: 0, services: [] };
  await threadTable(db);
  const words = searchWords(asked.text ?? "");
  const conditions = new Conditions();
  const hits = new Conditions();
  for (const word of searchWords(asked.who ?? "")) {
    conditions.add(`contains(words, strip_accents(lower(${conditions.bind(word)})))`);
  }
  // Words of messages are looked for in one walk through them, for all conversations at once.
  for (const word of words) hits.add(`contains(r.text, strip_accents(lower(${conditions.bind(word)})))`);
  const met =
    words.length === 0
      ? "SELECT *, messages AS hits FROM derived.threads"
      : `SELECT t.*, hits FROM derived.threads t JOIN (
           SELECT r.evidence, r.artifact::VARCHAR AS artifact, ${threadOf()} AS thread, count(*) AS hits
           FROM message m JOIN records r USING (id) WHERE ${hits.where.sql} GROUP BY ALL) USING (evidence, artifact, thread)`;
  // The services are those of all that the words meet: a choice among them leads to another.
  const counted = await db.query(
    `SELECT coalesce(service, '') AS service, count(*) AS threads FROM (${met}) WHERE ${conditions.where.sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    conditions.where.values,
  );
  if (asked.service !== undefined) conditions.add(`coalesce(service, '') = ${conditions.bind(asked.service)}`);
  if (asked.after !== undefined) addCursor(conditions, asked.after);
  const rows = await db.query(
    `SELECT * FROM (${met}) WHERE ${conditions.where.sql} ORDER BY ${newest} DESC, evidence, artifact, thread LIMIT ${asked.limit + 1}`,
    conditions.where.values,
  );
  const services = counted.map((row) => ({ service: String(row["service"]), threads: Number(row["threads"]) }));
  const chosen = services.filter(({ service }) => asked.service === undefined || service === asked.service);
  const last = rows[asked.limit - 1];
  return {
    threads: await threadLines(db, rows.slice(0, asked.limit)),
    ...(rows.length > asked.limit && last ? { next: cursorAt(last) } : {}),
    total: chosen.reduce((sum, { threads }) => sum + threads, 0),
    services,
  };
}

export async function threadAt(db: RecordDb, asked: Omit<ThreadAsked, "case">): Promise<Thread> {
  const place = asked.message === undefined ? asked.place : await placeOfMessage(db, asked.message);
  if (place && db.kinds.includes("message")) {
    await threadTable(db);
    const { evidence, artifact, thread } = place;
    const rows = await db.query(
      "SELECT *, messages AS hits FROM derived.threads WHERE evidence = $1::INTEGER AND artifact = $2 AND thread = $3",
      [evidence, artifact, thread],
    );
    const [line] = await threadLines(db, rows);
    if (line) return line;
  }
  throw new WorkbenchError("not_found", "the case has no such conversation");
}

async function placeOfMessage(db: RecordDb, id: string): Promise<ThreadPlace | undefined> {
  if (!db.kinds.includes("message") || !/^\d{1,19}$/.test(id)) return undefined;
  const [row] = await db.query(
    `SELECT r.evidence, r.artifact::VARCHAR AS artifact, ${threadOf()} AS thread FROM message m JOIN records r USING (id) WHERE m.id = $1::BIGINT`,
    [BigInt(id)],
  );
  return row && placeOf(row);
}

const newest = "coalesce(last, -1)";

function cursorAt(row: Row): string {
  return JSON.stringify([Number(row["last"] ?? -1), Number(row["evidence"]), row["artifact"], row["thread"]]);
}

function addCursor(conditions: Conditions, after: string): void {
  const [last, evidence, artifact, thread] = cursorOf(after);
  const at = `${conditions.bind(BigInt(last))}::BIGINT`;
  const place = `(${conditions.bind(evidence)}::INTEGER, ${conditions.bind(artifact)}, ${conditions.bind(thread)})`;
  conditions.add(`(${newest} < ${at} OR (${newest} = ${at} AND (evidence, artifact, thread) > ${place}))`);
}

function cursorOf(after: string): readonly [number, number, string, string] {
  try {
    const value: unknown = JSON.parse(after);
    const [last, evidence, artifact, thread] = Array.isArray(value) ? (value as unknown[]) : [];
    if (
      Number.isSafeInteger(last) &&
      Number.isSafeInteger(evidence) &&
      typeof artifact === "string" &&
      typeof thread === "string"
    ) {
      return [last as number, evidence as number, artifact, thread];
    }
  } catch {
    // Said below, with all else that is no place.
  }
  throw new WorkbenchError("invalid", '"after" is no place in a list');
}

async function threadLines(db: RecordDb, rows: readonly Row[]): Promise<readonly Thread[]> {
  const listed = rows.map((row) => textsOf(row["participants"]));
  const names = await namesOf(db, listed.flat());
  return rows.map((row, index) => {
    const participants = (listed[index] ?? []).map((id) => ({ id, name: names.get(id) ?? null }));
    const others = Number(row["others"]);
    return {
      ...placeOf(row),
      name: textOf(row["name"]) ?? (others === 1 ? (participants[0]?.name ?? null) : null),
      service: textOf(row["service"]),
      participants,
      others,
      messages: Number(row["messages"]),
      hits: Number(row["hits"]),
      attachments: numberOf(row["attachments"]) ?? 0,
      ...span(row),
    };
  });
}

function placeOf(row: Row): ThreadPlace {
  return { evidence: Number(row["evidence"]), artifact: String(row["artifact"]), thread: String(row["thread"]) };
}
