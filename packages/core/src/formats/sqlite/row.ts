import type { Epoch } from "../time.ts";
import { isNoTime, toMicroseconds } from "../time.ts";
import type { Statement } from "./connection.ts";
import type { Row, SqliteValue } from "./database.ts";
import type { SqliteCalls, SqliteEngine } from "./engine.ts";
import type { ProblemLog } from "./problems.ts";
import { decodeStrictUtf8, decodeUtf8 } from "./text.ts";

/** SQLite's fundamental types, as sqlite3_column_type gives them. */
const typeInteger = 1;
const typeReal = 2;
const typeText = 3;
const typeBlob = 4;
const typeNull = 5;

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const wholeDecimal = /^\s*[+-]?\d+\s*$/;

/** Where a value of the row comes from: its place in the statement (-1: the phone's version has no such column). */
export interface OutputColumn {
  readonly index: number;
  /** `message.text`, for problems. */
  readonly label: string;
}

/** BLOBs up to this size share a slab. */
const smallBlob = 4096;
const slabSize = 64 * 1024;

/**
 * The current row of a statement. Values are read out of the sandbox's memory when asked for; doubles rather than
 * 64-bit integers where they are exact, because each bigint costs an allocation.
 */
export class StatementRow implements Row {
  #slab = new Uint8Array(0);
  #slabUsed = 0;
  rowid = 0;
  readonly #calls: SqliteCalls;
  readonly #engine: SqliteEngine;
  readonly #statement: number;
  readonly #columns: ReadonlyMap<string, OutputColumn>;
  readonly #table: string;
  readonly #problems: Pick<ProblemLog, "add">;
  #badTextReported = false;

  constructor(
    statement: Statement,
    columns: ReadonlyMap<string, OutputColumn>,
    table: string,
    problems: Pick<ProblemLog, "add">,
  ) {
    this.#engine = statement.connection.engine;
    this.#calls = this.#engine.calls;
    this.#statement = statement.pointer;
    this.#columns = columns;
    this.#table = table;
    this.#problems = problems;
  }

  /** To be called after each step. `rowid` undefined: it is the statement's first column. */
  moved(rowid: number | undefined): void {
    this.rowid = rowid ?? this.#calls.sqlite3_column_double(this.#statement, 0);
    this.#badTextReported = false;
  }

  /** The rowid where it is the statement's first column, also beyond 2^53. */
  exactRowid(): number | bigint {
    return Number.isSafeInteger(this.rowid) ? this.rowid : this.#calls.sqlite3_column_int64(this.#statement, 0);
  }

  raw(name: string): SqliteValue {
    const column = this.#column(name);
    switch (this.#type(column)) {
      case typeInteger:
        return this.#exact(column.index);
      case typeReal:
        return this.#calls.sqlite3_column_double(this.#statement, column.index);
      case typeText:
        return this.#decode(column);
      case typeBlob:
        return this.#copy(column.index);
      default:
        return null;
    }
  }

