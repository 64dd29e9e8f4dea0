import { type Field, recordKinds } from "@sillage/core/records/kinds.ts";
import { personalFields } from "@sillage/core/records/personal.ts";
import type { Identifier, Link, PlaceList, RecordFilter, Thread } from "@sillage/core/workbench/records.ts";
import { linesOf, listed } from "./lines.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { Conditions, conditionsOf, searchWords } from "./where.ts";

const mostThreads = 5000;
const participantsShown = 20;

/** Conversations, the newest first. */
export async function threadsOf(db: RecordDb, text: string | undefined): Promise<readonly Thread[]> {
  if (!db.kinds.includes("message")) return [];
  const search = new Conditions();
  for (const word of searchWords(text ?? ""))
    search.add(`contains(r.text, strip_accents(lower(${search.bind(word)})))`);
  const rows = await db.query(
    `SELECT r.evidence, r.artifact::VARCHAR AS artifact, m.thread AS thread, any_value(m.service) AS service,
       count(*) AS messages, count(*) FILTER (WHERE ${search.where.sql}) AS hits,
       coalesce(sum(CASE WHEN m.attachment_names IS NULL THEN 0 ELSE json_array_length(m.attachment_names) END), 0) AS attachments,
       list(DISTINCT m.sender) FILTER (WHERE m.sender IS NOT NULL AND m.direction IS DISTINCT FROM 'outgoing') AS senders,
       max(m.participants) AS participants, max(m.sender_name) FILTER (WHERE m.direction IS DISTINCT FROM 'outgoing') AS sender_name,
       epoch_us(min(r.time)) AS first, epoch_us(max(r.time)) AS last
     FROM "message" m JOIN records r USING (id) WHERE m.thread IS NOT NULL
     GROUP BY 1, 2, 3 HAVING hits > 0 ORDER BY last DESC NULLS LAST LIMIT ${mostThreads}`,
    search.where.values,
  );
  const names = await threadNames(db);
  return rows.map((row) => {
    const listedSenders = (row["senders"] as { items?: readonly unknown[] } | null)?.items ?? [];
    const participants = [...new Set([...listedSenders.map(String), ...textsOf(row["participants"])])];
    const thread = String(row["thread"]);
    return {
      evidence: Number(row["evidence"]),
      artifact: String(row["artifact"]),
      thread,
      name:
        names.get(`${String(row["evidence"])} ${thread}`) ??
        (participants.length <= 1 ? textOf(row["sender_name"]) : null),
      service: textOf(row["service"]),
      participants: participants.slice(0, participantsShown),
      messages: Number(row["messages"]),
      hits: Number(row["hits"]),
      attachments: Number(row["attachments"]),
      ...span(row),
    };
  });
}

async function threadNames(db: RecordDb): Promise<ReadonlyMap<string, string>> {
  if (!db.kinds.includes("conversation")) return new Map();
  const rows = await db.query(
    'SELECT r.evidence, c.thread AS thread, max(c.name) AS name FROM "conversation" c JOIN records r USING (id) WHERE c.name IS NOT NULL AND c.thread IS NOT NULL GROUP BY 1, 2',
  );
  return new Map(rows.map(({ evidence, thread, name }) => [`${String(evidence)} ${String(thread)}`, String(name)]));
}

const mostPlaces = 20_000;

/** What has a position on earth: places and photos, in the order of time. */
export async function placesOf(db: RecordDb, filter: RecordFilter): Promise<PlaceList> {
  const kinds = (["place", "photo"] as const).filter((kind) => db.kinds.includes(kind));
  if (kinds.length === 0) return { places: [], cut: false };
  const positioned = kinds.map(
    (kind) => `SELECT id FROM "${kind}" WHERE latitude IS NOT NULL AND longitude IS NOT NULL`,
  );
  const { sql, values } = conditionsOf(filter, db).add(`id IN (${positioned.join(" UNION ALL ")})`).where;
  const rows = await db.query(
    `SELECT ${listed} FROM records WHERE ${sql} ORDER BY time, id LIMIT ${mostPlaces + 1}`,
    values,
  );
  return { places: await linesOf(db, rows.slice(0, mostPlaces)), cut: rows.length > mostPlaces };
}

