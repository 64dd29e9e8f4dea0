import type { ByteSource } from "../../bytes/source.ts";
import type { SqliteEngine } from "./engine.ts";
import { decodeUtf8 } from "./text.ts";
import { type Allowance, stepsPerTick, WorkBudget } from "./work.ts";

/** Result codes: https://sqlite.org/rescode.html. Extended codes carry these in their low byte. */
export const code = {
  ok: 0,
  /** Bad SQL, or a schema that does not allow it. */
  error: 1,
  noMemory: 7,
  interrupt: 9,
  corrupt: 11,
  full: 13,
  tooBig: 18,
  constraint: 19,
  row: 100,
  done: 101,
} as const;

/** Bytes of one row or value. */
export const maxLength = 64 * 2 ** 20;

/** SQLite refused. `code` is its primary result code. */
export class SqliteError extends Error {
  override name = "SqliteError";
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code & 0xff;
  }
}

const openReadOnly = 0x1;
const openReadWriteCreate = 0x6;

/** SQLITE_DBCONFIG_* */
const configEnableTrigger = 1003;
const configWritableSchema = 1011;
const configEnableView = 1015;
const configTrustedSchema = 1017;

/** SQLITE_LIMIT_* → value. Real phones stay far below. */
const limits: readonly (readonly [id: number, value: number])[] = [
  [0, maxLength], // LENGTH
  [1, 2 ** 20], // SQL_LENGTH
  [2, 2000], // COLUMN
  [3, 200], // EXPR_DEPTH
  [4, 50], // COMPOUND_SELECT
  [5, 100_000], // VDBE_OP
  [7, 0], // ATTACHED
  [8, 1000], // LIKE_PATTERN_LENGTH
  [10, 0], // TRIGGER_DEPTH
];

const brokenEngine = "the SQLite engine failed on this file";

/** One open database of the engine, with everything switched off that hostile files could use. */
export class Connection {
  readonly engine: SqliteEngine;
  readonly #pointer: number;
  readonly #sourceName: string | undefined;
  readonly #statements = new Set<Statement>();
  readonly budget: WorkBudget;
  #closed = false;

