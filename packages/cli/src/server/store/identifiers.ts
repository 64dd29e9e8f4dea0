import { type Field, recordKinds } from "@sillage/core/records/kinds.ts";
import { personalFields } from "@sillage/core/records/personal.ts";
import {
  type Identifier,
  type IdentifierOrder,
  type IdentifierPage,
  type IdentifiersAsked,
  type IdentifierType,
  identifierTypes,
} from "@sillage/core/workbench/people.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { countryTable, derived, identity, nameTable, numberOf, span, textOf } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { Conditions, searchWords } from "./where.ts";

/** Whom a value names, by its form: fields hold a number, an address or an id of a service as it comes. */
const who = String.raw`CASE
  WHEN regexp_full_match(value, '\+?[0-9][0-9 ().-]*') THEN
    CASE WHEN length(regexp_replace(value, '[^0-9]', '', 'g')) BETWEEN 7 AND 15 THEN 'phone' ELSE 'number' END
  WHEN regexp_matches(value, '@(lid|g\.us|s\.whatsapp\.net|broadcast|newsletter)$') THEN 'account'
  WHEN contains(value, '@') THEN 'email'
  WHEN regexp_full_match(value, '[0-9a-fA-F-]{32,36}') THEN 'account'
  ELSE 'name' END`;

/** The host of a web address. */
const hostOf = (column: string) => `lower(regexp_extract(${column}, '^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)', 1))`;

const things: Readonly<Record<string, IdentifierType>> = { app_id: "application", host: "host", ip: "ip" };

/** Every occurrence of an identifier: the record, the value as it stands there, how it is read. */
function occurrences(db: RecordDb): string {
  const selects = db.kinds.flatMap((kind) => {
    const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
    return Object.entries(fields).flatMap(([name, field]) => {
      const reading = readingOf(personalFields[kind]?.[name], name, field);
      if (reading === undefined || (field.type !== "text" && field.type !== "texts")) return [];
      const raw = field.type === "texts" ? `unnest(from_json("${name}", '["VARCHAR"]'))` : `"${name}"`;
      return [`SELECT id, ${raw} AS raw, '${reading}' AS reading FROM "${kind}" WHERE "${name}" IS NOT NULL`];
    });
  });
  return selects.join(" UNION ALL ");
}

/** `who`: its form says what it is; `url`: its host is meant; else what it is. */
type Reading = "who" | "url" | IdentifierType;

function readingOf(personal: string | undefined, name: string, { observes }: Field): Reading | undefined {
  // Conversations have a view of their own.
  if (name === "thread") return undefined;
  if (personal === "number") return name === "phone_number" ? "who" : "device";
  if (personal === "contact" || personal === "email" || observes === "email") return "who";
  if (personal === "name") return "name";
  if (observes === "url") return "url";
  return observes === undefined ? undefined : things[observes];
}

/** `derived.identifiers`: a row for each. */
async function identifierTable(db: RecordDb): Promise<void> {
  await nameTable(db);
  await derived(db, "counted", () => {
    const all = occurrences(db);
    return all === ""
      ? "SELECT '' AS value, '' AS type, 0 AS count, 0 AS days, 0 AS artifacts, NULL::BIGINT AS first, NULL::BIGINT AS last WHERE false"
      : `WITH counted AS (
           SELECT raw, reading, r.artifact, date_trunc('day', r.time) AS day, count(*) AS n, min(r.time) AS first, max(r.time) AS last
           FROM (${all}) JOIN records r USING (id) WHERE raw <> '' GROUP BY ALL),
         read AS (SELECT DISTINCT raw, reading, CASE reading WHEN 'url' THEN ${hostOf("raw")} ELSE ${identity("raw")} END AS value FROM counted)
         SELECT value, CASE reading WHEN 'who' THEN ${who} WHEN 'url' THEN 'host' ELSE reading END AS type, sum(n)::BIGINT AS count,
           count(DISTINCT day) AS days, count(DISTINCT artifact) AS artifacts, epoch_us(min(first)) AS first, epoch_us(max(last)) AS last
         FROM counted JOIN read USING (raw, reading) WHERE value <> '' GROUP BY 1, 2`;
  });
  await countryTable(db, "SELECT value FROM derived.counted WHERE type = 'phone'");
  await derived(
    db,
    "identifiers",
    () => `SELECT c.*, coalesce(names.name, '') AS name, coalesce(country, '') AS country,
        strip_accents(lower(concat_ws(' ', value, names.name))) AS words
      FROM derived.counted c LEFT JOIN derived.names names USING (value) LEFT JOIN derived.countries USING (value)`,
  );
}

