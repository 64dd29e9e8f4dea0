import { readdirSync, rmSync, statSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { columnsOf } from "@sillage/core/records/store-row.ts";
import { fieldColumn, partFile, taskAndKind } from "./record-part.ts";
import { markSame } from "./same-records.ts";

/** A task as the tables of records name it. */
export interface RecordSource {
  readonly task: number;
  readonly evidence: number;
  readonly artifact: string;
  readonly file: string;
  readonly sha256: string;
  readonly timeBasis: TimeBasis;
}

/** What a merge may take of the machine. */
export interface MergeRoom {
  /** Of DuckDB's memory. */
  readonly mebibytes: number;
  /** Whether the kinds' tables are made while the records are sorted. */
  readonly together: boolean;
  /** Parts of more bytes than that are not tried in it. */
  readonly mostBytes: number;
  /** In how many stretches of time the records are sorted: each reads all parts again. */
  readonly stretches: number;
}

/**
 * What did not fit is tried in the next room. Sorting ten million records of 94 characters each by way of the disk needs
 * 112 MB, and more where the kinds' tables are made meanwhile; texts of hundreds of kilobytes need more than that. The
 * messages of a large phone, 320 MB of parts, do not fit in 256 MiB in one go: failing costs as much as four stretches.
 */
const rooms: readonly MergeRoom[] = [
  { mebibytes: 112, mostBytes: 256 * 2 ** 20, together: true, stretches: 1 },
  { mebibytes: 256, mostBytes: 2 ** 30, together: true, stretches: 4 },
  { mebibytes: 256, mostBytes: Number.POSITIVE_INFINITY, together: false, stretches: 1 },
  { mebibytes: 1024, mostBytes: Number.POSITIVE_INFINITY, together: false, stretches: 64 },
];
/**
 * From so many bytes of parts on, the kinds' tables lie in the order of time as well, so that what a page lists lies close
 * together: a text that lies alone takes milliseconds to read. Of smaller cases all lies close enough. It does not depend
 * on the room, so that the same evidence makes the same tables whatever memory they needed.
 */
const byTimeFrom = 2 ** 30;

/**
 * Makes `records.duckdb` of the workers' parts: `records` has what every record has, ordered by time; one table a kind
 * has its fields. `id` is the same in both. The order, and so the tables' content, depends on the evidence alone.
 */
export async function mergeParts(
  target: string,
  parts: readonly string[],
  sources: readonly RecordSource[],
  tried: readonly MergeRoom[] = rooms,
  kindsByTimeFrom = byTimeFrom,
): Promise<void> {
  const files = partFiles(parts, new Set(sources.map(({ task }) => task)));
  const bytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const fitting = tried.filter(({ mostBytes }) => bytes <= mostBytes);
  for (const [index, room] of fitting.entries()) {
    try {
      await mergeIn(room, target, files, sources, bytes >= kindsByTimeFrom);
      return;
    } catch (error) {
      if (index === fitting.length - 1 || !isTooLittle(error)) throw error;
      for (const name of [target, `${target}.wal`]) rmSync(name, { force: true });
    }
  }
}

/** DuckDB says it in several ways: of a statement, of a block, of a commit. */
function isTooLittle(error: unknown): boolean {
  return /out of memory|failed to (?:pin block|allocate)/i.test(String(error));
}

async function mergeIn(
  room: MergeRoom,
  target: string,
  files: readonly PartFile[],
  sources: readonly RecordSource[],
  kindsByTime: boolean,
): Promise<void> {
  // One thread a statement: two at one statement take twice the processor's time and hardly less by the clock. The
  // two connections' statements do run side by side.
  const instance = await DuckDBInstance.create(target, { memory_limit: `${room.mebibytes}MiB`, threads: "1" });
  const [forKinds, forRecords] = [await instance.connect(), await instance.connect()];
  try {
    // A file is read once or twice: there is no use in keeping it in memory.
    await forKinds.run("SET enable_external_file_cache = false");
    const records = makeRecords(forRecords, files, sources, room.stretches);
    if (!room.together) await records;
    const done = await Promise.allSettled([makeKinds(forKinds, files, kindsByTime), records]);
    for (const result of done) if (result.status === "rejected") throw result.reason;
    await markSame(forKinds, usedKinds(files));
    await forKinds.run("CHECKPOINT");
  } finally {
    forKinds.closeSync();
    forRecords.closeSync();
    instance.closeSync();
  }
}

interface PartFile {
  readonly kind: RecordKind;
  readonly path: string;
}

/** The finished files of these tasks in the order of the tasks, so that a kind's rows come in the order of their ids. */
function partFiles(parts: readonly string[], tasks: ReadonlySet<number>): readonly PartFile[] {
  return parts
    .flatMap((folder) =>
      readdirSync(folder).flatMap((name) => {
        const known = taskAndKind(name);
        return known && tasks.has(known.task) ? [{ ...known, path: partFile(folder, known.task, known.kind) }] : [];
      }),
    )
    .sort((a, b) => a.task - b.task);
}

function usedKinds(files: readonly PartFile[]): readonly RecordKind[] {
  return (Object.keys(recordKinds) as RecordKind[]).filter((kind) => files.some((file) => file.kind === kind));
}

async function makeKinds(connection: DuckDBConnection, files: readonly PartFile[], byTime: boolean): Promise<void> {
  const order = byTime ? "ORDER BY time NULLS LAST, id" : "";
  for (const kind of usedKinds(files)) {
    const fields = columnsOf(kind).map(({ name }) => `${fieldColumn(name)} AS "${name}"`);
    await connection.run(
      `CREATE TABLE "${kind}" AS SELECT ${["id", ...fields, "details"].join(", ")} FROM ${rowsOf(files, kind)} ${order}`,
    );
  }
}

async function makeRecords(
  connection: DuckDBConnection,
  files: readonly PartFile[],
  sources: readonly RecordSource[],
  stretches: number,
): Promise<void> {
  const kinds = usedKinds(files);
  await makeSources(connection, sources, kinds);
  await connection.run(
    `CREATE TABLE records (id BIGINT, time TIMESTAMP, time_basis "time_basis", kind "kind", artifact "artifact",
      evidence INTEGER, file "file", sha256 "sha256", locator VARCHAR, recovered VARCHAR, same_as BIGINT, text VARCHAR)`,
  );
  if (kinds.length > 0) await fillRecords(connection, files, kinds, stretches);
  await connection.run("DROP TABLE sources");
}

/**
 * Words that repeat row after row are stored as an ENUM, which reads as text and is sorted as text: half the time and
 * memory of the sort.
 */
async function makeSources(
  connection: DuckDBConnection,
  sources: readonly RecordSource[],
  kinds: readonly RecordKind[],
): Promise<void> {
  const words = {
    artifact: sources.map(({ artifact }) => artifact),
    file: sources.map(({ file }) => file),
    sha256: sources.map(({ sha256 }) => sha256),
    time_basis: sources.map(({ timeBasis }) => timeBasis),
    kind: kinds,
  };
  for (const [type, values] of Object.entries(words)) {
    await connection.run(`CREATE TYPE "${type}" AS ENUM (${[...new Set(values)].sort().map(literal).join(", ")})`);
  }
  await connection.run(
    "CREATE TEMP TABLE sources (task INTEGER, evidence INTEGER, artifact artifact, file file, sha256 sha256, time_basis time_basis)",
  );
  const rows = sources.map(({ task, evidence, artifact, file, sha256, timeBasis }) =>
    [task, evidence, ...[artifact, file, sha256, timeBasis].map(literal)].join(", "),
  );
  if (rows.length > 0) await connection.run(`INSERT INTO sources VALUES (${rows.join("), (")})`);
}

/** Sorts the records by time, a stretch of time after the other. */
async function fillRecords(
  connection: DuckDBConnection,
  files: readonly PartFile[],
  kinds: readonly RecordKind[],
  count: number,
): Promise<void> {
  const selects = kinds.map(
    (kind) =>
      `SELECT id, time, '${kind}'::kind AS kind, locator, recovered, ${foldedText(kind)} AS text FROM ${rowsOf(files, kind)}`,
  );
  await connection.run(`CREATE TEMP VIEW unsorted AS ${selects.join(" UNION ALL ")}`);
  await connection.run("BEGIN");
  for (const stretch of await stretches(connection, count)) {
    await connection.run(
      `INSERT INTO records
        SELECT id, time, time_basis, kind, artifact, evidence, file, sha256, locator, recovered, NULL, text
        FROM unsorted JOIN sources ON task = id >> 32 WHERE ${stretch} ORDER BY time NULLS LAST, id`,
    );
  }
  await connection.run("COMMIT");
  await connection.run("DROP VIEW unsorted");
}

/** Conditions that share all records among them in the order of time, those without a time last. */
async function stretches(connection: DuckDBConnection, count: number): Promise<readonly string[]> {
  if (count < 2) return ["true"];
  const bounds = await timesBetween(connection, count);
  const from = ["time IS NOT NULL", ...bounds.map((bound) => `time >= make_timestamp(${bound})`)];
  const to = [...bounds.map((bound) => ` AND time < make_timestamp(${bound})`), ""];
  return [...from.map((start, index) => `${start}${to[index]}`), "time IS NULL"];
}

/** Times, in microseconds and ascending, that cut the records into about so many equal stretches. */
async function timesBetween(connection: DuckDBConnection, count: number): Promise<readonly string[]> {
  const bounds: string[] = [];
  const shares = Array.from({ length: count - 1 }, (_, index) => (index + 1) / count);
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT unnest(approx_quantile(epoch_us(time), [${shares.join(", ")}])) AS bound FROM unsorted ORDER BY bound`,
  );
  for (const [bound] of reader.getRows()) if (bound !== null) bounds.push(String(bound));
  return bounds;
}

/** What a search goes through: all texts of a record, without case and accents. */
function foldedText(kind: RecordKind): string {
  const texts = columnsOf(kind).flatMap(({ name, type }) =>
    type === "text" || type === "texts" ? [fieldColumn(name)] : [],
  );
  return texts.length === 0 ? "''" : `strip_accents(lower(concat_ws(' ', ${texts.join(", ")})))`;
}

function rowsOf(files: readonly PartFile[], kind: RecordKind): string {
  const paths = files.filter((file) => file.kind === kind).map(({ path }) => literal(path));
  return `read_parquet([${paths.join(", ")}])`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
