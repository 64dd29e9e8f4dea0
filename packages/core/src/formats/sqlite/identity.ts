import type { PageFile } from "./pages.ts";
import type { RecoveredRow } from "./recover.ts";
import { shapeOf } from "./row-shape.ts";
import { defaultValue } from "./salvage.ts";
import type { TableSchema } from "./schema.ts";

/**
 * What tells a row from the others of its table, from some of its columns: a row that lives is not a recovered one, and
 * of several copies one is told. Undefined where all of these columns are NULL, or one of them was overwritten: such a row
 * may be a copy of a live one.
 */
export function identityOf(
  table: TableSchema,
  columns: readonly string[],
  encoding: PageFile["encoding"],
): (row: RecoveredRow) => string | undefined {
  const readers = columns.map((column) => valueReader(table, column, encoding));
  return (row) => {
    const values = readers.map((read) => read(row));
    return values.includes(undefined) ? undefined : joinIdentity(values.map((value) => value ?? null));
  };
}

type PlainValue = null | number | bigint | string | Uint8Array;

/** One column's value of recovered rows, as a select gives it; undefined where it was overwritten. */
export function valueReader(
  table: TableSchema,
  column: string,
  encoding: PageFile["encoding"],
): (row: RecoveredRow) => PlainValue | undefined {
  const stored = table.columns.filter(({ computed }) => !computed);
  const place = stored.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
  const schema = stored[place];
  if (!schema) return () => null;
  if (shapeOf(table, encoding)?.columns[place]?.isRowid) return ({ rowid }) => rowid;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return ({ values, lost }) => {
    if (place < lost) return undefined;
    const value = values[place];
    const known = value === undefined ? defaultValue(schema) : value;
    return known !== null && typeof known === "object" && "text" in known ? decoder.decode(known.text) : known;
  };
}

export function joinIdentity(values: readonly PlainValue[]): string | undefined {
  if (values.every((value) => value === null)) return undefined;
  return values.map((value) => (value instanceof Uint8Array ? sumOf(value) : `${value ?? ""}`)).join("\u0000");
}

function sumOf(bytes: Uint8Array): string {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  return `${bytes.length}:${sum}`;
}
