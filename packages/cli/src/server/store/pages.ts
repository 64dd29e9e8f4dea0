import type { RecordPage } from "@sillage/core/workbench/records.ts";
import { type RecordsAsked, WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { type Source, withHitsAtHand } from "./hits.ts";
import { linesOf, listed } from "./lines.ts";
import type { RecordDb } from "./record-db.ts";
import { firstRowAt, rowOf, rowsOf } from "./rows.ts";
import { conditionsOf, isEnumColumn, type StoreFilter } from "./where.ts";

export type PageAsked = Omit<RecordsAsked, "case" | "filter"> & { readonly filter: StoreFilter };

/**
 * A page of the list by keyset. A place in the list counts rows of the table, those too that the filter leaves out: 0 is
 * ahead of the first. Records without a time come last, in either order.
 *
 * Where little is let through, a page ends after some time, short or even empty, and says where it goes on: nobody
 * waits for the end of a long search, and nothing is passed over.
 */
export async function pageOf(db: RecordDb, asked: PageAsked, look: Look = usualLook): Promise<RecordPage> {
  const { limit, before, after } = asked;
  const [ahead, behind] = [cursorOf(before), cursorOf(after)];
  // Who has been told that the search goes on has time to wait for what is looked for everywhere at the moment.
  const isGoingOn = ahead?.isUnfinished || behind?.isUnfinished;
  return withHitsAtHand(db, asked.filter, isGoingOn ? look.patience : 0, async (source) => {
    const list = await listOf(db, asked, source, look);
    const middle = await middleOf(db, list, asked);
    if (middle !== undefined) {
      const half = Math.floor(limit / 2);
      const [back, on] = [await walk(list, "back", middle, half), await walk(list, "on", middle, limit - half)];
      return page(list, [...back.rows.toReversed(), ...on.rows], back, on);
    }
    const isBack = before !== undefined || asked.end === true;
    const start = isBack ? (ahead?.place ?? list.end) : (behind?.place ?? list.start);
    const walked =
      isGoingOn && source.isLookedFor
        ? { rows: [], place: start, isUnfinished: true }
        : await walk(list, isBack ? "back" : "on", start, limit);
    const here = { place: start, isUnfinished: false };
    return isBack ? page(list, walked.rows.toReversed(), walked, here) : page(list, walked.rows, here, walked);
  });
}

/** How far a page looks. */
export interface Look {
  /** Rows that are looked through at first, and at most at a time; each stretch is four times the one before. */
  readonly first: number;
  readonly longest: number;
  /** Milliseconds after which no further stretch is begun, if the first was a whole one. */
  readonly patience: number;
}
const usualLook: Look = { first: 65_536, longest: 524_288, patience: 80 };

/** The list that a filter and an order make. */
interface List {
  readonly db: RecordDb;
  readonly source: Source;
  /** Where the list begins and ends by the filter's times. */
  readonly start: number;
  readonly end: number;
  readonly isDown: boolean;
  readonly look: Look;
  /** When a page goes as far as it came. */
  readonly deadline: number;
}

async function listOf(db: RecordDb, { order }: PageAsked, source: Source, look: Look): Promise<List> {
  const isDown = order === "descending";
  const { from, to } = await rowsOf(db, source.filter);
  const isTurned = isDown && to <= db.timed;
  // The rows say it better than the times, and once for all.
  const { from: _from, to: _to, untimed: _untimed, ...filter } = source.filter;
  return {
    db,
    source: { ...source, filter },
    start: isTurned ? db.timed - to : from,
    end: isTurned ? db.timed - from : to,
    isDown,
    // A condition on fields goes through the table of a kind for every stretch anew: fewer and longer ones.
    look: hasFields(filter) ? { ...look, first: 16 * look.first, longest: 256 * look.first } : look,
    deadline: performance.now() + look.patience,
  };
}

function hasFields({ conditions = [] }: StoreFilter): boolean {
  const common = ["evidence", "recovered", "tag"];
  return conditions.some(({ field }) => !isEnumColumn(field) && !common.includes(field));
}

/** The newest comes first, and what has no time stays behind: the rows that have one are turned round. */
function turned({ db: { timed }, isDown }: List, row: number): number {
  return isDown && row < timed ? timed - 1 - row : row;
}

/** The place that a page is to be cut around: of a record, whether or not the filter lets it through, or of a time. */
async function middleOf(db: RecordDb, list: List, { at, moment }: PageAsked): Promise<number | undefined> {
  if (at !== undefined) return turned(list, await rowOf(db, at));
  if (moment === undefined) return undefined;
  const row = await firstRowAt(db, moment);
  return list.isDown ? db.timed - row : row;
}

type Way = "on" | "back";

/** Where there is more to be looked through; no place at the end of the list. */
interface Onward {
  readonly place: number | undefined;
  /** Whether time was up before the page was full. */
  readonly isUnfinished: boolean;
}

interface Walked extends Onward {
  /** In the order that they were met. */
  readonly rows: readonly number[];
}

/** The rows next to a place: what comes next mostly lies near, so that a near stretch is looked through first. */
async function walk(list: List, way: Way, start: number, limit: number): Promise<Walked> {
  const found: number[] = [];
  let looked = 0;
  const end = way === "on" ? list.end : list.start;
  let place = Math.max(list.start, Math.min(start, list.end));
  for (let length = list.look.first; place !== end; length = Math.min(length * 4, list.look.longest)) {
    const stop = stopOf(list, way, place, length);
    found.push(...(await select(list, way, place, stop, limit + 1 - found.length)));
    const beyond = found[limit];
    if (beyond !== undefined) {
      const ahead = turned(list, beyond);
      return { rows: found.slice(0, limit), place: way === "on" ? ahead : ahead + 1, isUnfinished: false };
    }
    looked += Math.abs(stop - place);
    place = stop;
    const isLate = looked >= list.look.first && performance.now() > list.deadline;
    if (isLate && place !== end) return { rows: found, place, isUnfinished: true };
  }
  return { rows: found, place: undefined, isUnfinished: false };
}

/** Where a stretch ends: not beyond the list, nor beyond the place where what has a time ends. */
function stopOf({ start, end, db: { timed } }: List, way: Way, place: number, length: number): number {
  if (way === "on") return Math.min(place + length, end, place < timed ? timed : end);
  return Math.max(place - length, start, place > timed ? timed : start);
}

/** Rows between two places of the list that the filter lets through, the nearest to the first place first. */
async function select(list: List, way: Way, place: number, stop: number, limit: number): Promise<readonly number[]> {
  const { table, row, filter } = list.source;
  const ends = [turned(list, Math.min(place, stop)), turned(list, Math.max(place, stop) - 1)];
  const conditions = conditionsOf(filter, list.db);
  conditions.add(`${row} >= ${Math.min(...ends)} AND ${row} <= ${Math.max(...ends)}`);
  const isUp = (list.isDown && Math.min(place, stop) < list.db.timed) === (way === "back");
  const { sql, values } = conditions.where;
  const found = await list.db.query(
    `SELECT ${row} AS row FROM ${table} WHERE ${sql} ORDER BY ${row} ${isUp ? "ASC" : "DESC"} LIMIT ${limit}`,
    values,
  );
  return found.map((one) => Number(one["row"]));
}

/** The page of these rows, `previous` and `next` at its ends where the list has more. */
async function page(list: List, rows: readonly number[], previous: Onward, next: Onward): Promise<RecordPage> {
  const { db, start, end } = list;
  const found =
    rows.length === 0
      ? []
      : await db.query(`SELECT ${listed} FROM records WHERE rowid IN (SELECT unnest([${rows.join(",")}]))`);
  const byRow = new Map(found.map((one) => [Number(one["row"]), one]));
  const inOrder = rows.map((row) => byRow.get(row)).filter((row) => row !== undefined);
  return {
    records: await linesOf(db, inOrder),
    ...(previous.place === undefined || previous.place <= start ? {} : { previous: cursorTo(previous) }),
    ...(next.place === undefined || next.place >= end ? {} : { next: cursorTo(next) }),
  };
}

function cursorTo({ place, isUnfinished }: Onward): string {
  return `${place}${isUnfinished ? "~" : ""}`;
}

/** Reads what `cursorTo` wrote. */
function cursorOf(text: string | undefined): Onward | undefined {
  if (text === undefined) return undefined;
  const [, place, unfinished] = /^(\d{1,12})(~?)$/.exec(text) ?? [];
  if (place === undefined) throw new WorkbenchError("invalid", "that is no place in a list");
  return { place: Number(place), isUnfinished: unfinished === "~" };
}
