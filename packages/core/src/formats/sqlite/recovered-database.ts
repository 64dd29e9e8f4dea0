import type { ByteSource } from "../../bytes/source.ts";
import { alsoFits } from "./alike.ts";
import { Connection, SqliteError } from "./connection.ts";
import type { Database, DatabaseProblem, RecoveredDatabase, RecoveryOrigin, Row, Select } from "./database.ts";
import type { SqliteEngine } from "./engine.ts";
import type { PageFile } from "./pages.ts";
import { compileSelect, quote } from "./query.ts";
import type { StoredValue } from "./record.ts";
import type { RecoveredRow } from "./recover.ts";
import { StatementRow } from "./row.ts";
import { shapeOf } from "./row-shape.ts";
import { affinity, defaultValue, salvagedKey, ValueWriter } from "./salvage.ts";
import { Schema, type TableSchema } from "./schema.ts";
import type { Allowance } from "./work.ts";

/** Rows of one table that were recovered; `live`: the table has another row of the same number now. */
export interface RecoveredTable {
  readonly table: TableSchema;
  readonly rows: readonly RecoveredRow[];
  readonly live: ReadonlySet<number | bigint>;
}

export interface RecoveredParts {
  readonly live: Pick<Database, "select">;
  readonly engine: SqliteEngine;
  /** The live state. */
  readonly source: ByteSource;
  readonly file: PageFile;
  readonly schema: Schema;
  readonly allowance: Allowance;
  readonly main: RecoveredTable;
  /** Tables of links: their live rows stay, what was recovered comes beside them. */
  readonly links: readonly RecoveredTable[];
}

/**
 * The live database in which one table holds what was recovered in place of its live rows: selects and their joins work
 * as before. It is a temporary table of the same name, which SQLite finds before the live one. Throws SqliteError.
 */
export class ShadowDatabase implements RecoveredDatabase {
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly #connection: Connection;
  readonly #schema: Schema;
  readonly #live: Pick<Database, "select">;
  readonly #liveSchema: Schema;
  readonly #table: TableSchema;
  readonly #file: PageFile;
  readonly #origins = new Map<number, RecoveryOrigin>();
  readonly #problems = new Map<number, string[]>();

  constructor({ live, engine, source, file, schema, allowance, main, links }: RecoveredParts) {
    this.#connection = new Connection(engine, source, allowance);
    this.#file = file;
    this.#live = live;
    this.#liveSchema = schema;
    this.#table = main.table;
    this.tables = new Map([...schema.tables()].map((table) => [table.name, [...table.readable.values()]] as const));
    try {
      // The file itself stays read-only: it was opened so.
      this.#connection.execute("PRAGMA query_only=OFF");
      for (const link of links) this.#fill(link, true);
      for (const [key, row] of this.#fill(main, false)) this.#origins.set(key, this.#originOf(row, main.live));
    } catch (error) {
      this.close();
      throw error;
    }
    this.#schema = new Schema(
      [...schema.tables()].map((table) =>
        table === main.table || links.some((link) => link.table === table)
          ? { ...table, rowidName: salvagedKey(table) }
          : table,
      ),
    );
  }

  has(table: string, column?: string): boolean {
    const found = this.#liveSchema.table(table);
    return found !== undefined && (column === undefined || found.readable.has(column.toLowerCase()));
  }

  *select(query: Select): Generator<Row> {
    yield* this.#recovered(query);
    // Of both, what lives has the last word. A table that was left alone has no others.
    const isOwn = query.from[0].toLowerCase() === this.#table.name.toLowerCase();
    if (query.lookup === true && isOwn) yield* this.#live.select(query);
  }