const mostIdentifiers = 5000;
/** What tells a thing apart but is nobody's: declared in the vocabulary by what indicators look up. */
const things: Readonly<Record<string, string>> = { app_id: "app", host: "host", ip: "ip" };

/** Identifiers of people and things with how often, since when and until when the records have them. */
export async function identifiersOf(db: RecordDb, text: string | undefined): Promise<readonly Identifier[]> {
  const selects = db.kinds.flatMap((kind) => {
    const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
    return Object.entries(fields).flatMap(([name, { type, observes }]) => {
      const is = identifierType(personalFields[kind]?.[name], observes);
      if (is === undefined || (type !== "text" && type !== "texts")) return [];
      const value = type === "texts" ? `unnest(from_json("${name}", '["VARCHAR"]'))` : `"${name}"`;
      return [`SELECT id, ${value} AS value, '${is}' AS type FROM "${kind}" WHERE "${name}" IS NOT NULL`];
    });
  });
  if (selects.length === 0) return [];
  const search = new Conditions();
  for (const word of searchWords(text ?? "")) {
    search.add(`contains(strip_accents(lower(value)), strip_accents(lower(${search.bind(word)})))`);
  }
  const rows = await db.query(
    `SELECT value, type, count(*) AS count, epoch_us(min(r.time)) AS first, epoch_us(max(r.time)) AS last
     FROM (${selects.join(" UNION ALL ")}) JOIN records r USING (id)
     WHERE value <> '' AND ${search.where.sql} GROUP BY 1, 2 ORDER BY count DESC, value LIMIT ${mostIdentifiers}`,
    search.where.values,
  );
  return rows.map((row) => ({
    value: String(row["value"]),
    type: String(row["type"]),
    count: Number(row["count"]),
    ...span(row),
  }));
}

function identifierType(personal: string | undefined, observes: string | undefined): string | undefined {
  if (personal === "contact" || personal === "name" || personal === "number" || personal === "email") return personal;
  return observes === undefined ? undefined : things[observes];
}

const mostLinks = 50_000;

/** Who wrote to or called whom. `me` is the owner of the phone. */
export async function linksOf(db: RecordDb, filter: RecordFilter): Promise<readonly Link[]> {
  const sources = [
    ...(db.kinds.includes("message")
      ? [
          `SELECT id, CASE direction WHEN 'outgoing' THEN 'me' ELSE sender END AS a,
             CASE direction WHEN 'outgoing' THEN coalesce(recipient, thread) ELSE 'me' END AS b, 1 AS message, 0 AS call FROM "message"`,
        ]
      : []),
    ...(db.kinds.includes("call")
      ? [
          `SELECT id, CASE direction WHEN 'outgoing' THEN 'me' ELSE contact END AS a,
             CASE direction WHEN 'outgoing' THEN contact ELSE 'me' END AS b, 0 AS message, 1 AS call FROM "call"`,
        ]
      : []),
  ];
  if (sources.length === 0) return [];
  const { sql, values } = conditionsOf(filter, db).where;
  const rows = await db.query(
    `SELECT a, b, sum(message) AS messages, sum(call) AS calls, epoch_us(min(time)) AS first, epoch_us(max(time)) AS last
     FROM (${sources.join(" UNION ALL ")}) JOIN (SELECT id, time FROM records WHERE ${sql}) USING (id)
     WHERE a IS NOT NULL AND b IS NOT NULL AND a <> '' AND b <> '' GROUP BY 1, 2 ORDER BY messages + calls DESC, a, b LIMIT ${mostLinks}`,
    values,
  );
  return rows.map((row) => ({
    from: String(row["a"]),
    to: String(row["b"]),
    messages: Number(row["messages"]),
    calls: Number(row["calls"]),
    ...span(row),
  }));
}

function span(row: Row): { readonly first: number | null; readonly last: number | null } {
  const time = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return { first: time(row["first"]), last: time(row["last"]) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === "string" ? (JSON.parse(value) as readonly string[]) : [];
}
