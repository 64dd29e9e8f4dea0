import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type FieldType,
  type Locator,
  type RecordDraft,
  type RecordKind,
  recordKinds,
} from "@sillage/core/records/kinds.ts";
import { columnsOf, fieldOf, type StoredColumn } from "@sillage/core/records/store-row.ts";
import type { ColumnType, ParquetColumn } from "./parquet-column.ts";
import { ParquetFile } from "./parquet-file.ts";

/**
 * The records that one worker has read: a folder with a Parquet file for each task and kind. `mergeParts` makes the
 * case's records.duckdb of the folders of all workers.
 *
 * Why not a DuckDB file of the worker's own: appending to it value by value took three times as long as this, and
 * everything was compressed twice.
 */
export interface RecordPart {
  /** `task` is the task's index; rows of a task are numbered in the order they come, and tasks come one by one. */
  append(task: number, row: number, record: RecordDraft): void;
  /** To be called when a task is done: its records stand on disk, whole. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Columns that each kind has before those of its own fields. */
const commonColumns = [
  ["id", "integer"],
  ["time", "time"],
  ["locator", "text"],
  ["recovered", "text"],
  ["details", "text"],
] as const satisfies readonly (readonly [string, ColumnType])[];

/** A record's number in the whole case: ordered by task, then by row. */
function recordId(task: number, row: number): number {
  return task * 2 ** 32 + row;
}

const columnTypes: Record<FieldType, ColumnType> = {
  text: "text",
  texts: "text",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  time: "time",
};

/** Fields are told from the common columns, whatever they are called. */
export function fieldColumn(name: string): string {
  return `f_${name}`;
}

export function partFile(folder: string, task: number, kind: RecordKind): string {
  return join(folder, `${task}.${kind}.parquet`);
}

/** What a file of a part holds, by its name; undefined for one that was not finished. */
export function taskAndKind(name: string): { readonly task: number; readonly kind: RecordKind } | undefined {
  const [, task, kind = ""] = /^(\d+)\.(\w+)\.parquet$/.exec(name) ?? [];
  return Object.hasOwn(recordKinds, kind) ? { task: Number(task), kind: kind as RecordKind } : undefined;
}

export async function openRecordPart(folder: string): Promise<RecordPart> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const open = new Map<RecordKind, OpenTable>();
  /** The table of the record before: most come of one kind. */
  let last: OpenTable | undefined;

  function closeFiles(): void {
    for (const { file } of open.values()) file.close();
    open.clear();
    last = undefined;
  }

  function tableOf(task: number, kind: RecordKind): OpenTable {
    const known = open.get(kind) ?? openTable(partFile(folder, task, kind), kind);
    open.set(kind, known);
    return known;
  }

  return {
    append(task, row, record) {
      if (last?.kind !== record.kind) last = tableOf(task, record.kind);
      appendRow(last, recordId(task, row), record);
    },
    flush: async () => closeFiles(),
    close: async () => closeFiles(),
  };
}

interface OpenTable {
  readonly kind: RecordKind;
  readonly file: ParquetFile;
  readonly id: ParquetColumn;
  readonly time: ParquetColumn;
  readonly locator: ParquetColumn;
  readonly recovered: ParquetColumn;
  readonly details: ParquetColumn;
  readonly fields: readonly { readonly field: StoredColumn; readonly column: ParquetColumn }[];
}

function openTable(path: string, kind: RecordKind): OpenTable {
  const fields = columnsOf(kind);
  const file = new ParquetFile(path, [
    ...commonColumns,
    ...fields.map(({ name, type }) => [fieldColumn(name), columnTypes[type]] as const),
  ]);
  const [id, time, locator, recovered, details, ...rest] = file.columns;
  if (!id || !time || !locator || !recovered || !details) throw new Error("a common column is missing");
  return {
    kind,
    file,
    id,
    time,
    locator,
    recovered,
    details,
    fields: rest.flatMap((column, index) => {
      const field = fields[index];
      return field ? [{ field, column }] : [];
    }),
  };
}

function appendRow(table: OpenTable, number: number, record: RecordDraft): void {
  const { file, fields } = table;
  const row = file.row;
  table.id.appendInteger(row, number);
  appendInteger(table.time, row, record.time);
  table.locator.appendText(row, locatorText(record.locator));
  if (record.recovered) table.recovered.appendText(row, record.recovered);
  if (record.details) table.details.appendText(row, JSON.stringify(record.details));
  for (const { field, column } of fields) {
    const value = fieldOf(record, field.name);
    if (value !== null && value !== undefined) appendValue(column, row, field.type, value);
  }
  file.endRow();
}

/** Most rows lie in the same table or file as the one before. */
let table = "";
let tableText = "";
let file = "";
let fileText = '""';

/** The common forms are put together here: JSON.stringify of an object takes several times as long. */
function locatorText(locator: Locator): string {
  if ("rowid" in locator) {
    if (locator.table !== table) {
      table = locator.table;
      tableText = `{"table":${JSON.stringify(table)},"rowid":`;
    }
    return `${tableText}${locator.rowid}}`;
  }
  if ("offset" in locator) return `{"offset":${locator.offset},"length":${locator.length}}`;
  if (!("line" in locator)) return JSON.stringify(locator);
  if (!("file" in locator)) return `{"line":${locator.line}}`;
  if (locator.file !== file) {
    file = locator.file;
    fileText = JSON.stringify(file);
  }
  return `{"file":${fileText},"line":${locator.line}}`;
}

function appendValue(column: ParquetColumn, row: number, type: FieldType, value: unknown): void {
  switch (type) {
    case "text":
    case "texts":
      column.appendText(row, typeof value === "string" ? value : listText(value));
      break;
    case "integer":
    case "time":
      appendInteger(column, row, value);
      break;
    case "number":
      column.appendNumber(row, Number(value));
      break;
    case "boolean":
      column.appendBoolean(row, value === true);
      break;
  }
}

/** Most lists have nothing in them: JSON.stringify takes longer than all the rest of such a value. */
function listText(value: unknown): string {
  return Array.isArray(value) && value.length === 0 ? "[]" : JSON.stringify(value);
}

/** Nothing where there is no number, or one beyond 64 bits: types promise one, evidence does not keep promises. */
function appendInteger(column: ParquetColumn, row: number, value: unknown): void {
  const number = Math.trunc(Number(value ?? Number.NaN));
  if (number >= -(2 ** 63) && number < 2 ** 63) column.appendInteger(row, number);
}
