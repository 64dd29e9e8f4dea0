import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { type RecordDb, rowsBetweenMarks } from "./record-db.ts";
import type { StoreFilter } from "./where.ts";

/** Rows of `records`, `to` not among them. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The rows that a filter's times leave: the table lies in the order of time. */
export async function rowsOf(db: RecordDb, { from, to, untimed }: StoreFilter): Promise<RowRange> {
  const isBounded = from !== undefined || to !== undefined;
  if (untimed) return { from: db.timed, to: isBounded ? db.timed : db.rows };
  if (!isBounded) return { from: 0, to: db.rows };
  const first = from === undefined ? 0 : await firstRowAt(db, from);
  return { from: first, to: Math.max(first, to === undefined ? db.timed : await firstRowAt(db, to)) };
}

/** The first row at this time or later, `db.timed` where there is none. */
export async function firstRowAt(db: RecordDb, time: number): Promise<number> {
  let [low, high] = [0, db.marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((db.marks[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const start = (low - 1) * rowsBetweenMarks;
  const end = Math.min(low * rowsBetweenMarks, db.timed);
  const [row] = await db.query(
    `SELECT count(*) AS earlier FROM records WHERE rowid >= ${start} AND rowid < ${end} AND time < make_timestamp($1::BIGINT)`,
    [BigInt(Math.trunc(time))],
  );
  return start + Number(row?.["earlier"] ?? 0);
}

export async function rowOf(db: RecordDb, id: string): Promise<number> {
  const [row] = await db.query("SELECT rowid AS row FROM records WHERE id = $1::BIGINT", [idOf(id)]);
  if (!row) throw new WorkbenchError("not_found", "the case has no such record");
  return Number(row["row"]);
}

export function idOf(id: string): bigint {
  if (!/^\d{1,18}$/.test(id)) throw new WorkbenchError("invalid", '"id" is no id of a record');
  return BigInt(id);
}
