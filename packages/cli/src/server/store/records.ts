import type { RecordDetail, RecordLine } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { detailsOf, linesOf, listed } from "./lines.ts";
import type { RecordDb, Row, Value } from "./record-db.ts";
import { atPlaces, placeOf, type RecordPlace } from "./record-places.ts";
import { idOf } from "./rows.ts";

export async function recordById(db: RecordDb, id: string): Promise<RecordDetail> {
  return one(db, await db.query(`SELECT ${listed} FROM records WHERE id = $1::BIGINT`, [idOf(id)]));
}

async function one(db: RecordDb, rows: readonly Row[]): Promise<RecordDetail> {
  const [detail] = await detailsOf(db, rows.slice(0, 1));
  if (!detail) throw new WorkbenchError("not_found", "the case has no such record", "no_record");
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
