import type { Select } from "./database.ts";
import type { OutputColumn } from "./row.ts";
import { columnOf, isComputed, type Schema, type TableSchema } from "./schema.ts";

/** A `Select` fitted to the tables and columns that exist. */
export interface CompiledSelect {
  readonly from: TableSchema;
  readonly columns: ReadonlyMap<string, OutputColumn>;
  /** With joins a row of `from` may come several times. */
  readonly hasJoins: boolean;
  /** The tables it reads, with the columns it needs of each. */
  readonly uses: ReadonlyMap<TableSchema, ReadonlySet<string>>;
  /** Columns that were asked for and are computed by an expression of the file: these are not read. */
  readonly computed: ReadonlySet<string>;
  /** The SQL. Its first column is the rowid of `from`, or NULL if that has none. */
  sql(rowid: string | undefined, condition?: string): string;
}

/** Undefined when the table selected from does not exist. */
export function compileSelect(query: Select, schema: Schema): CompiledSelect | undefined {
  const [fromName, fromAlias] = query.from;
  const from = schema.table(fromName);
  if (!from) return undefined;
  const aliases = new Map([[fromAlias, from]]);
  const uses = new Map<TableSchema, Set<string>>([[from, new Set()]]);
  const computed = new Set<string>();

  /** The column's name as the schema has it, if it exists. `note` adds it to what is used. */
  function resolve(reference: string, note: boolean): string | undefined {
    const dot = reference.indexOf(".");
    const table = aliases.get(reference.slice(0, dot));
    if (!table) return undefined;
    const name = reference.slice(dot + 1);
    const column = columnOf(table, name);
    if (column !== undefined && note) uses.get(table)?.add(column);
    if (isComputed(table, name)) computed.add(`${table.name}.${name}`);
    return column;
  }

  /** True when each `alias.column` of our own SQL exists. */
  function exists(expression: string): boolean {
    const references = referencesIn(expression);
    if (!references.every((reference) => resolve(reference, false) !== undefined)) return false;
    for (const reference of references) resolve(reference, true);
    return true;
  }

  const joins: string[] = [];
  for (const [name, alias, on] of query.join ?? []) {
    const table = schema.table(name);
    if (!table) continue;
    aliases.set(alias, table);
    if (!uses.has(table)) uses.set(table, new Set());
    if (exists(on)) joins.push(`LEFT JOIN ${quote(table.name)} AS ${quote(alias)} ON ${on}`);
    else aliases.delete(alias);
  }

  const outputs: string[] = [];
  const columns = new Map<string, OutputColumn>();
  for (const [name, wanted] of Object.entries(query.columns)) {
    const references = typeof wanted === "string" ? [wanted] : wanted;
    const reference = references.find((candidate) => resolve(candidate, true) !== undefined);
    if (reference === undefined) {
      columns.set(name, { index: -1, label: references[0] ?? name });
      continue;
    }
    const alias = reference.slice(0, reference.indexOf("."));
    const column = resolve(reference, false) ?? "";
    outputs.push(`${quote(alias)}.${quote(column)}`);
    columns.set(name, { index: outputs.length, label: `${aliases.get(alias)?.name}.${column}` });
  }
  const where = query.where !== undefined && exists(query.where) ? [`(${query.where})`] : [];

  return {
    from,
    columns,
    hasJoins: joins.length > 0,
    uses,
    computed,
    sql(rowid, condition) {
      const key = rowid === undefined ? undefined : `${quote(fromAlias)}.${quote(rowid)}`;
      const conditions = condition !== undefined && key !== undefined ? [`${key} ${condition}`, ...where] : where;
      return [
        `SELECT ${[key ?? "NULL", ...outputs].join(", ")}`,
        // NOT INDEXED: the table itself is walked in rowid order, row by row, whatever the indexes are like.
        `FROM ${quote(from.name)} AS ${quote(fromAlias)} NOT INDEXED`,
        ...joins,
        ...(conditions.length > 0 ? [`WHERE ${conditions.join(" AND ")}`] : []),
        ...(key === undefined ? [] : [`ORDER BY ${key}`]),
      ].join(" ");
    },
  };
}

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** The `alias.column` references of an expression, outside its string literals. */
function referencesIn(expression: string): string[] {
  const withoutStrings = expression.replaceAll(/'(?:[^']|'')*'/g, "''");
  return [...withoutStrings.matchAll(/\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b/g)].map((match) => match[0]);
}