  /** Opens the source read-only, or a fresh database in memory. Throws SqliteError. */
  constructor(engine: SqliteEngine, source: ByteSource | "memory", allowance: Allowance) {
    if (engine.broken) throw new SqliteError(code.corrupt, brokenEngine);
    this.engine = engine;
    this.#sourceName = source === "memory" ? undefined : engine.vfs.add(source);
    const flags = source === "memory" ? openReadWriteCreate : openReadOnly;
    const { calls } = engine;
    const opened = engine.withText(this.#sourceName ?? ":memory:", (name) =>
      engine.outPointer((out) =>
        guarded(engine, () =>
          calls.sqlite3_open_v2(name, out, flags, source === "memory" ? 0 : engine.vfs.namePointer),
        ),
      ),
    );
    this.#pointer = opened.pointer;
    this.budget = new WorkBudget(engine, opened.pointer, allowance);
    engine.budgets.set(opened.pointer, this.budget);
    try {
      if (opened.code !== code.ok) throw this.error(opened.code);
      this.#defend(source !== "memory");
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #defend(readOnly: boolean): void {
    const { calls, progressCallback } = this.engine;
    for (const [id, value] of limits) calls.sqlite3_limit(this.#pointer, id, value);
    for (const [option, value] of [
      [configEnableTrigger, 0],
      [configEnableView, 0],
      [configTrustedSchema, 0],
      // One unreadable entry of the schema then costs that entry, and a file shorter than its header says is opened.
      [configWritableSchema, 1],
    ] as const) {
      calls.sqlite3__wasm_db_config_ip(this.#pointer, option, value, 0);
    }
    calls.sqlite3_progress_handler(this.#pointer, stepsPerTick, progressCallback, this.#pointer);
    this.execute("PRAGMA temp_store=MEMORY");
    this.execute("PRAGMA cell_size_check=ON");
    this.execute("PRAGMA hard_heap_limit=1073741824");
    if (readOnly) this.execute("PRAGMA query_only=ON");
  }

  /** Runs one statement to its end and ignores its rows. Throws SqliteError. */
  execute(sql: string): void {
    const statement = this.prepare(sql);
    try {
      while (statement.step()) {
        // Pragmas answer with a row.
      }
    } finally {
      statement.finalize();
    }
  }

  /** The rows of one of our own small statements. Throws SqliteError. */
  *rows(sql: string): Generator<(number | string | null)[]> {
    const statement = this.prepare(sql);
    try {
      while (statement.step()) yield statement.values();
    } finally {
      statement.finalize();
    }
  }

  /** `tables`: how many it reads. Throws SqliteError. */
  prepare(sql: string, tables = 1): Statement {
    const { engine } = this;
    if (engine.broken) throw new SqliteError(code.corrupt, brokenEngine);
    if (this.#closed) throw new SqliteError(code.error, "the database is closed");
    this.budget.start(tables);
    const prepared = engine.withText(sql, (text) =>
      engine.outPointer((out) =>
        guarded(engine, () => engine.calls.sqlite3_prepare_v2(this.#pointer, text, -1, out, 0)),
      ),
    );
    if (prepared.code !== code.ok || prepared.pointer === 0) throw this.error(prepared.code);
    const statement = new Statement(this, prepared.pointer, () => this.#statements.delete(statement));
    this.#statements.add(statement);
    return statement;
  }

  /** What went wrong, with what the source threw if that is why. */
  error(resultCode: number): SqliteError {
    if (this.engine.broken) return new SqliteError(code.corrupt, brokenEngine);
    const cause = this.engine.vfs.takeError();
    const message = this.engine.textAt(this.engine.calls.sqlite3_errmsg(this.#pointer));
    return new SqliteError(resultCode, cause ? `${message}: ${cause.message}` : message);
  }

  /** Ends every statement and gives everything back. May be called twice. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // A statement that is finalized takes itself out of the set.
    for (const statement of Array.from(this.#statements)) statement.finalize();
    this.engine.budgets.delete(this.#pointer);
    if (this.#sourceName !== undefined) this.engine.vfs.remove(this.#sourceName);
    if (!this.engine.broken) this.engine.calls.sqlite3_close_v2(this.#pointer);
  }
}

/** A compiled statement. `pointer` is for the readers of columns. */
export class Statement {
  readonly connection: Connection;
  readonly pointer: number;
  readonly #forget: () => void;
  #live = true;

  constructor(connection: Connection, pointer: number, forget: () => void) {
    this.connection = connection;
    this.pointer = pointer;
    this.#forget = forget;
  }

  /** True if there is a row, false at the end. Throws SqliteError. */
  step(): boolean {
    const { connection } = this;
    if (!this.#live) throw new SqliteError(code.error, "the statement is closed");
    const result = this.#step(connection.engine);
    if (result !== code.row && result !== code.done) throw connection.error(result);
    if (!connection.budget.row()) throw new SqliteError(code.interrupt, "it took too much work");
    return result === code.row;
  }

  /** `guarded` without its closure: this runs once a row. */
  #step(engine: SqliteEngine): number {
    if (engine.broken) return code.corrupt;
    try {
      return engine.calls.sqlite3_step(this.pointer);
    } catch {
      engine.broken = true;
      return code.corrupt;
    }
  }

  /** Runs a statement that gives no rows, and makes it ready to run again. Throws SqliteError. */
  run(): void {
    try {
      this.step();
    } finally {
      if (!this.connection.engine.broken) this.connection.engine.calls.sqlite3_reset(this.pointer);
    }
  }

  /** All rows for a text as the statement's one parameter; may be asked again. Throws SqliteError. */
  rowsFor(parameter: string): (number | string | null)[][] {
    const { engine, budget } = this.connection;
    if (engine.broken) throw new SqliteError(code.corrupt, brokenEngine);
    budget.start(1);
    return engine.withText(parameter, (text) => {
      const rows: (number | string | null)[][] = [];
      try {
        engine.calls.sqlite3_bind_text(this.pointer, 1, text, -1, 0);
        while (this.step()) rows.push(this.values());
      } finally {
        if (!engine.broken) engine.calls.sqlite3_reset(this.pointer);
      }
      return rows;
    });
  }

  /** The current row's numbers (rounded beyond 2^53) and texts. */
  values(): (number | string | null)[] {
    const { engine } = this.connection;
    const { calls } = engine;
    return Array.from({ length: calls.sqlite3_column_count(this.pointer) }, (_, column) => {
      const type = calls.sqlite3_column_type(this.pointer, column);
      if (type === 1 || type === 2) return calls.sqlite3_column_double(this.pointer, column);
      if (type !== 3) return null;
      const start = calls.sqlite3_column_blob(this.pointer, column);
      return decodeUtf8(engine.heap(), start, calls.sqlite3_column_bytes(this.pointer, column));
    });
  }

  finalize(): void {
    if (!this.#live) return;
    this.#live = false;
    this.#forget();
    const { engine } = this.connection;
    if (!engine.broken) engine.calls.sqlite3_finalize(this.pointer);
  }
}

/** A trap of the sandbox (memory out of bounds, stack used up) becomes a result code, and the engine is given up. */
function guarded(engine: SqliteEngine, call: () => number): number {
  if (engine.broken) return code.corrupt;
  try {
    return call();
  } catch {
    engine.broken = true;
    return code.corrupt;
  }
}
