import { base64Encode } from "@bufbuild/protobuf/wire";
import { cutMark } from "../formats/plist/plain.ts";
import type { Database, Row, SqliteValue } from "../formats/sqlite/database.ts";
import { type Epoch, isoTime } from "../formats/time.ts";
import type { DetailValue } from "../records/kinds.ts";

export type Details = { [name: string]: DetailValue };

export interface TableDetails {
  /** To be spread into the columns of a select; their names do not meet those of common fields. */
  readonly columns: Readonly<Record<string, string>>;
  /** What the row's columns say; NULLs are left out. */
  read(row: Row): Details;
}

export interface TableDetailsOptions {
  /** Columns that common fields take. */
  readonly except?: readonly string[];
  /** Columns that hold times: they are told in ISO 8601, UTC, and left out where they say "none". */
  readonly times?: Readonly<Record<string, Epoch>>;
  /** Leaves out what is 0, for tables with dozens of flags that are mostly unset: told for each row they drown it. */
  readonly withoutZeros?: boolean;
}

/** Every further column that this phone's version of a table has, under its own name. */
export function tableDetails(
  db: Database,
  table: string,
  alias: string,
  options: TableDetailsOptions = {},
): TableDetails {
  const { times, withoutZeros = false } = options;
  const taken = new Set(options.except?.map((column) => column.toLowerCase()));
  const columns = [...(tableColumns(db, table) ?? [])]
    .filter((column) => /^\w+$/.test(column) && !taken.has(column.toLowerCase()))
    .map((column) => ({ column, output: `${alias}:${column}`, epoch: times?.[column] }));
  return {
    columns: Object.fromEntries(columns.map(({ column, output }) => [output, `${alias}.${column}`])),
    read(row) {
      const details: Details = {};
      for (const { column, output, epoch } of columns) {
        const value = epoch === undefined ? plain(row.raw(output)) : timeText(row, output, epoch);
        if (value !== null && !(value === 0 && withoutZeros)) details[column] = value;
      }
      return details;
    },
  };
}

/** The columns of a table, whose name is compared without case as SQL does. */
function tableColumns(db: Database, table: string): readonly string[] | undefined {
  const exact = db.tables.get(table);
  if (exact) return exact;
  for (const [name, columns] of db.tables) if (name.toLowerCase() === table.toLowerCase()) return columns;
  return undefined;
}

function timeText(row: Row, column: string, epoch: Epoch): DetailValue {
  const time = row.time(column, epoch);
  if (time !== null) return isoTime(time);
  const raw = row.raw(column);
  return raw === 0 || raw === -1 ? null : plain(raw);
}

function plain(value: SqliteValue): DetailValue {
  if (typeof value === "bigint") return String(value);
  return value instanceof Uint8Array ? base64(value) : value;
}

/** A longer BLOB is cut: the record's locator leads to the whole of it. */
const longestBlob = 48 * 1024;

export function base64(bytes: Uint8Array): string {
  return bytes.length <= longestBlob ? base64Encode(bytes) : base64Encode(bytes.subarray(0, longestBlob)) + cutMark;
}

/**
 * One record for all rows of one rowid: a join gives several rows where a message has several of something. `start`
 * makes the record of the first, `add` puts into it what the others say.
 */
export function* joined<T>(
  rows: Iterable<Row>,
  start: (row: Row) => T,
  add: (record: T, row: Row) => void,
): Generator<T> {
  let record: T | undefined;
  let rowid = 0;
  for (const row of rows) {
    if (record !== undefined && row.rowid === rowid) {
      add(record, row);
      continue;
    }
    if (record !== undefined) yield record;
    rowid = row.rowid;
    record = start(row);
  }
  if (record !== undefined) yield record;
}

/** The number of a row as a fact of it; null where a row that is no longer live has lost it. */
export function numberOf(row: Row): number | null {
  return row.rowid > 0 ? row.rowid : null;
}

/** So many things one record may hold beside it: a hostile join would give them without end. */
export const joinedLimit = 100;
