import type { RecordKind } from "@sillage/core/records/kinds.ts";
import { type RecordDb, type Row, rowsBetweenMarks } from "./record-db.ts";

/** A record by its row in `records` and its id. */
export interface Wanted {
  readonly row: number;
  readonly id: bigint;
}

/**
 * The fields of records, from the table of their kind. Where they lie is guessed, and what does not lie there is looked
 * for among all ids: a guess that is right takes a tenth of the time.
 */
export async function fieldsOfKind(db: RecordDb, kind: RecordKind, wanted: readonly Wanted[]): Promise<readonly Row[]> {
  const steps = await stepsOf(db, kind);
  const found = steps ? await rowsByStep(db, kind, steps, wanted) : await rowsByTime(db, kind, wanted);
  const met = new Set(found.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !met.has(id));
  return missing.length === 0 ? found : [...found, ...(await rowsAmong(db, kind, "true", missing))];
}

/** Rows are found by the id alone and fetched by their number: their columns are not gone through. */
function rowsAmong(db: RecordDb, kind: RecordKind, where: string, wanted: readonly Wanted[]): Promise<readonly Row[]> {
  const ids = wanted.map(({ id }) => id).join(",");
  return db.query(
    `SELECT * FROM "${kind}" WHERE rowid IN (SELECT rowid FROM "${kind}" WHERE (${where}) AND id IN (${ids}))`,
  );
}

/** The id of every so many rows of a kind's table; undefined where it does not lie in the order of ids. */
type Steps = BigInt64Array | undefined;
const rowsBetweenSteps = 2048;
const stepsByKind = new WeakMap<RecordDb, Map<RecordKind, Promise<Steps>>>();

function stepsOf(db: RecordDb, kind: RecordKind): Promise<Steps> {
  const known = stepsByKind.get(db) ?? new Map<RecordKind, Promise<Steps>>();
  stepsByKind.set(db, known);
  const steps = known.get(kind) ?? readSteps(db, kind);
  known.set(kind, steps);
  steps.catch(() => known.delete(kind));
  return steps;
}

async function readSteps(db: RecordDb, kind: RecordKind): Promise<Steps> {
  // The first ids tell at once of most tables: of the others all have to be gone through.
  const first = await idsOf(db, kind, `rowid < ${rowsBetweenSteps}`);
  if (!isAscending(first)) return undefined;
  const steps = await idsOf(db, kind, `rowid % ${rowsBetweenSteps} = 0`);
  return isAscending(steps) ? steps : undefined;
}

async function idsOf(db: RecordDb, kind: RecordKind, where: string): Promise<BigInt64Array> {
  const rows = await db.query(`SELECT id FROM "${kind}" WHERE ${where} ORDER BY rowid`);
  return BigInt64Array.from(rows, ({ id }) => id as bigint);
}

function isAscending(ids: BigInt64Array): boolean {
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? id) < id);
}

/** In a table that lies in the order of ids: those of one task mostly follow each other, so that an id tells its row. */
function rowsByStep(
  db: RecordDb,
  kind: RecordKind,
  known: BigInt64Array,
  wanted: readonly Wanted[],
): Promise<readonly Row[]> {
  const rows = wanted.flatMap(({ id }) => {
    const step = known.findLastIndex((first) => first <= id);
    const ahead = id - (known[step] ?? id);
    return step >= 0 && ahead < rowsBetweenSteps ? [step * rowsBetweenSteps + Number(ahead)] : [];
  });
  return db.query(`SELECT * FROM "${kind}" WHERE rowid IN (SELECT unnest([${rows.join(",")}]::BIGINT[]))`);
}

/** How many records of each kind lie ahead of every stretch of `records`. */
type Ahead = ReadonlyMap<string, readonly number[]>;
const aheads = new WeakMap<RecordDb, Promise<Ahead>>();
/** Of so many stretches it is no longer quicker to look at each. */
const mostStretches = 40;

/** In a table that lies in the order of time, as `records` does: what lies together there lies together here. */
async function rowsByTime(db: RecordDb, kind: RecordKind, wanted: readonly Wanted[]): Promise<readonly Row[]> {
  const ahead = (await aheadOf(db)).get(kind) ?? [];
  const stretches = [...new Set(wanted.map(({ row }) => Math.floor(row / rowsBetweenMarks)))];
  if (stretches.length > mostStretches) return [];
  const ranges = stretches.map((stretch) => `rowid >= ${ahead[stretch] ?? 0} AND rowid < ${ahead[stretch + 1] ?? 0}`);
  return rowsAmong(db, kind, ranges.join(" OR "), wanted);
}

function aheadOf(db: RecordDb): Promise<Ahead> {
  const known = aheads.get(db) ?? countAhead(db);
  aheads.set(db, known);
  known.catch(() => aheads.delete(db));
  return known;
}

async function countAhead(db: RecordDb): Promise<Ahead> {
  const rows = await db.query(
    `SELECT kind::VARCHAR AS kind, stretch, count FROM (
       SELECT kind, rowid // ${rowsBetweenMarks} AS stretch, count(*) AS count FROM records GROUP BY 1, 2)`,
  );
  const ahead = new Map<string, number[]>();
  for (const { kind, stretch, count } of rows) {
    const counts =
      ahead.get(String(kind)) ?? Array.from({ length: Math.ceil(db.rows / rowsBetweenMarks) + 1 }, () => 0);
    counts[Number(stretch) + 1] = Number(count);
    ahead.set(String(kind), counts);
  }
  for (const counts of ahead.values()) {
    for (let stretch = 1; stretch < counts.length; stretch++) {
      counts[stretch] = (counts[stretch] ?? 0) + (counts[stretch - 1] ?? 0);
    }
  }
  return ahead;
}
