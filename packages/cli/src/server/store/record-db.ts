import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Value = DuckDBValue;

/** The records of a case: read only, nothing outside of its file, every question bounded in time. */
export interface RecordDb {
  /** Kinds that have a table, in the order of the vocabulary. */
  readonly kinds: readonly RecordKind[];
  /** Words that a column is made of; a word that is not among them occurs in no record. */
  readonly words: Readonly<Record<EnumColumn, ReadonlySet<string>>>;
  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  close(): void;
}

export const enumColumns = ["kind", "artifact", "file", "sha256", "time_basis"] as const;
export type EnumColumn = (typeof enumColumns)[number];

const longestQuery = 30_000;

export async function openRecordDb(folder: string): Promise<RecordDb> {
  const path = join(folder, "records.duckdb");
  if (!existsSync(path)) throw new WorkbenchError("not_complete", "the case has no records: examine it again");
  const spill = mkdtempSync(join(tmpdir(), "sillage-workbench-"));
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    memory_limit: "512MB",
    threads: "2",
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  }).catch((error: unknown) => {
    rmSync(spill, { recursive: true, force: true });
    throw new WorkbenchError("refused", `the records cannot be opened: ${messageOf(error)}`);
  });
  const first = await instance.connect();
  // A page of rows is fetched by what was found, not carried through the search.
  await first.run("SET late_materialization_max_rows = 2000");
  await first.run("SET enable_external_access = false");
  await first.run("SET lock_configuration = true");
  const idle: DuckDBConnection[] = [first];

  async function query(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    const connection = idle.pop() ?? (await instance.connect());
    const limit = setTimeout(() => connection.interrupt(), longestQuery);
    try {
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowObjects();
    } catch (error) {
      if (/interrupt/i.test(messageOf(error))) {
        throw new WorkbenchError("limit", "the question took too long: narrow the time or the filters");
      }
      throw error;
    } finally {
      clearTimeout(limit);
      idle.push(connection);
    }
  }

  const tables = new Set(
    (await query("SELECT table_name FROM duckdb_tables()")).map((row) => String(row["table_name"])),
  );
  const words = Object.fromEntries(
    await Promise.all(enumColumns.map(async (column) => [column, await wordsOf(query, column)] as const)),
  ) as Record<EnumColumn, ReadonlySet<string>>;
  return {
    kinds: (Object.keys(recordKinds) as RecordKind[]).filter((kind) => tables.has(kind)),
    words,
    query,
    close() {
      for (const connection of idle) connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

async function wordsOf(query: RecordDb["query"], column: EnumColumn): Promise<ReadonlySet<string>> {
  const rows = await query(`SELECT unnest(enum_range(NULL::"${column}"))::VARCHAR AS word`);
  return new Set(rows.map(({ word }) => String(word)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
