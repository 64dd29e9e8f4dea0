import type { Database, SqliteValue } from "@sillage/core/formats/sqlite/database.ts";
import type { Cell, RowPage } from "@sillage/core/workbench/raw.ts";

const longestText = 2_000;
const firstBytes = 32;
/** Rows of a page together: a row of a hostile table may be as large as the file. */
const mostCharacters = 2_000_000;

/** Rows of a table from a row number on, as the engine of the artifacts reads them. */
export function rowsOf(
  db: Database,
  table: string,
  from: number | undefined,
  limit: number,
): Omit<RowPage, "problems"> | undefined {
  const columns = db.tables.get(table);
  if (!columns) return undefined;
  // A column may be called rowid; then the rows before are passed one by one.
  const isPlain = !columns.some((name) => name.toLowerCase() === "rowid");
  const outputs = columns.map((name, index) => [`c${index}`, `t.${name}`] as const);
  const rows: RowPage["rows"][number][] = [];
  let [characters, next] = [0, undefined as number | undefined];
  for (const row of db.select({
    from: [table, "t"],
    columns: Object.fromEntries(outputs),
    ...(from !== undefined && isPlain ? { where: `t.rowid >= ${from}` } : {}),
  })) {
    if (from !== undefined && row.rowid < from) continue;
    if (rows.length === limit || characters > mostCharacters) {
      next = row.rowid;
      break;
    }
    const cells = outputs.map(([name]) => cellOf(row.raw(name)));
    for (const cell of cells) characters += typeof cell === "string" ? cell.length : 16;
    rows.push({ rowid: row.rowid, cells });
  }
  return { table, columns, rows, ...(next === undefined ? {} : { next }) };
}

function cellOf(value: SqliteValue): Cell {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  if (!(value instanceof Uint8Array)) return value;
  return { bytes: value.length, hex: Buffer.from(value.subarray(0, firstBytes)).toString("hex") };
}
