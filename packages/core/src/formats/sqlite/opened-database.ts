import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { isIndexRoot, walkBtree } from "./btree.ts";
import { Connection, code, SqliteError, type Statement } from "./connection.ts";
import type { Database, RecoveredDatabase, Recovery, Row, Select } from "./database.ts";
import type { SqliteEngine } from "./engine.ts";
import { findRecovered } from "./find-recovered.ts";
import { looksRandom, type PageFile } from "./pages.ts";
import type { ProblemLog } from "./problems.ts";
import { type CompiledSelect, compileSelect } from "./query.ts";
import { decodeRecord, type StoredValue } from "./record.ts";
import { ShadowDatabase } from "./recovered-database.ts";
import { StatementRow } from "./row.ts";
import { salvagedKey, salvageTables } from "./salvage.ts";
import { columnOf, readSchema, type Schema, type SchemaEntry, type TableSchema } from "./schema.ts";
import type { History } from "./superseded.ts";
import { type Allowance, allowanceFor } from "./work.ts";

/** More rows than any phone's table has: a hostile tree or join could give them without end. */
const maxRows = 50_000_000;
const maxRowsOfSmallFile = 1_000_000;
const maxTables = 20_000;
/** For making one empty table. */
const scratchAllowance = { steps: 1_000_000, pages: 100 };

/** Where a select stands, so that salvage can go on behind the last row that was given. */
interface Progress {
  rows: number;
  lastRowid: number | bigint;
  /** Rows given with `lastRowid`: a join gives several. */
  atLastRowid: number;
}

/** A database file that was opened; see `openDatabase`. */
export class OpenedDatabase implements Database {
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly #engine: SqliteEngine;
  readonly #source: ByteSource;
  readonly #file: PageFile;
  readonly #problems: ProblemLog;
  readonly #schema: Schema;
  /** Undefined when SQLite refuses the file as a whole; then everything is read by salvage. */
  readonly #connection: Connection | undefined;
  readonly #open = new Set<Connection>();
  readonly #allowance: Allowance;
  readonly #maxRows: number;
  readonly #history: History | undefined;
  readonly #shadows: RecoveredDatabase[] = [];
  #closed = false;

  /** Throws FormatError when the schema cannot be read. */
  constructor(engine: SqliteEngine, source: ByteSource, file: PageFile, problems: ProblemLog, history?: History) {
    this.#engine = engine;
    this.#history = history;
    this.#source = source;
    this.#file = file;
    this.#problems = problems;
    this.#allowance = allowanceFor(source.size, file.pageCount);
    // A row takes more than a byte; a join may give it several times.
    this.#maxRows = Math.min(maxRows, maxRowsOfSmallFile + source.size);
    const entries = readEntries(file, problems);
    this.#connection = this.#connect();
    this.#schema = readSchema(
      entries,
      this.#connection,
      () => new Connection(engine, "memory", scratchAllowance),
      problems,
    );
    this.tables = new Map(
      [...this.#schema.tables()].map((table) => [table.name, [...table.readable.values()]] as const),
    );
  }

  has(table: string, column?: string): boolean {
    const found = this.#schema.table(table);
    return found !== undefined && (column === undefined || columnOf(found, column) !== undefined);
  }

