import type { Facets, Histogram, RecordDetail, RecordLine, RecordPage } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { detailsOf, linesOf, listed } from "./lines.ts";
import type { RecordDb, Row, Value } from "./record-db.ts";
import { atPlaces, placeOf, type RecordPlace } from "./record-places.ts";
import { type Conditions, conditionsOf, isEnumColumn, kindsWith, type StoreFilter } from "./where.ts";

export interface PageAsked {
  readonly filter: StoreFilter;
  readonly order: Order;
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  /** The record that the page is cut around, whether or not the filter lets it through. */
  readonly at?: string;
}

type Order = "ascending" | "descending";

/** A page by keyset: where the page before ended, and not how many came before. Records without a time come last. */
export async function pageOf(
  db: RecordDb,
  { filter, order, limit, after, before, at }: PageAsked,
): Promise<RecordPage> {
  if (at !== undefined) {
    const place = cursorOf(placeOfRow(await recordById(db, at)));
    const half = Math.floor(limit / 2);
    const back = await backward(db, filter, order, place, half);
    const on = await forward(db, filter, order, from(place, order), limit - half);
    return page(db, [...back.rows, ...on.rows], back.isMore, on.isMore);
  }
  if (before !== undefined) {
    const { rows, isMore } = await backward(db, filter, order, cursorOf(before), limit);
    return page(db, rows, isMore, true);
  }
  const { rows, isMore } = await forward(db, filter, order, after === undefined ? undefined : cursorOf(after), limit);
  return page(db, rows, after !== undefined, isMore);
}

async function page(db: RecordDb, rows: readonly Row[], isEarlier: boolean, isLater: boolean): Promise<RecordPage> {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    records: await linesOf(db, rows),
    ...(isEarlier && first ? { previous: placeOfRow(first) } : {}),
    ...(isLater && last ? { next: placeOfRow(last) } : {}),
  };
}

interface Stretch {
  readonly rows: readonly Row[];
  readonly isMore: boolean;
}

/** What comes after a place of the list: first what has a time. */
async function forward(
  db: RecordDb,
  filter: StoreFilter,
  order: Order,
  cursor: Cursor | undefined,
  limit: number,
): Promise<Stretch> {
  const rows: Row[] = [];
  if (!filter.untimed && cursor?.time !== null) rows.push(...(await timedRows(db, filter, order, cursor, limit + 1)));
  if (rows.length <= limit && mayBeUntimed(filter)) {
    const conditions = conditionsOf(filter, db).add("time IS NULL");
    if (cursor?.time === null) conditions.add(`id > ${conditions.bind(cursor.id)}::BIGINT`);
    rows.push(...(await select(db, conditions, "id ASC", limit + 1 - rows.length)));
  }
  return { rows: rows.slice(0, limit), isMore: rows.length > limit };
}

/** What comes before a place of the list, in the order of the list: the nearest are looked for first. */
async function backward(
  db: RecordDb,
  filter: StoreFilter,
  order: Order,
  cursor: Cursor,
  limit: number,
): Promise<Stretch> {
  const rows: Row[] = [];
  if (cursor.time === null && mayBeUntimed(filter)) {
    const conditions = conditionsOf(filter, db).add("time IS NULL");
    conditions.add(`id < ${conditions.bind(cursor.id)}::BIGINT`);
    rows.push(...(await select(db, conditions, "id DESC", limit + 1)));
  }
  if (rows.length <= limit && !filter.untimed) {
    const contrary = order === "ascending" ? "descending" : "ascending";
    const start = cursor.time === null ? undefined : cursor;
    rows.push(...(await timedRows(db, filter, contrary, start, limit + 1 - rows.length)));
  }
  return { rows: rows.slice(0, limit).toReversed(), isMore: rows.length > limit };
}

function mayBeUntimed({ from: start, to }: StoreFilter): boolean {
  return start === undefined && to === undefined;
}

/** A place in the list, which `cursorOf` reads. */
function placeOfRow({ time, id }: { readonly time?: unknown; readonly id?: unknown }): string {
  return `${typeof time === "number" || typeof time === "bigint" ? Number(time) : ""}|${String(id)}`;
}

/** The place just ahead of a record, so that what comes after it begins with the record. */
function from({ time, id }: Cursor, order: Order): Cursor {
  return { time, id: time === null || order === "ascending" ? id - 1n : id + 1n };
}

interface Cursor {
  readonly time: number | null;
  readonly id: bigint;
}

