import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { outsideSeal } from "../../case/log.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Value = DuckDBValue;

/** The records of a case: read only, nothing outside of its file, every question bounded in time. */
export interface RecordDb {
  /** Kinds that have a table, in the order of the vocabulary. */
  readonly kinds: readonly RecordKind[];
  /** Words that a column is made of; a word that is not among them occurs in no record. */
  readonly words: Readonly<Record<EnumColumn, ReadonlySet<string>>>;
  /** Rows of `records`, which lies in the order of time: the first `timed` rows have one, ascending, the others none. */
  readonly rows: number;
  readonly timed: number;
  /** Times of the timed rows 0, `rowsBetweenMarks`, twice that …. */
  readonly marks: readonly number[];
  /** From when to when nearly all records lie, `to` behind the last: a few at the edges are not what a picture is stretched for. */
  readonly usual: { readonly from: number; readonly to: number };
  /** Whether it says which records two sources tell alike: cases of earlier versions do not. */
  readonly tellsTwins: boolean;
  /** Where what is collected of these records is kept, and may be attached from. */
  readonly identifiersFile: string;
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
  const identifiersFile = besideOf(folder, path, spill);
  const allowed = [identifiersFile, `${identifiersFile}.wal`].map((one) => `'${one.replaceAll("'", "''")}'`);
  await first.run(`SET allowed_paths = [${allowed.join(", ")}]`);
  await first.run("SET enable_external_access = false");
  await first.run("SET lock_configuration = true");
  const idle: DuckDBConnection[] = [first];
  let isClosed = false;

  async function query(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    if (isClosed) throw new WorkbenchError("refused", "the case was closed meanwhile");
    const connection = idle.pop() ?? (await instance.connect());
    const limit = setTimeout(() => connection.interrupt(), longestQuery);
    try {
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowObjects();
    } catch (error) {
      if (isClosed) throw new WorkbenchError("refused", "the case was closed meanwhile");
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
  const twins = await query("SELECT 1 FROM duckdb_columns() WHERE table_name = 'records' AND column_name = 'same_as'");
  const words = Object.fromEntries(
    await Promise.all(enumColumns.map(async (column) => [column, await wordsOf(query, column)] as const)),
  ) as Record<EnumColumn, ReadonlySet<string>>;
  const [counted] = await query("SELECT count(*) AS rows, count(time) AS timed FROM records");
  const timed = Number(counted?.["timed"] ?? 0);
  return {
    kinds: (Object.keys(recordKinds) as RecordKind[]).filter((kind) => tables.has(kind)),
    words,
    tellsTwins: twins.length > 0,
    rows: Number(counted?.["rows"] ?? 0),
    timed,
    identifiersFile,
    marks: await marksIn(query),
    usual: await usualTime(query, timed),
    query,
    close() {
      isClosed = true;
      for (const connection of idle) connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

/** Raised when the file is made in another way: an older one is not taken then. */
const identifiersFormat = 1;

/** Where what was collected of a case that is not sealed is kept; undefined where it has no records. */
export function identifiersFileIn(folder: string): string | undefined {
  const records = join(folder, "records.duckdb");
  return existsSync(records) ? besideOf(folder, records, folder) : undefined;
}

/** Its name holds which records it was made of. What was sealed is not added to: there it goes when the case is closed. */
function besideOf(folder: string, records: string, spill: string): string {
  const { size, mtimeMs } = statSync(records);
  const made = createHash("sha256").update(`${identifiersFormat} ${size} ${mtimeMs}`).digest("hex").slice(0, 16);
  const isSealed = outsideSeal(folder) !== folder;
  return join(isSealed ? spill : join(folder, ".work"), `identifiers-${made}.duckdb`);
}

export const rowsBetweenMarks = 8192;

async function marksIn(query: RecordDb["query"]): Promise<readonly number[]> {
  const rows = await query(
    `SELECT epoch_us(time) AS mark FROM records WHERE rowid % ${rowsBetweenMarks} = 0 AND time IS NOT NULL ORDER BY rowid`,
  );
  return rows.map(({ mark }) => Number(mark));
}

const edge = 0.002;

async function usualTime(query: RecordDb["query"], timed: number): Promise<RecordDb["usual"]> {
  if (timed === 0) return { from: 0, to: 1 };
  const timeAt = async (row: number) => {
    const [found] = await query(`SELECT epoch_us(time) AS time FROM records WHERE rowid = ${row}`);
    return Number(found?.["time"] ?? 0);
  };
  const last = await timeAt(Math.ceil(timed * (1 - edge)) - 1);
  return { from: await timeAt(Math.floor(timed * edge)), to: last + 1 };
}

async function wordsOf(query: RecordDb["query"], column: EnumColumn): Promise<ReadonlySet<string>> {
  const rows = await query(`SELECT unnest(enum_range(NULL::"${column}"))::VARCHAR AS word`);
  return new Set(rows.map(({ word }) => String(word)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
