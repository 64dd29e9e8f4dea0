import type { Epoch } from "../time.ts";

/** What SQLite stores. Integers beyond 2^53 are bigints. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** A row, valid only until the next one is asked for. Values are fetched when they are asked for. */
export interface Row {
  /** The rowid of the table that was selected from. */
  readonly rowid: number;
  raw(column: string): SqliteValue;
  /** Text; numbers as their decimal text; a BLOB as UTF-8 if it is valid, else null and a problem. */
  text(column: string): string | null;
  /** A number; text that is a number too; else null and a problem. Never rounds: beyond 2^53 null and a problem. */
  integer(column: string): number | null;
  number(column: string): number | null;
  boolean(column: string): boolean | null;
  bytes(column: string): Uint8Array<ArrayBuffer> | null;
  /** Microseconds since 1970 UTC; null for NULL, 0 and -1; null and a problem for a number that can be no time. */
  time(column: string, epoch: Epoch): number | null;
}

export interface Select {
  /** Table and alias. */
  readonly from: readonly [table: string, alias: string];
  /** LEFT JOINs, in order; one whose table or whose `on` columns do not exist is left out, its columns are NULL. */
  readonly join?: readonly (readonly [table: string, alias: string, on: string])[];
  /**
   * Output name → `alias.column`, or several of them in order of preference: the first that exists is taken. What
   * does not exist is NULL: phones differ by version.
   */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  /** Left out when it names columns that do not exist. */
  readonly where?: string;
}

/** A problem with one place of a database. */
export interface DatabaseProblem {
  readonly code: "damaged" | "truncated" | "value" | "schema" | "journal" | "limit";
  readonly message: string;
  readonly table?: string;
  readonly rowid?: number;
}

export interface Database {
  /** Table names with their columns, in the order of the schema. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  has(table: string, column?: string): boolean;
  /**
   * Rows in rowid order. Where pages are damaged, the rows on them are lost, all others come, and a problem says
   * which table lost rows. A table that does not exist yields nothing and a `schema` problem.
   */
  select(query: Select): Iterable<Row>;

  close(): void;
}