function cursorOf(text: string): Cursor {
  const [, time, id] = /^(\d{0,16})\|(\d{1,19})$/.exec(text) ?? [];
  if (time === undefined || id === undefined) throw new WorkbenchError("invalid", "that is no place in a list");
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

/**
 * The next records with a time. The table lies in the order of time: what comes next mostly lies near, so that a near
 * stretch is looked through first, then ever longer ones.
 */
async function timedRows(
  db: RecordDb,
  filter: StoreFilter,
  order: PageAsked["order"],
  cursor: Cursor | undefined,
  limit: number,
): Promise<readonly Row[]> {
  const direction = order === "ascending" ? "ASC" : "DESC";
  const rows: Row[] = [];
  for (const { from, to } of stretches(db.marks, order, cursor?.time ?? startOf(filter, order))) {
    const conditions = conditionsOf(filter, db).add("time IS NOT NULL");
    if (from !== undefined) conditions.add(`time >= ${conditions.micros(from)}`);
    if (to !== undefined) conditions.add(`time < ${conditions.micros(to)}`);
    if (cursor) addCursor(conditions, cursor, order);
    rows.push(...(await select(db, conditions, `time ${direction}, id ${direction}`, limit - rows.length)));
    if (rows.length >= limit) break;
  }
  return rows;
}

function startOf({ from, to }: StoreFilter, order: PageAsked["order"]): number | undefined {
  return order === "ascending" ? from : to;
}

/** Stretches that share all of time among them, the first where the list goes on; each four times as long as the last. */
export function* stretches(
  marks: readonly number[],
  order: PageAsked["order"],
  start: number | undefined,
): Generator<{ readonly from?: number; readonly to?: number }> {
  const isUp = order === "ascending";
  // Marks that lie ahead, the nearest first.
  const ahead = (isUp ? marks : marks.toReversed()).filter(
    (mark) => start === undefined || (isUp ? mark > start : mark < start),
  );
  let last: number | undefined;
  for (let at = 0, step = 1; at < ahead.length; at += step, step *= 4) {
    const next = ahead[at];
    if (next === undefined) break;
    yield isUp ? between(last, next) : between(next, last);
    last = next;
  }
  yield isUp ? between(last, undefined) : between(undefined, last);
}

function between(from: number | undefined, to: number | undefined) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** What is shown is fetched of the rows that were found, not carried through the search. */
async function select(db: RecordDb, conditions: Conditions, order: string, limit: number): Promise<readonly Row[]> {
  const { sql, values } = conditions.where;
  return db.query(
    `SELECT ${listed} FROM records WHERE rowid IN (SELECT rowid FROM records WHERE ${sql} ORDER BY ${order} LIMIT ${limit})
     ORDER BY ${order}`,
    values,
  );
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

export async function recordByKey(db: RecordDb, key: string): Promise<RecordDetail> {
  return one(db, await rowsAt(db, [placeOf(key)]));
}

/** What findings rest on, by `recordKey`. */
export async function recordsAt(
  db: RecordDb,
  places: readonly RecordPlace[],
): Promise<ReadonlyMap<string, RecordLine>> {
  const lines = await linesOf(db, places.length === 0 ? [] : await rowsAt(db, places));
  const found = new Map<string, RecordLine>();
  for (const line of lines) if (!found.has(line.key)) found.set(line.key, line);
  return found;
}

async function rowsAt(db: RecordDb, places: readonly RecordPlace[]): Promise<readonly Row[]> {
  const values: Value[] = [];
  const condition = atPlaces(places, db, (value) => `$${values.push(value)}`);
  return db.query(`SELECT ${listed} FROM records WHERE ${condition} ORDER BY id`, values);
}

/** Bins over the usual time of the case, or the range that is asked for; all counted in one go. */
export async function histogramOf(db: RecordDb, filter: StoreFilter, bins: number): Promise<Histogram> {
  const from = filter.from ?? db.usual.from;
  const to = filter.to ?? db.usual.to;
  const width = Math.max(1, Math.ceil((to - from) / bins));
  const conditions = conditionsOf(filter, db);
  const [start, end, step] = [from, from + width * bins, width].map(
    (value) => `${conditions.bind(BigInt(value))}::BIGINT`,
  );
  const { sql, values } = conditions.where;
  const rows = await db.query(
    `SELECT CASE WHEN time IS NULL THEN -1 WHEN epoch_us(time) < ${start} OR epoch_us(time) >= ${end} THEN -2
       ELSE (epoch_us(time) - ${start}) // ${step} END AS bin, count(*) AS count FROM records WHERE ${sql} GROUP BY 1`,
    values,
  );
  const found = new Map(rows.map(({ bin, count }) => [Number(bin), Number(count)]));
  const counts = Array.from({ length: bins }, (_, bin) => found.get(bin) ?? 0);
  const total = [...found.values()].reduce((sum, count) => sum + count, 0);
  return { from, width, counts, total, untimed: found.get(-1) ?? 0, outside: found.get(-2) ?? 0 };
}

const valuesOfFacet = 60;

export async function facetsOf(db: RecordDb, filter: StoreFilter, fields: readonly string[]): Promise<Facets> {
  return {
    fields: await Promise.all(fields.map(async (field) => ({ field, values: await facetOf(db, filter, field) }))),
  };
}

async function facetOf(db: RecordDb, filter: StoreFilter, field: string) {
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
