import type { Database, Recovery } from "./database.ts";
import { identityOf, joinIdentity } from "./identity.ts";
import type { PageFile } from "./pages.ts";
import type { ProblemLog } from "./problems.ts";
import { type RecoveredRow, recoverRows } from "./recover.ts";
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
  const linked = links.flatMap((link) => {
    const schema = context.schema.table(link);
    if (!schema || schema.rowidName === undefined) return [];
    const columns = schema.columns.filter(({ computed }) => !computed).map((column) => column.name);
    const earlier = earlierRows(recoverRows(file, history, schema, () => {}));
    const found = withoutLive(context, schema, columns, earlier);
    return found.rows.length > 0 ? [found] : [];
  });
  return { main, links: linked };
}

/** What carving finds of a link says too little: two numbers are anywhere. */
function* earlierRows(rows: Iterable<RecoveredRow>): Generator<RecoveredRow> {
  for (const row of rows) {
    if (row.place !== "earlier state") return;
    yield row;
  }
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
    if (identity === undefined) continue;
    const known = found.get(identity);
    // Of copies the surest is told: the latest state of the log, then what is whole.
    if (!known || row.place === "earlier state" || (!known.whole && row.whole)) found.set(identity, row);
  }
  const live = new Set<number | bigint>();
  const numbers = new Set([...found.values()].flatMap(({ rowid }) => (rowid === undefined ? [] : [Number(rowid)])));
  if (found.size > 0) {
    const select = Object.fromEntries(columns.map((column) => [column, `t.${column}`]));
    for (const row of context.database.select({ from: [table.name, "t"], columns: select })) {
      if (numbers.has(row.rowid)) live.add(row.rowid);
      const identity = joinIdentity(columns.map((column) => row.raw(column)));
      if (identity !== undefined) found.delete(identity);
      if (found.size === 0) break;
    }
  }
  return { table, rows: [...found.values()].sort(byNumber), live };
}

/** So that the order does not depend on where in the file they were met. */
function byNumber(a: RecoveredRow, b: RecoveredRow): number {
  return Number(a.rowid ?? -1) - Number(b.rowid ?? -1) || a.page - b.page || a.offset - b.offset;
}
