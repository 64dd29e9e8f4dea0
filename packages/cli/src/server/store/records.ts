import type { Locator } from "@sillage/core/records/kinds.ts";
import { isKind, recordKey } from "@sillage/core/report/exports/input.ts";
import type {
  Facets,
  Histogram,
  RecordDetail,
  RecordFilter,
  RecordLine,
  RecordPage,
} from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { detailsOf, linesOf, listed } from "./lines.ts";
import type { RecordDb, Row, Value } from "./record-db.ts";
import { type Conditions, conditionsOf, isEnumColumn, kindsWith } from "./where.ts";

export interface PageAsked {
  readonly filter: RecordFilter;
  readonly order: "ascending" | "descending";
  readonly limit: number;
  readonly after?: string;
}

/** A page by keyset: where the page before ended, and not how many came before. Records without a time come last. */
export async function pageOf(db: RecordDb, { filter, order, limit, after }: PageAsked): Promise<RecordPage> {
  const cursor = after === undefined ? undefined : cursorOf(after);
  const rows: Row[] = [];
  if (!filter.untimed && cursor?.time !== null) {
    const conditions = conditionsOf(filter, db).add("time IS NOT NULL");
    if (cursor) addCursor(conditions, cursor, order);
    const direction = order === "ascending" ? "ASC" : "DESC";
    rows.push(...(await select(db, conditions, `time ${direction}, id ${direction}`, limit + 1)));
  }
  const mayBeUntimed = filter.from === undefined && filter.to === undefined;
  if (rows.length <= limit && mayBeUntimed) {
    const conditions = conditionsOf(filter, db).add("time IS NULL");
    if (cursor?.time === null) conditions.add(`id > ${conditions.bind(cursor.id)}::BIGINT`);
    rows.push(...(await select(db, conditions, "id ASC", limit + 1 - rows.length)));
  }
  const records = await linesOf(db, rows.slice(0, limit));
  const last = rows[limit - 1];
  return rows.length > limit && last ? { records, next: placeAfter(last) } : { records };
}

/** Where a page ended; `cursorOf` reads it. */
function placeAfter({ time, id }: Row): string {
  return `${time === null ? "" : Number(time)}|${String(id)}`;
}

interface Cursor {
  readonly time: number | null;
  readonly id: bigint;
}

function cursorOf(text: string): Cursor {
  const [, time, id] = /^(\d{0,16})\|(\d{1,19})$/.exec(text) ?? [];
  if (time === undefined || id === undefined) throw new WorkbenchError("invalid", '"after" is no place in a list');
  return { time: time === "" ? null : Number(time), id: BigInt(id) };
}

/** The time alone first: that is what lets whole stretches of the table be passed over. */
function addCursor(conditions: Conditions, { time, id }: Cursor, order: PageAsked["order"]): void {
  if (time === null) return;
  const [atLeast, beyond] = order === "ascending" ? [">=", ">"] : ["<=", "<"];
  const at = conditions.micros(time);
  conditions.add(`time ${atLeast} ${at}`);
  conditions.add(`(time <> ${at} OR id ${beyond} ${conditions.bind(id)}::BIGINT)`);
}

async function select(db: RecordDb, conditions: Conditions, order: string, limit: number): Promise<readonly Row[]> {
  const { sql, values } = conditions.where;
  return db.query(`SELECT ${listed} FROM records WHERE ${sql} ORDER BY ${order} LIMIT ${limit}`, values);
}

export async function recordById(db: RecordDb, id: string): Promise<RecordDetail> {
  if (!/^\d{1,19}$/.test(id)) throw new WorkbenchError("invalid", '"id" is no id of a record');
  return one(db, await db.query(`SELECT ${listed} FROM records WHERE id = $1::BIGINT`, [BigInt(id)]));
}

async function one(db: RecordDb, rows: readonly Row[]): Promise<RecordDetail> {
  const [detail] = await detailsOf(db, rows.slice(0, 1));
  if (!detail) throw new WorkbenchError("not_found", "the case has no such record");
  return detail;
}

interface Place {
  readonly artifact: string;
  readonly kind: string;
  readonly evidence: number;
  readonly file: string;
  readonly locator: Locator;
}

export async function recordByKey(db: RecordDb, key: string): Promise<RecordDetail> {
  return one(db, await rowsAt(db, [placeOf(key)]));
}

/** What findings rest on, by `recordKey`. */
export async function recordsAt(db: RecordDb, places: readonly Place[]): Promise<ReadonlyMap<string, RecordLine>> {
  const lines = await linesOf(db, places.length === 0 ? [] : await rowsAt(db, places));
  const found = new Map<string, RecordLine>();
  for (const line of lines) if (!found.has(line.key)) found.set(line.key, line);
  return found;
}

