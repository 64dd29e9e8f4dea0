import type { RecordDb, Row } from "./record-db.ts";

/**
 * Tables worked out of a case's records and asked often: made when they are first asked for, kept in memory (and in the
 * folder for what does not fit) as long as the case is open. The case's own file stays read only.
 */
const made = new WeakMap<RecordDb, Map<string, Promise<void>>>();
const attached = new WeakMap<RecordDb, Promise<unknown>>();

/** Makes the table once, however many ask at once. What is made of nothing is made again. */
export function derived(db: RecordDb, name: string, select: () => Promise<string> | string): Promise<void> {
  const tables = made.get(db) ?? new Map<string, Promise<void>>();
  made.set(db, tables);
  const known = tables.get(name);
  if (known) return known;
  const making = make(db, name, select).catch((error: unknown) => {
    tables.delete(name);
    throw error;
  });
  tables.set(name, making);
  return making;
}

async function make(db: RecordDb, name: string, select: () => Promise<string> | string): Promise<void> {
  const sql = await select();
  await attach(db);
  await db.query(`CREATE OR REPLACE TABLE derived.${name} AS ${sql}`);
}

/** Once for all tables: two at a time would meet in the engine, IF NOT EXISTS or not. */
export function attach(db: RecordDb): Promise<unknown> {
  const known = attached.get(db);
  if (known) return known;
  const attaching = db.query("ATTACH ':memory:' AS derived (READ_WRITE)").catch((error: unknown) => {
    attached.delete(db);
    throw error;
  });
  attached.set(db, attaching);
  return attaching;
}

/** WhatsApp calls people by their international number: they are the same people as elsewhere. */
export function identity(column: string): string {
  return String.raw`regexp_replace(trim(${column}), '^(\d{6,15})@(s\.whatsapp\.net|c\.us)$', '+\1')`;
}

/** Fields that say what an identifier is called; address books before what services say. */
const namings = [
  ["contact", "contact", "name"],
  ["conversation", "contact", "name"],
  ["message", "sender", "sender_name"],
  ["interaction", "sender", "sender_name"],
] as const;

/** `derived.names`: one name for each identifier that has any. */
export function nameTable(db: RecordDb): Promise<void> {
  return derived(db, "names", () => {
    const selects = namings
      .filter(([kind]) => db.kinds.includes(kind))
      .map(
        ([kind, field, name], rank) =>
          `SELECT DISTINCT ${identity(field)} AS value, ${rank} || ${name} AS ranked FROM "${kind}" WHERE ${field} <> '' AND ${name} <> ''`,
      );
    const all = selects.join(" UNION ALL ") || "SELECT '' AS value, '' AS ranked WHERE false";
    return `SELECT value, substr(min(ranked), 2) AS name FROM (${all}) GROUP BY value`;
  });
}

/** What the given identifiers are called, as far as any record says. */
export async function namesOf(db: RecordDb, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await nameTable(db);
  const rows = await db.query(`SELECT value, name FROM derived.names WHERE value IN ${listOf("$1")}`, [
    JSON.stringify([...new Set(values)]),
  ]);
  return new Map(rows.map(({ value, name }) => [String(value), String(name)]));
}

/** A bound JSON list of texts as the right side of IN. */
export function listOf(place: string): string {
  return `(SELECT unnest(from_json(${place}, '["VARCHAR"]')))`;
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** A column of JSON texts. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value !== "string") return [];
  const list: unknown = JSON.parse(value);
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string" && one !== "") : [];
}

export function span(row: Row): { readonly first: number | null; readonly last: number | null } {
  return { first: numberOf(row["first"]), last: numberOf(row["last"]) };
}