  *select(query: Select): Generator<Row> {
    if (this.#closed) throw new RangeError("the database is closed");
    const compiled = compileSelect(query, this.#schema);
    if (!compiled) {
      const [table] = query.from;
      this.#problems.add("schema", { code: "schema", message: `there is no table ${table}`, table });
      return;
    }
    for (const column of compiled.computed) {
      const message = `column ${column} is computed by an expression of the file; it was not read`;
      this.#problems.add("schema", { code: "schema", message, table: compiled.from.name });
    }
    const progress: Progress = { rows: 0, lastRowid: 0, atLastRowid: 0 };
    const rowidName = this.#rowidName(compiled.from);
    try {
      yield* this.#rows(compiled, rowidName, progress);
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      if (this.#closed || this.#reportLimit(error, compiled)) return;
      // Bad SQL means a schema that SQLite cannot use, such as a collation of the phone's own: nothing is lost by that.
      if (error.code !== code.error) this.#reportDamage(error, compiled);
      yield* this.#salvaged(compiled, rowidName !== undefined, progress);
    } finally {
      this.#problems.finish();
    }
  }

  recovered(what: Recovery): RecoveredDatabase | undefined {
    if (this.#closed) throw new RangeError("the database is closed");
    const found = findRecovered(
      { database: this, file: this.#file, schema: this.#schema, history: this.#history, problems: this.#problems },
      what,
    );
    if (!found) return undefined;
    try {
      const shadow = new ShadowDatabase({
        live: this,
        engine: this.#engine,
        source: this.#source,
        file: this.#file,
        schema: this.#schema,
        allowance: this.#allowance,
        ...found,
      });
      this.#shadows.push(shadow);
      return shadow;
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      this.#problems.add(`recover ${what.table}`, {
        code: "damaged",
        message: `rows of table ${what.table} that are no longer live could not be laid out: ${error.message}`,
        table: what.table,
      });
      return undefined;
    }
  }

  close(): void {
    this.#closed = true;
    for (const shadow of this.#shadows) shadow.close();
    for (const connection of this.#open) connection.close();
    this.#open.clear();
    this.#source.close?.();
  }

  #connect(): Connection | undefined {
    try {
      const connection = new Connection(this.#engine, this.#source, this.#allowance);
      this.#open.add(connection);
      return connection;
    } catch (error) {
      if (error instanceof SqliteError) return undefined;
      throw error;
    }
  }

  #rowidName(table: TableSchema): string | undefined {
    return isIndexRoot(this.#file, table.rootPage) ? undefined : table.rowidName;
  }

  *#rows(compiled: CompiledSelect, rowidName: string | undefined, progress: Progress): Generator<Row> {
    if (!this.#connection) throw new SqliteError(code.error, "the file as a whole is refused");
    const statement = this.#connection.prepare(compiled.sql(rowidName), compiled.uses.size);
    yield* this.#step(statement, compiled, rowidName !== undefined, progress, 0);
  }

  /** The rows behind those that were given already, from what can still be read. */
  *#salvaged(compiled: CompiledSelect, hasRowid: boolean, progress: Progress): Generator<Row> {
    let connection: Connection | undefined;
    try {
      connection = salvageTables(this.#engine, this.#file, compiled.uses, this.#problems, this.#allowance);
      this.#open.add(connection);
      const behind = hasRowid && progress.rows > 0 ? `>= ${progress.lastRowid}` : undefined;
      const statement = connection.prepare(compiled.sql(salvagedKey(compiled.from), behind));
      yield* this.#step(statement, compiled, hasRowid, progress, hasRowid ? progress.atLastRowid : progress.rows);
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      if (this.#closed || this.#reportLimit(error, compiled)) return;
      this.#problems.add(`lost ${compiled.from.name}`, {
        code: "damaged",
        message: `the rest of table ${compiled.from.name} is lost: ${error.message}`,
        table: compiled.from.name,
      });
    } finally {
      if (connection) {
        connection.close();
        this.#open.delete(connection);
      }
    }
  }

  /** Gives the statement's rows, without the first `skip`, which were given before. */
  *#step(
    statement: Statement,
    compiled: CompiledSelect,
    hasRowid: boolean,
    progress: Progress,
    skip: number,
  ): Generator<Row> {
    const row = new StatementRow(statement, compiled.columns, compiled.from.name, this.#problems);
    let toSkip = skip;
    try {
      while (statement.step()) {
        row.moved(hasRowid ? undefined : progress.rows + 1);
        if (toSkip > 0) {
          toSkip--;
          if (!hasRowid || row.exactRowid() === progress.lastRowid) continue;
          toSkip = 0;
        }
        advance(progress, hasRowid ? row.exactRowid() : row.rowid, compiled.hasJoins);
        if (progress.rows > this.#maxRows) throw new SqliteError(code.interrupt, `more than ${this.#maxRows} rows`);
        yield row;
      }
    } finally {
      statement.finalize();
    }
  }

  #reportDamage(error: SqliteError, { from }: CompiledSelect): void {
    this.#problems.add(`damaged ${from.name}`, {
      code: "damaged",
      message: `SQLite cannot read all of table ${from.name} (${error.message}); its intact rows are read one by one`,
      table: from.name,
    });
  }

  /** True if a bound was met: the select then ends. */
  #reportLimit(error: SqliteError, compiled: CompiledSelect): boolean {
    if (error.code !== code.interrupt) return false;
    this.#problems.add(`limit ${compiled.from.name}`, {
      code: "limit",
      message: `reading table ${compiled.from.name} was stopped: it took more work than its size allows`,
      table: compiled.from.name,
    });
    return true;
  }
}

/**
 * Counts a row. A hostile tree can lead to the same page again and again: rows then come out of order. Throws
 * SqliteError for that, and salvage, which visits each page once, takes over.
 */
function advance(progress: Progress, rowid: number | bigint, hasJoins: boolean): void {
  const again = progress.rows > 0 && rowid === progress.lastRowid;
  if (progress.rows > 0 && (rowid < progress.lastRowid || (again && !hasJoins))) {
    throw new SqliteError(code.corrupt, "its rows are out of order");
  }
  progress.atLastRowid = again ? progress.atLastRowid + 1 : 1;
  progress.lastRowid = rowid;
  progress.rows++;
}

/** The rows of sqlite_schema (file format 2.6), read without SQLite: one bad entry must not hide the others. */
function readEntries(file: PageFile, problems: ProblemLog): SchemaEntry[] {
  const entries: SchemaEntry[] = [];
  let lost: string | undefined;
  const lose = (message: string) => {
    lost ??= message;
    problems.add("damaged schema", {
      code: "damaged",
      message: `${message}; tables may be missing`,
      table: "sqlite_schema",
    });
  };
  for (const { rowid, payload } of walkBtree(file, 1, (what, page) => lose(`page ${page} of the schema ${what}`))) {
    const entry = schemaEntry(decodeRecord(payload, 5), file.encoding);
    if (!entry) lose(`entry ${rowid} of the schema is damaged`);
    else if (entries.length < maxTables) entries.push(entry);
    else {
      problems.add("limit schema", {
        code: "limit",
        message: `only the first ${maxTables} entries of the schema were read`,
      });
      break;
    }
  }
  if (entries.length === 0 && lost !== undefined) {
    const start = file.page(1);
    const encrypted = typeof start !== "string" && looksRandom(start.subarray(100));
    throw new FormatError(`the database's schema cannot be read: ${lost}${encrypted ? "; it looks encrypted" : ""}`);
  }
  return entries;
}

function schemaEntry(
  values: readonly StoredValue[] | undefined,
  encoding: PageFile["encoding"],
): SchemaEntry | undefined {
  if (!values) return undefined;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const text = (value: StoredValue | undefined) =>
    value !== null && typeof value === "object" && "text" in value ? decoder.decode(value.text) : undefined;
  const [type, name, , rootPage, sql] = values;
  const typeText = text(type);
  const nameText = text(name);
  if (typeText === undefined || nameText === undefined) return undefined;
  return {
    type: typeText,
    name: nameText,
    rootPage: typeof rootPage === "number" ? rootPage : 0,
    sql: text(sql) ?? "",
  };
}
