import { isIndexRoot, walkBtree } from "./btree.ts";
import { Connection, code, SqliteError, type Statement } from "./connection.ts";
import type { SqliteEngine } from "./engine.ts";
import type { PageFile } from "./pages.ts";
import type { ProblemLog } from "./problems.ts";
import { quote } from "./query.ts";
import { decodeRecord, type StoredValue } from "./record.ts";
import type { ColumnSchema, TableSchema } from "./schema.ts";
import type { Allowance } from "./work.ts";

/**
 * Copies the intact rows of damaged tables into a fresh database in memory, with the columns that are asked for, under
 * the names and rowids they had. Says what is lost. Tables WITHOUT ROWID get the row's ordinal as rowid. Throws
 * SqliteError when not even that is possible.
 */
export function salvageTables(
  engine: SqliteEngine,
  file: PageFile,
  tables: ReadonlyMap<TableSchema, ReadonlySet<string>>,
  problems: ProblemLog,
  allowance: Allowance,
): Connection {
  const connection = new Connection(engine, "memory", allowance);
  try {
    for (const [table, names] of tables) copyTable(connection, file, table, names, problems);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The name of the rowid in the copy: the table's own name for it, or one that no column has. */
export function salvagedKey(table: TableSchema): string {
  return table.rowidName ?? `row of ${table.name}`;
}

/** A column to copy: its place in the stored record. */
interface CopiedColumn {
  readonly place: number;
  readonly column: ColumnSchema;
  /** INTEGER PRIMARY KEY: the record holds NULL and the rowid is the value. */
  readonly isRowid: boolean;
}

function copyTable(
  connection: Connection,
  file: PageFile,
  table: TableSchema,
  names: ReadonlySet<string>,
  problems: ProblemLog,
): void {
  const isIndex = isIndexRoot(file, table.rootPage) ?? table.withoutRowid;
  const copied = copiedColumns(table, names, isIndex);
  const definitions = [
    `${quote(salvagedKey(table))} INTEGER PRIMARY KEY`,
    ...copied.map(({ column }) => `${quote(column.name)} ${affinity(column.type)}`),
  ];
  connection.execute(`CREATE TABLE ${quote(table.name)} (${definitions.join(", ")})`);
  const slots = definitions.map(() => "?").join(", ");
  const insert = connection.prepare(`INSERT INTO ${quote(table.name)} VALUES (${slots})`);
  const lost = lostReporter(table.name, problems);
  const writer = new ValueWriter(connection.engine, insert);
  let ordinal = 0;
  let kept = 0;
  try {
    for (const { rowid, payload } of walkBtree(file, table.rootPage, lost.page)) {
      const values = decodeRecord(payload, table.columns.length);
      if (!values) {
        lost.row(rowid);
        continue;
      }
      const key = rowid ?? ++ordinal;
      const row = copied.map(({ place, column, isRowid }) => {
        if (place >= values.length) return defaultValue(column);
        const value = values[place] ?? null;
        return isRowid && value === null ? key : value;
      });
      if (writer.insert([key, ...row], file.encoding)) kept++;
      else lost.row(rowid);
    }
  } catch (error) {
    if (!(error instanceof SqliteError) || (error.code !== code.noMemory && error.code !== code.full)) throw error;
    problems.add(`limit ${table.name}`, {
      code: "limit",
      message: `table ${table.name} is too large to be repaired in memory; its rows after the first ${kept} are lost`,
      table: table.name,
    });
  } finally {
    writer.close();
    insert.finalize();
  }
}

function copiedColumns(table: TableSchema, names: ReadonlySet<string>, isIndex: boolean): CopiedColumn[] {
  const keys = table.columns.filter((column) => column.key > 0).sort((a, b) => a.key - b.key);
  const others = table.columns.filter((column) => column.key === 0);
  // Tables WITHOUT ROWID store the columns of the primary key first (file format 2.4).
  const stored = (isIndex ? [...keys, ...others] : table.columns).filter((column) => !column.computed);
  return stored
    .map((column, place) => ({
      place,
      column,
      isRowid: !isIndex && keys.length === 1 && column.key === 1 && /^integer$/i.test(column.type),
    }))
    .filter(({ column }) => names.has(column.name));
}

/** Type affinity by the declared type (https://sqlite.org/datatype3.html 3.1): joins compare by it. */
export function affinity(type: string): string {
  if (/int/i.test(type)) return "INTEGER";
  if (/char|clob|text/i.test(type)) return "TEXT";
  if (type === "" || /blob/i.test(type)) return "BLOB";
  return /real|floa|doub/i.test(type) ? "REAL" : "NUMERIC";
}

/** Rows from before an ALTER TABLE ADD COLUMN have the column's default, which must be a constant. */
export function defaultValue({ fallback }: ColumnSchema): StoredValue {
  if (fallback === null) return null;
  const text = /^'((?:[^']|'')*)'$/.exec(fallback)?.[1];
  if (text !== undefined) return { text: new TextEncoder().encode(text.replaceAll("''", "'")) };
  return /^[+-]?\d+(?:\.\d+)?$/.test(fallback) ? Number(fallback) : null;
}

