import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** What is different between the records of two cases. */
export interface RecordDifferences {
  readonly records: number;
  /** A line each; the first ones of each table. */
  readonly lines: readonly string[];
  /** How many rows differ, those without a line included. */
  readonly rows: number;
}

/** So many rows of a table have a line; the others are counted. */
const mostLines = 1000;

/**
 * Compares two `records.duckdb`, table by table and row by row: the same evidence gives each record the same number.
 * A hash of each table tells in one pass whether there is anything to look for.
 */
export async function compareRecords(before: string, after: string): Promise<RecordDifferences> {
  const spill = mkdtempSync(join(tmpdir(), "sillage-compare-"));
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "256MB",
    threads: "1",
    temp_directory: spill,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH ${literal(before)} AS before (READ_ONLY)`);
    await connection.run(`ATTACH ${literal(after)} AS after (READ_ONLY)`);
    return await compareTables(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
  }
}

async function compareTables(connection: DuckDBConnection): Promise<RecordDifferences> {
  const [was, is] = [await columnsOf(connection, "before"), await columnsOf(connection, "after")];
  const lines: string[] = [];
  let rows = 0;
  for (const table of new Set([...was.keys(), ...is.keys()])) {
    const [wasColumns, isColumns] = [was.get(table), is.get(table)];
    if (!wasColumns || !isColumns) {
      const count = await number(connection, `SELECT count(*) FROM ${wasColumns ? "before" : "after"}.${name(table)}`);
      lines.push(`${table}: ${wasColumns ? "gone" : "new"}: a table of ${count} rows`);
      rows += count;
      continue;
    }
    lines.push(...columnLines(table, wasColumns, isColumns));
    const both = wasColumns.filter((column) => isColumns.includes(column));
    const found = await compareRows(connection, table, both);
    lines.push(...found.lines);
    rows += found.rows;
  }
  const records = is.has("records") ? await number(connection, "SELECT count(*) FROM after.records") : 0;
  return { records, lines, rows };
}

/** Tables with the names of their columns. */
async function columnsOf(connection: DuckDBConnection, database: string): Promise<Map<string, string[]>> {
  const found = await connection.runAndReadAll(
    `SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = ${literal(database)} AND NOT internal
      ORDER BY table_name, column_index`,
  );
  const tables = new Map<string, string[]>();
  for (const [table, column] of found.getRows()) {
    const columns = tables.get(String(table)) ?? [];
    columns.push(String(column));
    tables.set(String(table), columns);
  }
  return tables;
}

function columnLines(table: string, was: readonly string[], is: readonly string[]): readonly string[] {
  return [
    ...was.filter((column) => !is.includes(column)).map((column) => `${table}.${column}: gone: a column`),
    ...is.filter((column) => !was.includes(column)).map((column) => `${table}.${column}: new: a column`),
  ];
}

async function compareRows(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly rows: number }> {
  // As text: what is a word of a list in one case may have another number in the other.
  const texts = columns.map((column) => `${name(column)}::VARCHAR`).join(", ");
  const sum = (database: string) => `SELECT count(*) || ' ' || bit_xor(hash(${texts})) FROM ${database}.${name(table)}`;
  if ((await value(connection, sum("before"))) === (await value(connection, sum("after"))))
    return { lines: [], rows: 0 };
  const rows = (database: string) => `(SELECT id, [${texts}] AS cells FROM ${database}.${name(table)})`;
  const joined = `FROM ${rows("before")} AS was FULL JOIN ${rows("after")} AS now ON was.id = now.id
    WHERE was.cells IS DISTINCT FROM now.cells`;
  const found = await connection.runAndReadAll(
    `SELECT coalesce(was.id, now.id)::VARCHAR, to_json(was.cells), to_json(now.cells) ${joined}
      ORDER BY coalesce(was.id, now.id) LIMIT ${mostLines}`,
  );
  const lines = found.getRows().flatMap(([id, was, now]) => rowLines(`${table}[${String(id)}]`, columns, was, now));
  const count = await number(connection, `SELECT count(*) ${joined}`);
  if (count > mostLines) lines.push(`${table}: ${count - mostLines} more rows differ`);
  // A number that stands twice joins with itself: only the count of the rows tells.
  return count > 0 ? { lines, rows: count } : countLines(connection, table);
}

async function countLines(
  connection: DuckDBConnection,
  table: string,
): Promise<{ readonly lines: readonly string[]; readonly rows: number }> {
  const count = (database: string) => number(connection, `SELECT count(*) FROM ${database}.${name(table)}`);
  const [was, is] = [await count("before"), await count("after")];
  return { lines: [`${table}: ${was} rows → ${is}`], rows: Math.max(1, Math.abs(is - was)) };
}

function rowLines(place: string, columns: readonly string[], was: unknown, now: unknown): readonly string[] {
  const [before, after] = [cells(was), cells(now)];
  if (!before || !after)
    return [`${place}: ${before ? "gone" : "new"}: ${JSON.stringify(before ?? after).slice(0, 300)}`];
  return columns.flatMap((column, index) => {
    const [one, other] = [before[index], after[index]];
    return one === other ? [] : [`${place}.${column}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`];
  });
}

function cells(json: unknown): readonly unknown[] | undefined {
  if (typeof json !== "string") return undefined;
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list : undefined;
}

async function value(connection: DuckDBConnection, query: string): Promise<string> {
  return String((await connection.runAndReadAll(query)).getRows()[0]?.[0]);
}

async function number(connection: DuckDBConnection, query: string): Promise<number> {
  return Number(await value(connection, query));
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
