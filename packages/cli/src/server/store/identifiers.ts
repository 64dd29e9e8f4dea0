import {
  type Identifier,
  type IdentifierOrder,
  type IdentifierPage,
  type IdentifiersAsked,
  type ThingKind,
  thingKinds,
} from "@sillage/core/workbench/people.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { numberOf, span, textOf } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { Conditions, searchWords } from "./where.ts";

/** Pages of what was collected of a case, once it is attached as `things`. */

/** How lists are ordered: each by one number, then by value and kind, so that a page knows where it ended. */
const orders: Readonly<Record<IdentifierOrder, { readonly by: string; readonly way: "ASC" | "DESC" }>> = {
  most: { by: "count", way: "DESC" },
  rarest: { by: "days * 1000000 + least(count, 999999)", way: "ASC" },
  newest: { by: "coalesce(last, -1)", way: "DESC" },
  earliest: { by: "coalesce(first, 9007199254740991)", way: "ASC" },
  value: { by: "0", way: "ASC" },
};

export async function identifiersOf(db: RecordDb, asked: Omit<IdentifiersAsked, "case">): Promise<IdentifierPage> {
  const found = new Conditions();
  for (const word of searchWords(asked.text ?? "")) {
    found.add(`contains(words, strip_accents(lower(${found.bind(word)})))`);
  }
  if (asked.certain) found.add("NOT guessed");
  const [kinds, countries] = await Promise.all([tally(db, "kind", found), tally(db, "country", found)]);
  if (asked.kind !== undefined) found.add(`kind = ${found.bind(asked.kind)}`);
  if (asked.country !== undefined) found.add(`country = ${found.bind(asked.country)}`);
  const [all] = await db.query(
    `SELECT count(*) AS total FROM things.thing WHERE ${found.where.sql}`,
    found.where.values,
  );
  const { by, way } = orders[asked.order];
  if (asked.after !== undefined) addCursor(found, asked.after, by, way);
  const rows = await db.query(
    `SELECT *, (${by})::BIGINT AS place FROM things.thing WHERE ${found.where.sql} ORDER BY place ${way}, value, kind, service LIMIT ${asked.limit + 1}`,
    found.where.values,
  );
  const last = rows[asked.limit - 1];
  return {
    ready: true,
    identifiers: rows.slice(0, asked.limit).map(identifier),
    ...(rows.length > asked.limit && last
      ? { next: JSON.stringify([String(last["place"]), last["value"], last["kind"], last["service"]]) }
      : {}),
    total: Number(all?.["total"] ?? 0),
    kinds: kinds.flatMap(({ value, count }) => (isKind(value) ? [{ kind: value, count }] : [])),
    countries: countries.flatMap(({ value, count }) => (value === "" ? [] : [{ country: value, count }])),
  };
}

async function tally(db: RecordDb, column: "kind" | "country", found: Conditions) {
  const rows = await db.query(
    `SELECT ${column} AS value, count(*) AS count FROM things.thing WHERE ${found.where.sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    found.where.values,
  );
  return rows.map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}

function addCursor(conditions: Conditions, after: string, by: string, way: "ASC" | "DESC"): void {
  const [place, ...rest] = cursorOf(after);
  const at = `${conditions.bind(BigInt(place))}::BIGINT`;
  const beyond = way === "ASC" ? ">" : "<";
  const others = `(value, kind, service) > (${rest.map((one) => conditions.bind(one)).join(", ")})`;
  conditions.add(`(${by} ${beyond} ${at} OR (${by} = ${at} AND ${others}))`);
}

function cursorOf(after: string): readonly [string, string, string, string] {
  try {
    const given: unknown = JSON.parse(after);
    const parts: readonly unknown[] = Array.isArray(given) ? given : [];
    const [place = "", value = "", kind = "", service = "", ...more] = parts.filter((one) => typeof one === "string");
    if (parts.length === 4 && more.length === 0 && /^-?\d{1,18}$/.test(place)) return [place, value, kind, service];
  } catch {
    // Said below, with all else that is no place.
  }
  throw new WorkbenchError("invalid", '"after" is no place in a list');
}

function isKind(value: string): value is ThingKind {
  return thingKinds.some((kind) => kind === value);
}

function identifier(row: Row): Identifier {
  const kind = String(row["kind"]);
  return {
    value: String(row["value"]),
    kind: isKind(kind) ? kind : "name",
    service: textOf(row["service"]),
    name: textOf(row["name"]),
    country: textOf(row["country"]),
    guessed: row["guessed"] === true,
    count: Number(row["count"]),
    recovered: Number(row["recovered"]),
    days: numberOf(row["days"]) ?? 0,
    artifacts: Number(row["artifacts"]),
    ...span(row),
  };
}
