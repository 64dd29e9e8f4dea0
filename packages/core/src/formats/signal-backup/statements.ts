import type { ByteSource } from "../../bytes/source.ts";
import type { SqliteValue } from "../sqlite/database.ts";
import { type Epoch, isNoTime, toMicroseconds } from "../time.ts";
import { SequentialReader } from "./reader.ts";

/**
 * The database in a Signal backup: statements that make its tables, then one `INSERT INTO name VALUES (?,…)` for each
 * row, with its values as parameters (1 text, 2 integer, 3 double, 4 blob, 5 null). Rows are read out of the frames
 * without running any statement.
 */
export interface TableRow {
  readonly table: string;
  /** The value of the first of the columns that the table has; null where it has none. */
  raw(...columns: readonly string[]): SqliteValue;
  text(...columns: readonly string[]): string | null;
  integer(...columns: readonly string[]): number | null;
  time(column: string, epoch: Epoch): number | null;
  /** The value of its column `_id`. */
  readonly id: number;
}

type Columns = ReadonlyMap<string, number>;

/** Told of what a row has that cannot be what its column promises. */
export type TellValue = (table: string, row: number, message: string) => void;

/** Rows of the wanted tables, in the order of the backup. The row is valid until the next one is asked for. */
export function* tableRows(frames: ByteSource, wanted: ReadonlySet<string>, tell: TellValue): Generator<TableRow> {
  const reader = new SequentialReader(frames);
  const tables = new Map<string, Columns>();
  for (let head = reader.take(4); head; head = reader.take(4)) {
    const frame = reader.take(new DataView(head.buffer, head.byteOffset).getUint32(0));
    if (!frame) return;
    const statement = statementIn(frame);
    if (!statement) continue;
    const made = /^CREATE TABLE (?:IF NOT EXISTS )?["'`[]?(\w+)/i.exec(statement.sql)?.[1];
    if (made !== undefined) tables.set(made.toLowerCase(), columnsIn(statement.sql));
    const table = /^INSERT INTO ["'`[]?(\w+)/i.exec(statement.sql)?.[1]?.toLowerCase();
    const columns = table === undefined || !wanted.has(table) ? undefined : tables.get(table);
    if (table === undefined || !columns) continue;
    yield new ParameterRow(table, columns, statement.parameters, tell);
  }
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly Uint8Array[];
}

const statementField = 2;
const decoder = new TextDecoder();

/** The statement of a frame; undefined where it has none. Its frame's checksum was right: what is odd in it is left out. */
function statementIn(frame: Uint8Array): Statement | undefined {
  for (const { number, bytes } of lengthDelimited(frame)) {
    if (number !== statementField) continue;
    let sql = "";
    const parameters: Uint8Array[] = [];
    for (const inner of lengthDelimited(bytes)) {
      if (inner.number === 1) sql = decoder.decode(inner.bytes);
      else if (inner.number === 2) parameters.push(inner.bytes);
    }
    return { sql, parameters };
  }
  return undefined;
}

/** Fields of wire type 2; others are passed over, and what is no field ends it. */
function* lengthDelimited(bytes: Uint8Array): Generator<{ readonly number: number; readonly bytes: Uint8Array }> {
  for (let at = 0; at < bytes.length; ) {
    const tag = varint(bytes, at);
    if (!tag) return;
    const value = tag.value % 8 === 2 || tag.value % 8 === 0 ? varint(bytes, tag.next) : undefined;
    switch (tag.value % 8) {
      case 0:
        if (!value) return;
        at = value.next;
        break;
      case 1:
        at = tag.next + 8;
        break;
      case 2:
        if (!value || value.next + value.value > bytes.length) return;
        yield { number: Math.floor(tag.value / 8), bytes: bytes.subarray(value.next, value.next + value.value) };
        at = value.next + value.value;
        break;
      case 5:
        at = tag.next + 4;
        break;
      default:
        return;
    }
  }
}

function varint(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let scale = 1;
  for (let place = at; place < bytes.length && place < at + 10; place++) {
    const byte = bytes[place] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: place + 1 };
    scale *= 128;
  }
  return undefined;
}

/** The names of a table's columns, by their order in its `CREATE TABLE`. */
function columnsIn(sql: string): Columns {
  const columns = new Map<string, number>();
  const body = sql.slice(sql.indexOf("(") + 1, sql.lastIndexOf(")"));
  for (const part of topLevelParts(body)) {
    const [, name] = /^\s*["'`[]?(\w+)/.exec(part) ?? [];
    if (name === undefined || /^\s*(?:UNIQUE|PRIMARY|FOREIGN|CHECK|CONSTRAINT)\b/i.test(part)) continue;
    columns.set(name.toLowerCase(), columns.size);
  }
  return columns;
}

function topLevelParts(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"' || character === "`") quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

class ParameterRow implements TableRow {
  readonly table: string;
  readonly id: number;
  readonly #columns: Columns;
  readonly #parameters: readonly Uint8Array[];
  readonly #tell: TellValue;

  constructor(table: string, columns: Columns, parameters: readonly Uint8Array[], tell: TellValue) {
    this.table = table;
    this.#columns = columns;
    this.#parameters = parameters;
    this.#tell = tell;
    const id = this.raw("_id");
    this.id = typeof id === "number" ? id : 0;
  }

  raw(...columns: readonly string[]): SqliteValue {
    for (const column of columns) {
      const index = this.#columns.get(column);
      const parameter = index === undefined ? undefined : this.#parameters[index];
      if (parameter) return parameterValue(parameter);
    }
    return null;
  }

  text(...columns: readonly string[]): string | null {
    const value = this.raw(...columns);
    if (value === null || typeof value === "string") return value;
    return value instanceof Uint8Array ? this.#wrong(columns, "is a BLOB, not text") : String(value);
  }

  integer(...columns: readonly string[]): number | null {
    const value = this.raw(...columns);
    if (value === null) return null;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isSafeInteger(number)) return number;
    return this.#wrong(columns, "is not an integer below 2^53");
  }

  time(column: string, epoch: Epoch): number | null {
    const value = this.integer(column);
    if (value === null || isNoTime(value)) return null;
    return toMicroseconds(value, epoch) ?? this.#wrong([column], `is ${value}, which can be no time`);
  }

  #wrong(columns: readonly string[], what: string): null {
    this.#tell(this.table, this.id, `${this.table}.${columns[0] ?? ""} ${what}`);
    return null;
  }
}

/** A SqlParameter: exactly one of its fields is there. */
function parameterValue(bytes: Uint8Array): SqliteValue {
  const tag = bytes[0];
  switch (tag) {
    case 0x0a:
    case 0x22: {
      const length = varint(bytes, 1);
      if (!length) return null;
      const value = bytes.subarray(length.next, length.next + length.value);
      return tag === 0x0a ? decoder.decode(value) : value.slice();
    }
    case 0x10:
      return signedVarint(bytes, 1);
    case 0x19:
      return bytes.length < 9 ? null : new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1, true);
    default:
      return null;
  }
}

/** Negative numbers come as 64 bits of two's complement, in ten bytes. */
function signedVarint(bytes: Uint8Array, at: number): number | bigint | null {
  const short = varint(bytes, at);
  if (!short) return null;
  if (Number.isSafeInteger(short.value)) return short.value;
  let value = 0n;
  for (let place = at; place < short.next; place++) {
    value |= BigInt((bytes[place] ?? 0) & 0x7f) << BigInt(7 * (place - at));
  }
  const signed = BigInt.asIntN(64, value);
  const plain = Number(signed);
  return Number.isSafeInteger(plain) ? plain : signed;
}
