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

/**
 * Rows of the wanted tables, in the order of the backup. The row is valid until the next one is asked for. `onOther`
 * takes the frames that hold no statement.
 */
export function* tableRows(
  frames: ByteSource,
  wanted: ReadonlySet<string>,
  tell: TellValue,
  onOther: (frame: Uint8Array) => void = () => {},
): Generator<TableRow> {
  const reader = new SequentialReader(frames);
  const statement = new Statement();
  const tables = new Map<string, Columns>();
  for (let head = reader.take(4); head; head = reader.take(4)) {
    const frame = reader.take(new DataView(head.buffer, head.byteOffset).getUint32(0));
    if (!frame) return;
    if (!statement.read(frame)) {
      onOther(frame);
      continue;
    }
    if (statement.makes !== undefined) tables.set(statement.makes, columnsIn(statement.sql));
    const table = statement.fills;
    const columns = table === undefined || !wanted.has(table) ? undefined : tables.get(table);
    if (table === undefined || !columns) continue;
    yield new ParameterRow(table, columns, statement, tell);
  }
}

const statementField = 2;
const decoder = new TextDecoder();

/** The statement of a frame. It is used again for each: a backup has millions, and most have the words of the last. */
class Statement {
  sql = "";
  /** The table that it makes, or puts a row into; lower case. */
  makes: string | undefined;
  fills: string | undefined;
  /** The bytes that parameters are in, and where each begins and ends. */
  bytes: Uint8Array = new Uint8Array(0);
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  #words: Uint8Array = new Uint8Array(0);

  /** False where the frame has none. Its checksum was right: what is odd in it is left out. */
  read(frame: Uint8Array): boolean {
    const fields = new FieldCursor(frame, 0, frame.length);
    while (fields.next()) {
      if (fields.number !== statementField) continue;
      this.#readStatement(frame, fields.start, fields.end);
      return true;
    }
    return false;
  }

  #readStatement(frame: Uint8Array, from: number, to: number): void {
    this.bytes = frame;
    this.starts.length = 0;
    this.ends.length = 0;
    let hasWords = false;
    const fields = new FieldCursor(frame, from, to);
    while (fields.next()) {
      if (fields.number === 1) {
        hasWords = true;
        this.#setWords(frame.subarray(fields.start, fields.end));
      } else if (fields.number === 2) {
        this.starts.push(fields.start);
        this.ends.push(fields.end);
      }
    }
    if (!hasWords) this.#setWords(new Uint8Array(0));
  }

  #setWords(words: Uint8Array): void {
    if (sameBytes(words, this.#words)) return;
    this.#words = words.slice();
    this.sql = decoder.decode(words);
    this.makes = /^CREATE TABLE (?:IF NOT EXISTS )?["'`[]?(\w+)/i.exec(this.sql)?.[1]?.toLowerCase();
    this.fills = /^INSERT INTO ["'`[]?(\w+)/i.exec(this.sql)?.[1]?.toLowerCase();
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Goes from one length-delimited field (wire type 2) to the next; others are passed over, what is no field ends it. */
class FieldCursor {
  number = 0;
  start = 0;
  end = 0;
  readonly #bytes: Uint8Array;
  readonly #limit: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, limit: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#limit = limit;
  }

  next(): boolean {
    while (this.#at < this.#limit) {
      const tag = this.#varint();
      const wire = tag % 8;
      if (wire === 0) {
        if (this.#varint() < 0) return false;
      } else if (wire === 1) this.#at += 8;
      else if (wire === 5) this.#at += 4;
      else if (wire === 2) {
        const length = this.#varint();
        if (length < 0 || this.#at + length > this.#limit) return false;
        this.number = Math.floor(tag / 8);
        this.start = this.#at;
        this.end = this.#at + length;
        this.#at = this.end;
        return true;
      } else return false;
    }
    return false;
  }

  /** -1 where there is none. */
  #varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10 && this.#at < this.#limit; count++) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return -1;
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
  readonly #statement: Statement;
  readonly #tell: TellValue;

  constructor(table: string, columns: Columns, statement: Statement, tell: TellValue) {
    this.table = table;
    this.#columns = columns;
    this.#statement = statement;
    this.#tell = tell;
    const id = this.raw("_id");
    this.id = typeof id === "number" ? id : 0;
  }

  raw(...columns: readonly string[]): SqliteValue {
    for (const column of columns) {
      const index = this.#columns.get(column);
      const start = index === undefined ? undefined : this.#statement.starts[index];
      const end = index === undefined ? undefined : this.#statement.ends[index];
      if (start !== undefined && end !== undefined) return parameterValue(this.#statement.bytes, start, end);
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
function parameterValue(bytes: Uint8Array, start: number, end: number): SqliteValue {
  const tag = start < end ? bytes[start] : undefined;
  switch (tag) {
    case 0x0a:
    case 0x22: {
      const length = varint(bytes, start + 1);
      if (!length || length.next + length.value > end) return null;
      const value = bytes.subarray(length.next, length.next + length.value);
      return tag === 0x0a ? decoder.decode(value) : value.slice();
    }
    case 0x10:
      return signedVarint(bytes, start + 1);
    case 0x19:
      return end - start < 9 ? null : new DataView(bytes.buffer, bytes.byteOffset).getFloat64(start + 1, true);
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