/** Says what is lost, in words of the table. */
function lostReporter(table: string, problems: ProblemLog) {
  const report = (message: string, rowid?: number | bigint) =>
    problems.add(`damaged ${table}`, {
      code: "damaged",
      message,
      table,
      ...(rowid === undefined ? {} : { rowid: Number(rowid) }),
    });
  return {
    page: (what: string, page: number) => report(`page ${page} of table ${table} ${what}; its rows are lost`),
    row: (rowid: number | bigint | undefined) =>
      report(`a row of table ${table}${rowid === undefined ? "" : ` (${rowid})`} is damaged and lost`, rowid),
  };
}

/** Inserts rows: texts and BLOBs go through one buffer in the sandbox's memory. */
export class ValueWriter {
  readonly #engine: SqliteEngine;
  readonly #insert: Statement;
  #buffer = 0;
  #capacity = 0;

  constructor(engine: SqliteEngine, insert: Statement) {
    this.#engine = engine;
    this.#insert = insert;
  }

  /** False if the row cannot be: its rowid is there already, or it is too long. Throws SqliteError for the rest. */
  insert(values: readonly StoredValue[], encoding: PageFile["encoding"]): boolean {
    const row = values.map((value) =>
      value !== null && typeof value === "object" && "text" in value ? { text: toUtf8(value.text, encoding) } : value,
    );
    this.#reserve(row.reduce<number>((sum, value) => sum + byteLength(value), 0));
    let offset = 0;
    for (const [i, value] of row.entries()) {
      if (this.#bind(i + 1, value, this.#buffer + offset) !== code.ok) return false;
      offset += byteLength(value);
    }
    try {
      this.#insert.run();
      return true;
    } catch (error) {
      if (error instanceof SqliteError && (error.code === code.constraint || error.code === code.tooBig)) return false;
      throw error;
    }
  }

  #bind(index: number, value: StoredValue, at: number): number {
    const { calls } = this.#engine;
    const statement = this.#insert.pointer;
    if (value === null) return calls.sqlite3_bind_null(statement, index);
    if (typeof value === "bigint") return calls.sqlite3_bind_int64(statement, index, value);
    if (typeof value === "number") {
      if (Number.isSafeInteger(value)) return calls.sqlite3_bind_int64(statement, index, BigInt(value));
      return calls.sqlite3_bind_double(statement, index, value);
    }
    const bytes = value instanceof Uint8Array ? value : value.text;
    this.#engine.heap().set(bytes, at);
    // Destructor 0: the bytes stay where they are until the row is written.
    if (value instanceof Uint8Array) return calls.sqlite3_bind_blob(statement, index, at, bytes.length, 0);
    return calls.sqlite3_bind_text(statement, index, at, bytes.length, 0);
  }

  #reserve(bytes: number): void {
    if (bytes < this.#capacity) return;
    this.close();
    this.#capacity = Math.max(65_536, bytes * 2);
    this.#buffer = this.#engine.calls.sqlite3_malloc(this.#capacity);
    if (this.#buffer === 0) {
      this.#capacity = 0;
      throw new SqliteError(code.noMemory, "out of memory");
    }
  }

  close(): void {
    if (this.#buffer !== 0 && !this.#engine.broken) this.#engine.calls.sqlite3_free(this.#buffer);
    this.#buffer = 0;
    this.#capacity = 0;
  }
}

function byteLength(value: StoredValue): number {
  if (value === null || typeof value !== "object") return 0;
  return value instanceof Uint8Array ? value.length : value.text.length;
}

function toUtf8(text: Uint8Array, encoding: PageFile["encoding"]): Uint8Array {
  if (encoding === "utf-8") return text;
  return new TextEncoder().encode(new TextDecoder(encoding, { ignoreBOM: true }).decode(text));
}