  *#recovered(query: Select): Generator<Row> {
    const compiled = compileSelect(query, this.#schema);
    if (!compiled) return;
    const rowid = compiled.from.rowidName;
    let statement: ReturnType<Connection["prepare"]> | undefined;
    try {
      statement = this.#connection.prepare(compiled.sql(rowid), compiled.uses.size);
      const problems = { add: (_kind: string, problem: DatabaseProblem) => this.#note(problem) };
      const row = new StatementRow(statement, compiled.columns, compiled.from.name, problems);
      for (let ordinal = 1; statement.step(); ordinal++) {
        row.moved(rowid === undefined ? ordinal : undefined);
        yield row;
      }
    } catch (error) {
      // The live rows were read: damage among what they are joined with was told of then.
      if (!(error instanceof SqliteError)) throw error;
    } finally {
      statement?.finalize();
    }
  }

  recovered(): undefined {
    return undefined;
  }

  origin(rowid: number): RecoveryOrigin | undefined {
    const origin = this.#origins.get(rowid);
    const problems = this.#problems.get(rowid);
    return origin && problems ? { ...origin, problems } : origin;
  }

  close(): void {
    this.#connection.close();
  }

  #note({ table, rowid, message }: DatabaseProblem): void {
    if (rowid === undefined || table !== this.#table.name) return;
    const known = this.#problems.get(rowid) ?? [];
    this.#problems.set(rowid, [...known, message].slice(0, 20));
  }

  /** Makes and fills the temporary table; gives each row with its key there. */
  #fill({ table, rows }: RecoveredTable, withLive: boolean): Map<number, RecoveredRow> {
    const stored = table.columns.filter(({ computed }) => !computed);
    const key = salvagedKey(table);
    const names = [key, ...stored.map(({ name }) => name)].map(quote);
    const types = ["INTEGER PRIMARY KEY", ...stored.map(({ type }) => affinity(type))];
    const temporary = `temp.${quote(table.name)}`;
    this.#connection.execute(`CREATE TABLE ${temporary} (${names.map((name, i) => `${name} ${types[i]}`).join(", ")})`);
    if (withLive) {
      const columns = names.join(", ");
      this.#connection.execute(
        `INSERT INTO ${temporary} (${columns}) SELECT ${columns} FROM main.${quote(table.name)}`,
      );
    }
    const shape = shapeOf(table, this.#file.encoding);
    const insert = this.#connection.prepare(`INSERT INTO ${temporary} VALUES (${names.map(() => "?").join(", ")})`);
    const writer = new ValueWriter(this.#connection.engine, insert);
    const byKey = new Map<number, RecoveredRow>();
    let spare = 0;
    try {
      for (const row of rows) {
        const values = stored.map((column, place): StoredValue => {
          if (shape?.columns[place]?.isRowid) return row.rowid ?? null;
          const value = row.values[place];
          return value === undefined ? defaultValue(column) : value;
        });
        const own = typeof row.rowid === "number" && !byKey.has(row.rowid) ? row.rowid : undefined;
        // Several versions of one row, and rows whose number is lost, have keys that no row of a phone has.
        const used = [own, --spare].find(
          (candidate) => candidate !== undefined && writer.insert([candidate, ...values], this.#file.encoding),
        );
        if (used !== undefined) byKey.set(used, row);
      }
    } finally {
      writer.close();
      insert.finalize();
    }
    return byKey;
  }

  #originOf(row: RecoveredRow, live: ReadonlySet<number | bigint>): RecoveryOrigin {
    const { state, rowid, whole, place, page, offset, lost } = row;
    const stored = this.#table.columns.filter(({ computed }) => !computed);
    const others = alsoFits(row, this.#table, this.#liveSchema, this.#file.encoding);
    return {
      state,
      place,
      page,
      offset: (page - 1) * this.#file.pageSize + offset,
      length: this.#file.pageSize - offset,
      whole,
      ...(typeof rowid === "number" ? { rowid } : {}),
      ...(rowid !== undefined && live.has(rowid) ? { numberInUse: true } : {}),
      ...(lost > 0 ? { lostColumns: stored.slice(0, lost).map(({ name }) => name) } : {}),
      ...(others.length > 0 ? { alsoFits: others } : {}),
    };
  }
}
