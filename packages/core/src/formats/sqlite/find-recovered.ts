import { isRatherOfAnother } from "./alike.ts";
import type { Database, Recovery } from "./database.ts";
import { identityOf, joinIdentity, valueReader } from "./identity.ts";
import type { PageFile } from "./pages.ts";
import type { ProblemLog } from "./problems.ts";
import { earlierRows, type RecoveredRow, recoverRows } from "./recover.ts";
import type { RecoveredTable } from "./recovered-database.ts";
import type { Schema, TableSchema } from "./schema.ts";
import type { History } from "./superseded.ts";

interface Context {
  readonly database: Pick<Database, "select">;
  readonly file: PageFile;
  readonly schema: Schema;
  readonly history: History | undefined;
  readonly problems: ProblemLog;
}

/** What was recovered of a table and of its links, without what still lives. Undefined where nothing was. */
export function findRecovered(
  context: Context,
  { table: name, identity, links = [] }: Recovery,
): { readonly main: RecoveredTable; readonly links: readonly RecoveredTable[] } | undefined {
  const { file, history, problems } = context;
  const table = context.schema.table(name);
  if (!table) return undefined;
  const limited = () =>
    problems.add(`recover ${name}`, {
      code: "limit",
      message: `not all of the file was looked through for rows of table ${name} that are no longer live`,
      table: name,
    });
  const main = withoutLive(context, table, identity, recoverRows(file, history, table, limited));
  if (main.rows.length === 0) return undefined;
  const linked = links
    .flatMap((link) => named(link, context.schema))
    .flatMap((schema) => {
      if (schema === table || schema.rowidName === undefined) return [];
      const columns = schema.columns.filter(({ computed }) => !computed).map((column) => column.name);
      const found = withoutLive(context, schema, columns, earlierRows(file, history, schema));
      return found.rows.length > 0 ? [found] : [];
    });
  return { main, links: linked };
}

function named(link: string, schema: Schema): TableSchema[] {
  if (!link.includes("*")) return [schema.table(link) ?? []].flat();
  const name = new RegExp(`^${link.replaceAll("*", "\\d+")}$`, "i");
  return [...schema.tables()].filter((table) => name.test(table.name));
}

function withoutLive(
  context: Context,
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<RecoveredRow>,
): RecoveredTable {
  const identify = identityOf(table, columns, context.file.encoding);
  const found = new Map<string, RecoveredRow>();
  for (const row of rows) {
    const identity = identify(row);
    if (identity === undefined || isRatherOfAnother(row, table, context.schema, context.file.encoding)) continue;
    const known = found.get(identity);
    // Of copies the surest is told: the latest state of the log, then what is whole.
    if (!known || row.place === "earlier state" || (!known.whole && row.whole)) found.set(identity, row);
  }
  const live = new Set<number | bigint>();
  const numbers = new Set([...found.values()].flatMap(({ rowid }) => (rowid === undefined ? [] : [Number(rowid)])));
  const select = Object.fromEntries(columns.map((column) => [column, `t.${column}`]));
  for (const where of conditions(context, table, columns, found, numbers)) {
    for (const row of context.database.select({ from: [table.name, "t"], columns: select, where })) {
      if (numbers.has(row.rowid)) live.add(row.rowid);
      const identity = joinIdentity(columns.map((column) => row.raw(column)));
      if (identity !== undefined) found.delete(identity);
    }
  }
  return { table, rows: [...found.values()].sort(byNumber), live };
}

/** So many values are put into one condition, and so many rows are looked for by conditions. */
const perCondition = 1000;
const mostByCondition = 5000;

/**
 * Which live rows to compare with: those of the same numbers, and those that agree in one of the columns. SQLite steps
 * over the others several times as fast as we do. Where that cannot be asked, all.
 */
function conditions(
  { file }: Context,
  table: TableSchema,
  columns: readonly string[],
  found: ReadonlyMap<string, RecoveredRow>,
  numbers: ReadonlySet<number>,
): string[] {
  if (found.size === 0) return [];
  const rows = [...found.values()];
  const column = columns.find((name) => literals(file, table, name, rows) !== undefined);
  const values = column === undefined ? undefined : literals(file, table, column, rows);
  if (!values || table.rowidName === undefined || found.size > mostByCondition) return ["1"];
  const key = `t.${table.rowidName}`;
  return [...amongst(`t.${column}`, values), ...amongst(key, [...numbers].map(String))];
}

function amongst(expression: string, values: readonly string[]): string[] {
  const lists: string[] = [];
  for (let at = 0; at < values.length; at += perCondition) {
    lists.push(`${expression} IN (${values.slice(at, at + perCondition).join(", ")})`);
  }
  return lists;
}

/** The column's values as SQL, where each row has one that is a text or a whole number. */
function literals(
  file: PageFile,
  table: TableSchema,
  column: string,
  rows: readonly RecoveredRow[],
): string[] | undefined {
  const read = valueReader(table, column, file.encoding);
  const found = new Set<string>();
  for (const row of rows) {
    const value = read(row);
    if (typeof value === "string" && !value.includes("\0") && value.length < 200)
      found.add(`'${value.replaceAll("'", "''")}'`);
    else if (typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value)))
      found.add(String(value));
    else return undefined;
  }
  return [...found];
}

/** So that the order does not depend on where in the file they were met. */
function byNumber(a: RecoveredRow, b: RecoveredRow): number {
  return Number(a.rowid ?? -1) - Number(b.rowid ?? -1) || a.page - b.page || a.offset - b.offset;
}