  text(name: string): string | null {
    const column = this.#column(name);
    switch (this.#type(column)) {
      case typeText:
        return this.#decode(column);
      case typeInteger:
        return String(this.#exact(column.index));
      case typeReal:
        return String(this.#calls.sqlite3_column_double(this.#statement, column.index));
      case typeBlob: {
        const bytes = this.#copy(column.index);
        return decodeStrictUtf8(bytes) ?? this.#wrong(column, `is a BLOB of ${bytes.length} bytes, not text`);
      }
      default:
        return null;
    }
  }

  integer(name: string): number | null {
    const column = this.#column(name);
    switch (this.#type(column)) {
      case typeInteger:
      case typeReal: {
        const value = this.#calls.sqlite3_column_double(this.#statement, column.index);
        return Number.isSafeInteger(value) ? value : this.#wrong(column, `is ${value}, not an integer below 2^53`);
      }
      case typeText: {
        const text = this.#decode(column);
        const value = wholeDecimal.test(text) ? Number(text) : Number.NaN;
        return Number.isSafeInteger(value) ? value : this.#wrong(column, `is ${quoted(text)}, not an integer`);
      }
      case typeBlob:
        return this.#wrong(column, "is a BLOB, not an integer");
      default:
        return null;
    }
  }

  number(name: string): number | null {
    const column = this.#column(name);
    switch (this.#type(column)) {
      case typeInteger: {
        const value = this.#calls.sqlite3_column_double(this.#statement, column.index);
        return Number.isSafeInteger(value) ? value : this.#wrong(column, `is ${value}, beyond 2^53`);
      }
      case typeReal: {
        const value = this.#calls.sqlite3_column_double(this.#statement, column.index);
        return Number.isFinite(value) ? value : this.#wrong(column, `is ${value}, not a number`);
      }
      case typeText: {
        const text = this.#decode(column);
        const value = decimal.test(text) ? Number(text) : Number.NaN;
        return Number.isFinite(value) ? value : this.#wrong(column, `is ${quoted(text)}, not a number`);
      }
      case typeBlob:
        return this.#wrong(column, "is a BLOB, not a number");
      default:
        return null;
    }
  }

  boolean(name: string): boolean | null {
    const value = this.integer(name);
    if (value === null) return null;
    if (value === 0 || value === 1) return value === 1;
    return this.#wrong(this.#column(name), `is ${value}, neither 0 nor 1`);
  }

  bytes(name: string): Uint8Array<ArrayBuffer> | null {
    const column = this.#column(name);
    switch (this.#type(column)) {
      case typeBlob:
      case typeText:
        return this.#copy(column.index);
      case typeInteger:
      case typeReal:
        return this.#wrong(column, "is a number, not a BLOB");
      default:
        return null;
    }
  }

  time(name: string, epoch: Epoch): number | null {
    const column = this.#column(name);
    let value: number;
    switch (this.#type(column)) {
      case typeInteger:
      case typeReal:
        // Beyond 2^53 this rounds by less than a microsecond: only nanosecond epochs have such numbers.
        value = this.#calls.sqlite3_column_double(this.#statement, column.index);
        break;
      case typeText: {
        const text = this.#decode(column);
        if (!decimal.test(text)) return this.#wrong(column, `is ${quoted(text)}, not a time`);
        value = Number(text);
        break;
      }
      case typeBlob:
        return this.#wrong(column, "is a BLOB, not a time");
      default:
        return null;
    }
    if (isNoTime(value)) return null;
    return toMicroseconds(value, epoch) ?? this.#wrong(column, `is ${value}, which can be no time`);
  }

  #column(name: string): OutputColumn {
    const column = this.#columns.get(name);
    if (!column) throw new RangeError(`the select has no column ${name}`);
    return column;
  }

  #type(column: OutputColumn): number {
    return column.index < 0 ? typeNull : this.#calls.sqlite3_column_type(this.#statement, column.index);
  }

  #exact(index: number): number | bigint {
    const value = this.#calls.sqlite3_column_double(this.#statement, index);
    return Number.isSafeInteger(value) ? value : this.#calls.sqlite3_column_int64(this.#statement, index);
  }

  #decode(column: OutputColumn): string {
    // column_blob gives the text as it is stored; column_text would first copy it to end it with a zero.
    const pointer = this.#calls.sqlite3_column_blob(this.#statement, column.index);
    const length = this.#calls.sqlite3_column_bytes(this.#statement, column.index);
    const heap = this.#engine.heap();
    const text = decodeUtf8(heap, pointer, length);
    if (text.includes("\uFFFD") && !this.#badTextReported) {
      if (decodeStrictUtf8(heap.subarray(pointer, pointer + length)) === undefined) {
        this.#badTextReported = true;
        this.#wrong(column, "has bytes that are not UTF-8; they were replaced");
      }
    }
    return text;
  }

  #copy(index: number): Uint8Array<ArrayBuffer> {
    const pointer = this.#calls.sqlite3_column_blob(this.#statement, index);
    const length = this.#calls.sqlite3_column_bytes(this.#statement, index);
    const heap = this.#engine.heap();
    if (length > smallBlob) return heap.slice(pointer, pointer + length);
    // An allocation of its own costs more than the copy: small BLOBs of many rows share slabs.
    if (this.#slabUsed + length > this.#slab.length) {
      this.#slab = new Uint8Array(slabSize);
      this.#slabUsed = 0;
    }
    const start = this.#slabUsed;
    this.#slabUsed += length;
    this.#slab.set(heap.subarray(pointer, pointer + length), start);
    return this.#slab.subarray(start, this.#slabUsed);
  }

  #wrong(column: OutputColumn, what: string): null {
    this.#problems.add(`value ${column.label}`, {
      code: "value",
      message: `${column.label} ${what} (${this.#table} row ${this.rowid})`,
      table: this.#table,
      rowid: this.rowid,
    });
    return null;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