async function rowsAt(db: RecordDb, places: readonly Place[]): Promise<readonly Row[]> {
  const values: Value[] = [];
  const bind = (value: Value) => `$${values.push(value)}`;
  const known = places.filter(
    ({ artifact, kind, file }) => db.words.artifact.has(artifact) && db.words.kind.has(kind) && db.words.file.has(file),
  );
  if (known.length === 0) return [];
  // Only what stands in the column's own words is compared: they are numbers there.
  const alternatives = known.map(
    ({ artifact, kind, evidence, file, locator }) =>
      `(artifact = ${bind(artifact)}::artifact AND kind = ${bind(kind)}::kind AND file = ${bind(file)}::file AND evidence = ${bind(evidence)}::INTEGER AND locator = ${bind(JSON.stringify(locator))})`,
  );
  return db.query(`SELECT ${listed} FROM records WHERE ${alternatives.join(" OR ")} ORDER BY id`, values);
}

function placeOf(key: string): Place {
  try {
    const value: unknown = JSON.parse(key);
    const [artifact, kind, evidence, file, locator] = Array.isArray(value) ? (value as unknown[]) : [];
    const isPlace =
      typeof artifact === "string" &&
      typeof kind === "string" &&
      isKind(kind) &&
      typeof evidence === "number" &&
      typeof file === "string" &&
      typeof locator === "object" &&
      locator !== null;
    if (isPlace) return { artifact, kind, evidence, file, locator: locator as Locator };
  } catch {
    // Said below, with all else that is no key.
  }
  throw new WorkbenchError("invalid", `"key" is no place of a record, such as ${recordKey(example)}`);
}

const example = {
  artifact: "ios.messages",
  kind: "message",
  evidence: 0,
  file: "sms.db",
  locator: { table: "message", rowid: 1 },
} as const;

/** A few records at the edges of time are not what a picture of months is stretched for. */
const [low, high] = [0.002, 0.998];

export async function histogramOf(db: RecordDb, filter: RecordFilter, bins: number): Promise<Histogram> {
  const { sql, values } = conditionsOf(filter, db).where;
  const [all] = await db.query(
    `SELECT count(*) AS total, count(time) AS timed, epoch_us(approx_quantile(time, ${low})) AS low, epoch_us(approx_quantile(time, ${high})) AS high FROM records WHERE ${sql}`,
    values,
  );
  const [total, timed] = [Number(all?.["total"] ?? 0), Number(all?.["timed"] ?? 0)];
  const from = filter.from ?? Number(all?.["low"] ?? 0);
  const to = filter.to ?? Number(all?.["high"] ?? 0) + 1;
  const width = Math.max(1, Math.ceil((to - from) / bins));
  const counts = Array.from({ length: bins }, () => 0);
  if (timed === 0 || to <= from) return { from, width, counts, total, untimed: total - timed, outside: timed };
  const within = conditionsOf({ ...filter, from, to: from + width * bins }, db);
  const start = within.bind(BigInt(from));
  const step = within.bind(BigInt(width));
  const rows = await db.query(
    `SELECT (epoch_us(time) - ${start}::BIGINT) // ${step}::BIGINT AS bin, count(*) AS count FROM records WHERE ${within.where.sql} GROUP BY 1`,
    within.where.values,
  );
  for (const { bin, count } of rows) counts[Number(bin)] = Number(count);
  const shown = counts.reduce((sum, count) => sum + count, 0);
  return { from, width, counts, total, untimed: total - timed, outside: timed - shown };
}

const valuesOfFacet = 60;

export async function facetsOf(db: RecordDb, filter: RecordFilter, fields: readonly string[]): Promise<Facets> {
  return {
    fields: await Promise.all(fields.map(async (field) => ({ field, values: await facetOf(db, filter, field) }))),
  };
}

async function facetOf(db: RecordDb, filter: RecordFilter, field: string) {
  const { sql, values } = conditionsOf(filter, db).where;
  const counted = "GROUP BY 1 ORDER BY count DESC, value LIMIT";
  const select = (source: string) =>
    db.query(`SELECT value, count(*) AS count FROM (${source}) ${counted} ${valuesOfFacet}`, values);
  const rows = await select(sourceOf());
  return rows.map(({ value, count }) => ({ value: typeof value === "string" ? value : "", count: Number(count) }));

  function sourceOf(): string {
    if (isEnumColumn(field) || field === "evidence" || field === "recovered") {
      return `SELECT ${field}::VARCHAR AS value FROM records WHERE ${sql}`;
    }
    const kinds = kindsWith(field, db);
    if (kinds.length === 0) throw new WorkbenchError("invalid", `no record of the case has a field "${field}"`);
    const matching = `(SELECT id FROM records WHERE ${sql})`;
    return kinds
      .map(({ kind, type }) => {
        const value = type === "texts" ? `unnest(from_json("${field}", '["VARCHAR"]'))` : `"${field}"::VARCHAR`;
        return `SELECT ${value} AS value FROM "${kind}" WHERE "${field}" IS NOT NULL AND id IN ${matching}`;
      })
      .join(" UNION ALL ");
  }
}
