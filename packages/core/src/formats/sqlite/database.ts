import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import type { Epoch } from "../time.ts";
import { cachedSource } from "./block-cache.ts";
import type { SqliteEngine } from "./engine.ts";
import { OpenedDatabase } from "./opened-database.ts";
import { openPages } from "./pages.ts";
import { ProblemLog } from "./problems.ts";
import type { History } from "./superseded.ts";
import { readWal, rollbackMode, walState } from "./wal.ts";

/** What SQLite stores. Integers beyond 2^53 are bigints. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** A row, valid only until the next one is asked for. Values are fetched when they are asked for. */
export interface Row {
  /** The rowid of the table that was selected from (rounded beyond 2^53), or the row's ordinal if it has none. */
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
  /** Rows are looked up for what they say of others: where recovered rows of the table are read, live ones come too. */
  readonly lookup?: boolean;
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
  /**
   * Rows of a table that are no longer live, as the rows of that table in a database that is otherwise as it is now.
   * Undefined where none was found, which is so where SQLite overwrites what is deleted. Closed with this database.
   */
  recovered(what: Recovery): RecoveredDatabase | undefined;

  close(): void;
}

/** Which rows to look for beside the live ones. */
export interface Recovery {
  readonly table: string;
  /** Columns that tell a row from others: one that the live table has with the same values in them is not given. */
  readonly identity: readonly string[];
  /**
   * Tables joined with it whose rows go when its rows go: those that the log still has come beside the live ones. `*`
   * stands for the numbers that Core Data puts into the names of tables that join others.
   */
  readonly links?: readonly string[];
}

export interface RecoveredDatabase extends Database {
  /** Where the row of this number (which is not always the number it had) was found, and what is certain of it. */
  origin(rowid: number): RecoveryOrigin | undefined;
}

export interface RecoveryOrigin {
  /** An earlier state that the log holds; or bytes of the file that no row owns any more. */
  readonly state: "wal" | "free_page";
  readonly place: "earlier state" | "earlier log" | "free page" | "unallocated space";
  readonly page: number;
  /** Bytes, in the file as a whole. */
  readonly offset: number;
  readonly length: number;
  /** The row's number, where that is left. */
  readonly rowid?: number;
  /** Its length, number and header are there and agree; otherwise the form of what remains speaks for it. */
  readonly whole: boolean;
  /** The live table has a row of this number: a later version of this one, or another. */
  readonly numberInUse?: boolean;
  /** Columns whose values were overwritten. */
  readonly lostColumns?: readonly string[];
  /** Tables whose rows have the same form. */
  readonly alsoFits?: readonly string[];
  /** What is wrong with its values. */
  readonly problems?: readonly string[];
}

export interface OpenOptions {
  readonly main: ByteSource;
  /** The `-wal` beside it: what was committed but not yet moved into the main file. */
  readonly wal?: ByteSource;
  /** A rollback journal lies beside it. It is not applied, and a problem says so. */
  readonly hasJournal?: boolean;
  onProblem(problem: DatabaseProblem): void;
}

/**
 * Opens a database read-only, with its WAL. Throws FormatError when the file is no database at all or its schema
 * cannot be read, EvidenceReadError when its first bytes or its WAL cannot be had. The sources stay the caller's: close them after the database.
 */
export function openDatabase(engine: SqliteEngine, options: OpenOptions): Database {
  const problems = new ProblemLog(options.onProblem);
  if (options.hasJournal) {
    problems.add("journal", {
      code: "journal",
      message: "a rollback journal lies beside the database and was not applied: the last change may be half written",
    });
  }
  const { source, history } = currentState(options.main, options.wal, problems);
  if (source.size === 0) {
    problems.add("truncated", { code: "truncated", message: "the file is empty: it holds no tables" });
    return emptyDatabase(problems);
  }
  const cached = cachedSource(source);
  const file = openPages(cached);
  if (file.statedPageCount > file.pageCount) {
    problems.add("truncated", {
      code: "truncated",
      message: `the file is cut off: ${file.pageCount} of ${file.statedPageCount} pages are there`,
    });
  }
  return new OpenedDatabase(engine, cached, file, problems, history);
}

/** The newest state: the main file, or what the WAL's commits make of it. */
function currentState(
  main: ByteSource,
  walSource: ByteSource | undefined,
  problems: ProblemLog,
): { readonly source: ByteSource; readonly history?: History } {
  if (!walSource || walSource.size === 0) return { source: rollbackMode(main) };
  const wal = readWal(walSource);
  for (const message of wal.problems) problems.add("wal", { code: "damaged", message });
  const mainPageSize = pageSizeOf(main);
  if (wal.commits.length > 0 && mainPageSize !== undefined && mainPageSize !== wal.pageSize) {
    const message = `the WAL has pages of ${wal.pageSize} bytes, its database of ${mainPageSize}: it was not applied`;
    problems.add("wal", { code: "damaged", message });
    return { source: rollbackMode(main) };
  }
  return { source: walState(main, wal), history: { main, wal } };
}

/** Undefined if the main file has no header: it is empty, or damaged. */
function pageSizeOf(main: ByteSource): number | undefined {
  try {
    return openPages(main).pageSize;
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

function emptyDatabase(problems: ProblemLog): Database {
  return {
    tables: new Map(),
    has: () => false,
    select({ from: [table] }) {
      problems.add("schema", { code: "schema", message: `there is no table ${table}`, table });
      return [];
    },
    recovered: () => undefined,
    close: () => {},
  };
}
