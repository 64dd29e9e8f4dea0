import sqlite3InitModule, { type Database } from "@sqlite.org/sqlite-wasm";
import { writeAheadLog } from "./wal-writer.ts";

const sqlite3 = await sqlite3InitModule();

export type SqlValue = string | number | bigint | null | Uint8Array;
export type Row = Readonly<Record<string, SqlValue>>;

/** A database as plain data, so that a test can poison a row before it is written. */
export interface DatabaseContent {
  /** Statements that make the tables and indexes. */
  readonly schema: string;
  /** In the order in which they are filled. */
  readonly tables: readonly TableContent[];
  /** Statements that run after the rows: deletions that leave a gap. */
  readonly after?: string;
}

export interface TableContent {
  readonly name: string;
  readonly rows: readonly Row[];
}

export interface DatabaseWithLog {
  readonly main: Uint8Array<ArrayBuffer>;
  readonly wal: Uint8Array<ArrayBuffer>;
}

export interface PageOptions {
  /** Bytes at the end of each page that SQLite leaves alone: an encryption has its own there. */
  readonly reserved?: number;
}

/** The database file, everything checkpointed. Throws SQLite's error for a row that its schema refuses. */
export function writeDatabase(content: DatabaseContent, options: PageOptions = {}): Uint8Array<ArrayBuffer> {
  return inMemory(options, (db) => {
    db.exec(content.schema);
    for (const table of content.tables) insert(db, table);
    if (content.after) db.exec(content.after);
    return image(db, "rollback");
  });
}

/**
 * The database as a phone in use has it: rows for which `late` says so stand only in the `-wal`, one commit a table.
 * With `schemaLate` the tables do as well, and the main file is one empty page, as AddressBook often is.
 */
export function writeDatabaseWithLog(
  content: DatabaseContent,
  late: (table: string, row: Row) => boolean,
  options: PageOptions & { readonly schemaLate?: boolean } = {},
): DatabaseWithLog {
  return inMemory(options, (db) => {
    if (options.schemaLate) db.exec("PRAGMA user_version = 1");
    else {
      db.exec(content.schema);
      for (const table of content.tables) {
        insert(db, { name: table.name, rows: table.rows.filter((row) => !late(table.name, row)) });
      }
    }
    const main = image(db, "wal");
    const commits: Uint8Array<ArrayBuffer>[] = [];
    if (options.schemaLate) {
      db.exec(content.schema);
      commits.push(image(db, "wal"));
    }
    for (const table of content.tables) {
      const rows = options.schemaLate ? table.rows : table.rows.filter((row) => late(table.name, row));
      if (rows.length === 0) continue;
      insert(db, { name: table.name, rows });
      commits.push(image(db, "wal"));
    }
    if (content.after) {
      db.exec(content.after);
      commits.push(image(db, "wal"));
    }
    return { main, wal: writeAheadLog(main, commits) };
  });
}

function inMemory<T>({ reserved = 0 }: PageOptions, use: (db: Database) => T): T {
  const db = new sqlite3.oo1.DB(":memory:");
  try {
    // As on a phone; this engine's own default is larger.
    db.exec("PRAGMA page_size = 4096");
    if (reserved > 0) reserve(db, reserved);
    return use(db);
  } finally {
    db.close();
  }
}

function reserve(db: Database, bytes: number): void {
  const { capi, wasm } = sqlite3;
  const stack = wasm.pstack.pointer;
  const count = wasm.pstack.alloc(4);
  wasm.poke32(count, bytes);
  capi.sqlite3_file_control(db, "main", capi.SQLITE_FCNTL_RESERVE_BYTES, count);
  wasm.pstack.restore(stack);
}

function insert(db: Database, table: TableContent): void {
  const statements = new Map<string, ReturnType<Database["prepare"]>>();
  try {
    db.exec("BEGIN");
    for (const row of table.rows) {
      const columns = Object.keys(row);
      const key = columns.join(",");
      let statement = statements.get(key);
      if (!statement) {
        const names = columns.map((column) => `"${column}"`).join(",");
        statement = db.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${columns.map(() => "?").join(",")})`);
        statements.set(key, statement);
      }
      statement.bind(columns.map((column) => row[column] ?? null)).stepReset();
    }
    db.exec("COMMIT");
  } finally {
    for (const statement of statements.values()) statement.finalize();
  }
}

/** The pages as a file, with the header fields that an in-memory database leaves open (SQLite file format 1.3). */
function image(db: Database, mode: "rollback" | "wal"): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sqlite3.capi.sqlite3_js_db_export(db));
  const view = new DataView(bytes.buffer);
  const journal = mode === "wal" ? 2 : 1;
  bytes[18] = journal;
  bytes[19] = journal;
  view.setUint32(24, 1);
  view.setUint32(28, bytes.length / pageSize(bytes));
  view.setUint32(92, 1);
  // SQLite 3.43.2, as in iOS 17.
  view.setUint32(96, 3_043_002);
  return bytes;
}

export function pageSize(database: Uint8Array): number {
  const size = new DataView(database.buffer, database.byteOffset).getUint16(16);
  return size === 1 ? 65_536 : size;
}
