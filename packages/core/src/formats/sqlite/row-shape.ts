import type { PageFile } from "./pages.ts";
import type { StoredValue } from "./record.ts";
import { affinity } from "./salvage.ts";
import type { TableSchema } from "./schema.ts";
import { decodeStrictUtf8 } from "./text.ts";

/** What the record of a table's row looks like, so that bytes can be told to be one, or not. */
export interface RowShape {
  readonly table: string;
  readonly encoding: PageFile["encoding"];
  readonly columns: readonly ColumnShape[];
}

interface ColumnShape {
  /** INTEGER PRIMARY KEY: the record holds NULL, the rowid is the value. */
  readonly isRowid: boolean;
  /** Never NULL. */
  readonly required: boolean;
  readonly affinity: ReturnType<typeof affinity>;
}

/** Undefined for tables WITHOUT ROWID, whose rows lie in another kind of tree. */
export function shapeOf(table: TableSchema, encoding: PageFile["encoding"]): RowShape | undefined {
  if (table.withoutRowid) return undefined;
  const single = table.columns.filter(({ key }) => key > 0).length === 1;
  const columns = table.columns
    .filter(({ computed }) => !computed)
    .map(({ type, key, required }) => ({
      isRowid: single && key === 1 && /^integer$/i.test(type),
      required,
      affinity: affinity(type),
    }));
  return { table: table.name, encoding, columns };
}

/**
 * Whether a row of the table can have these serial types, from column `first` on: SQLite converts values to the
 * affinity of their column before it stores them (https://sqlite.org/datatype3.html 3).
 */
export function fitsTypes({ columns }: RowShape, types: readonly number[], first = 0): boolean {
  return types.every((type, index) => {
    const column = columns[first + index];
    if (!column) return false;
    if (column.isRowid) return type === 0;
    return type === 0 ? !column.required : fitsAffinity(column.affinity, type);
  });
}

function fitsAffinity(kind: ColumnShape["affinity"], type: number): boolean {
  const isNumber = type < 12;
  const isBlob = !isNumber && type % 2 === 0;
  switch (kind) {
    case "TEXT":
      return !isNumber;
    case "INTEGER":
    case "NUMERIC":
      return isNumber;
    case "REAL":
      return isNumber;
    default:
      return isNumber || isBlob || type >= 13;
  }
}

/**
 * Whether text columns hold texts from column `first` on. SQLite lets a BLOB be there, and some store does it; where
 * nothing but the form speaks for a row, it is more likely that the columns are not these.
 */
export function areTexts({ columns }: RowShape, types: readonly number[], first = 0): boolean {
  return types.every((type, index) => columns[first + index]?.affinity !== "TEXT" || type === 0 || type % 2 === 1);
}

/** The least that the integers of serial types 2 to 6 are beyond; SQLite writes smaller ones with fewer bytes. */
const beyond = [0, 0, 2 ** 7, 2 ** 15, 2 ** 23, 2 ** 31, 2 ** 47];

/**
 * Whether the values are such as SQLite writes with these serial types (file format 2.1): always the shortest, and a
 * real zero in a column of numbers as an integer. Where the bytes of a row were overwritten since, they rarely are.
 */
export function areWritten(
  { columns }: RowShape,
  types: readonly number[],
  values: readonly StoredValue[],
  first = 0,
): boolean {
  return types.every((type, index) => {
    const value = values[index];
    if (typeof value !== "number" && typeof value !== "bigint") return true;
    if (type === 7) return value !== 0 || columns[first + index]?.affinity === "BLOB";
    const least = beyond[type] ?? 0;
    return value >= least || value < -least || least === 0;
  });
}

/** Texts that are texts, and at least one value that says something: zeros and noise have neither. */
export function fitsValues({ encoding }: RowShape, values: readonly StoredValue[]): boolean {
  let telling = false;
  for (const value of values) {
    if (value === null) continue;
    if (typeof value === "object" && "text" in value) {
      if (!isText(value.text, encoding)) return false;
      telling ||= value.text.length >= 3;
    } else if (typeof value === "number" || typeof value === "bigint") {
      if (typeof value === "number" && !Number.isFinite(value)) return false;
      telling ||= Math.abs(Number(value)) >= 65_536;
    }
  }
  return telling;
}

function isText(bytes: Uint8Array, encoding: PageFile["encoding"]): boolean {
  if (encoding !== "utf-8") return bytes.length % 2 === 0;
  // Control characters other than tab and line ends are in no text that a person or program keeps.
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 27))) return false;
  return decodeStrictUtf8(bytes) !== undefined;
}
