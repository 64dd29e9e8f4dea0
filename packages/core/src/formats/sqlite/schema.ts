import { type Connection, SqliteError } from "./connection.ts";
import type { ProblemLog } from "./problems.ts";
import { quote } from "./query.ts";

/** One row of sqlite_schema. */
export interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly rootPage: number;
  readonly sql: string;
}

export interface ColumnSchema {
  readonly name: string;
  /** The declared type, such as `VARCHAR(20)`; empty if none. */
  readonly type: string;
  /** The DEFAULT's SQL, or null. */
  readonly fallback: string | null;
  /** Place in the primary key, from 1; 0 if it is no part of it. */
  readonly key: number;
  /** NOT NULL: no row has none. */
  readonly required: boolean;
  /** A generated column that is not stored. It is not read: its expression is the file's, so hostile. */
  readonly computed: boolean;
}

export interface TableSchema {
  readonly name: string;
  readonly rootPage: number;
  readonly sql: string;
  readonly withoutRowid: boolean;
  readonly columns: readonly ColumnSchema[];
  /** Lower-case name → name, of the columns that can be read. */
  readonly readable: ReadonlyMap<string, string>;
  /** A name under which the rowid can be selected; undefined if there is none. */
  readonly rowidName: string | undefined;
}

export class Schema {
  readonly #tables = new Map<string, TableSchema>();

  constructor(tables: Iterable<TableSchema>) {
    for (const table of tables) this.#tables.set(table.name.toLowerCase(), table);
  }

  /** Names are compared as SQL does: without case. */
  table(name: string): TableSchema | undefined {
    return this.#tables.get(name.toLowerCase());
  }

  tables(): IterableIterator<TableSchema> {
    return this.#tables.values();
  }
}

/** Definitions that may fail before no more are tried: each attempt may cost a hostile file's worth of work. */
const maxFailures = 100;
const rowidNames = ["rowid", "_rowid_", "oid"];

/** The column's name as the schema writes it, or undefined. The rowid counts as a column where it has a name. */
export function columnOf(table: TableSchema, name: string): string | undefined {
  const lower = name.toLowerCase();
  const column = table.readable.get(lower);
  if (column !== undefined) return column;
  return rowidNames.includes(lower) && table.rowidName !== undefined ? table.rowidName : undefined;
}

export function isComputed(table: TableSchema, name: string): boolean {
  const lower = name.toLowerCase();
  return table.columns.some((column) => column.computed && column.name.toLowerCase() === lower);
}

/**
 * The ordinary tables. Virtual tables are left out: their modules and tokenizers are the phone's own. An entry that
 * SQLite does not understand costs that entry and is reported.
 */
export function readSchema(
  entries: readonly SchemaEntry[],
  connection: Connection | undefined,
  scratch: () => Connection,
  problems: ProblemLog,
): Schema {
  const tables: TableSchema[] = [];
  let failures = 0;
  for (const entry of entries) {
    if (entry.type !== "table" || entry.rootPage <= 0) continue;
    const known = connection && columnsFrom(connection, entry.name);
    const columns = known ?? (failures < maxFailures ? columnsFromSql(scratch, entry) : undefined);
    if (columns) tables.push(tableSchema(entry, columns));
    else {
      failures++;
      problems.add("schema", {
        code: "schema",
        message: `the definition of table ${entry.name} cannot be understood; it was not read`,
        table: entry.name,
      });
    }
  }
  return new Schema(tables);
}

function tableSchema(entry: SchemaEntry, columns: readonly ColumnSchema[]): TableSchema {
  const withoutRowid = /\bWITHOUT\s+ROWID\b[^)]*$/i.test(entry.sql);
  const all = new Set(columns.map((column) => column.name.toLowerCase()));
  const readable = columns.filter((column) => !column.computed);
  return {
    name: entry.name,
    rootPage: entry.rootPage,
    sql: entry.sql,
    withoutRowid,
    columns,
    readable: new Map(readable.map((column) => [column.name.toLowerCase(), column.name])),
    rowidName: withoutRowid ? undefined : rowidNames.find((name) => !all.has(name)),
  };
}

/** Asks SQLite. Undefined if it does not know the table. */
function columnsFrom(connection: Connection, table: string): ColumnSchema[] | undefined {
  const columns: ColumnSchema[] = [];
  try {
    for (const row of connection.rows(`PRAGMA table_xinfo(${quote(table)})`)) {
      const [, name, type, required, fallback, key, hidden] = row;
      columns.push({
        name: String(name),
        type: String(type ?? ""),
        fallback: typeof fallback === "string" ? fallback : null,
        key: Number(key),
        required: Number(required) === 1,
        computed: hidden === 2,
      });
    }
  } catch (error) {
    if (error instanceof SqliteError) return undefined;
    throw error;
  }
  return columns.length > 0 ? columns : undefined;
}

/** Learns the columns by making the table anew, in an empty database in memory. */
function columnsFromSql(openScratch: () => Connection, entry: SchemaEntry): ColumnSchema[] | undefined {
  if (!/^\s*CREATE\s+TABLE\b/i.test(entry.sql)) return undefined;
  let scratch: Connection | undefined;
  try {
    scratch = openScratch();
    scratch.execute(entry.sql);
    return columnsFrom(scratch, entry.name);
  } catch (error) {
    if (error instanceof SqliteError) return undefined;
    throw error;
  } finally {
    scratch?.close();
  }
}