/** How lists are ordered: each by one number or text, then by value and type, so that a page knows where it ended. */
const orders: Readonly<Record<IdentifierOrder, { readonly by: string; readonly way: "ASC" | "DESC" }>> = {
  most: { by: "count", way: "DESC" },
  rarest: { by: "days * 1000000 + least(count, 999999)", way: "ASC" },
  newest: { by: "coalesce(last, -1)", way: "DESC" },
  earliest: { by: "coalesce(first, 9007199254740991)", way: "ASC" },
  value: { by: "0", way: "ASC" },
};

export async function identifiersOf(db: RecordDb, asked: Omit<IdentifiersAsked, "case">): Promise<IdentifierPage> {
  await identifierTable(db);
  const found = new Conditions();
  for (const word of searchWords(asked.text ?? "")) {
    found.add(`contains(words, strip_accents(lower(${found.bind(word)})))`);
  }
  const [types, countries] = await Promise.all([tally(db, "type", found), tally(db, "country", found)]);
  if (asked.type !== undefined) found.add(`type = ${found.bind(asked.type)}`);
  if (asked.country !== undefined) found.add(`country = ${found.bind(asked.country)}`);
  const [all] = await db.query(
    `SELECT count(*) AS total FROM derived.identifiers WHERE ${found.where.sql}`,
    found.where.values,
  );
  const { by, way } = orders[asked.order];
  if (asked.after !== undefined) addCursor(found, asked.after, by, way);
  const rows = await db.query(
    `SELECT *, (${by})::BIGINT AS place FROM derived.identifiers WHERE ${found.where.sql} ORDER BY place ${way}, value, type LIMIT ${asked.limit + 1}`,
    found.where.values,
  );
  const last = rows[asked.limit - 1];
  return {
    identifiers: rows.slice(0, asked.limit).map(identifier),
    ...(rows.length > asked.limit && last
      ? { next: JSON.stringify([String(last["place"]), last["value"], last["type"]]) }
      : {}),
    total: Number(all?.["total"] ?? 0),
    types: types.flatMap(({ value, count }) => (isType(value) ? [{ type: value, count }] : [])),
    countries: countries.flatMap(({ value, count }) => (value === "" ? [] : [{ country: value, count }])),
  };
}

async function tally(db: RecordDb, column: "type" | "country", found: Conditions) {
  const rows = await db.query(
    `SELECT ${column} AS value, count(*) AS count FROM derived.identifiers WHERE ${found.where.sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    found.where.values,
  );
  return rows.map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}

function addCursor(conditions: Conditions, after: string, by: string, way: "ASC" | "DESC"): void {
  const [place, value, type] = cursorOf(after);
  const at = `${conditions.bind(BigInt(place))}::BIGINT`;
  const beyond = way === "ASC" ? ">" : "<";
  const rest = `(value, type) > (${conditions.bind(value)}, ${conditions.bind(type)})`;
  conditions.add(`(${by} ${beyond} ${at} OR (${by} = ${at} AND ${rest}))`);
}

function cursorOf(after: string): readonly [string, string, string] {
  try {
    const given: unknown = JSON.parse(after);
    const [place, value, type] = Array.isArray(given) ? (given as unknown[]) : [];
    if (
      typeof place === "string" &&
      /^-?\d{1,18}$/.test(place) &&
      typeof value === "string" &&
      typeof type === "string"
    ) {
      return [place, value, type];
    }
  } catch {
    // Said below, with all else that is no place.
  }
  throw new WorkbenchError("invalid", '"after" is no place in a list');
}

function isType(value: string): value is IdentifierType {
  return identifierTypes.some((type) => type === value);
}

function identifier(row: Row): Identifier {
  const type = String(row["type"]);
  return {
    value: String(row["value"]),
    type: isType(type) ? type : "name",
    name: textOf(row["name"]),
    country: textOf(row["country"]),
    count: Number(row["count"]),
    days: numberOf(row["days"]) ?? 0,
    artifacts: Number(row["artifacts"]),
    ...span(row),
  };
}
