import type { PageFile } from "./pages.ts";
import type { StoredValue } from "./record.ts";
import type { RecoveredRow } from "./recover.ts";
import { fitsTypes, shapeOf } from "./row-shape.ts";
import type { Schema, TableSchema } from "./schema.ts";

/** Other tables with so many columns whose rows have this form: on a page of no tree, the row may be theirs. */
function tablesOfForm(
  { values }: RecoveredRow,
  columns: number,
  table: TableSchema,
  schema: Schema,
  encoding: PageFile["encoding"],
): TableSchema[] {
  const types = values.map(typeOf);
  return [...schema.tables()].filter((other) => {
    const shape = other === table ? undefined : shapeOf(other, encoding);
    return shape !== undefined && shape.columns.length === columns && fitsTypes(shape, types);
  });
}

/** Names of the tables that a row may be of as well as of its own. */
export function alsoFits(
  row: RecoveredRow,
  table: TableSchema,
  schema: Schema,
  encoding: PageFile["encoding"],
): string[] {
  if (row.ofTable) return [];
  return tablesOfForm(row, storedColumns(table), table, schema, encoding)
    .map(({ name }) => name)
    .slice(0, 20);
}

/**
 * Whether a row that has fewer columns than its table, as one from before a column was added, has just those of
 * another: it is of that one then.
 */
export function isRatherOfAnother(
  row: RecoveredRow,
  table: TableSchema,
  schema: Schema,
  encoding: PageFile["encoding"],
): boolean {
  const columns = row.values.length;
  if (row.ofTable || columns >= storedColumns(table)) return false;
  return tablesOfForm(row, columns, table, schema, encoding).length > 0;
}

function storedColumns({ columns }: TableSchema): number {
  return columns.filter(({ computed }) => !computed).length;
}

/** A serial type that such a value has. */
function typeOf(value: StoredValue): number {
  if (value === null) return 0;
  if (typeof value === "bigint") return 6;
  if (typeof value === "number") return Number.isInteger(value) ? 6 : 7;
  return value instanceof Uint8Array ? 12 : 13;
}
