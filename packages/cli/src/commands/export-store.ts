import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { type ExportRecord, isKind, recordKey } from "@sillage/core/report/exports/input.ts";
import type { KnownValue } from "@sillage/core/report/mask.ts";
import { personalValues } from "../case/personal-values.ts";
import { fieldsOf } from "../case/stored-fields.ts";
import { UsageError } from "../exit-status.ts";

export interface StoredCase {
  readonly caseFile: CaseFile;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
}

/** What a case folder holds beside its records. Throws UsageError where it holds no finished case. */
export function readCase(folder: string): StoredCase {
  const path = join(folder, "case.json");
  if (!existsSync(path)) throw new UsageError(`${folder} holds no case: there is no case.json in it`);
  const caseFile = json(path) as Partial<CaseFile> | null;
  if (typeof caseFile !== "object" || caseFile?.format !== "sillage-case")
    throw new UsageError(`${path} is not the file of a case of Sillage`);
  if (caseFile.formatVersion !== 1)
    throw new UsageError(
      `${path} has format ${String(caseFile.formatVersion)}; this version of Sillage reads format 1`,
    );
  if (caseFile.state !== "complete")
    throw new UsageError(`the examination is ${caseFile.state}, not complete: its case must not be taken for a result`);
  const findings = json(join(folder, "findings.json"));
  const coverage = json(join(folder, "coverage.json"));
  if (!Array.isArray(findings)) throw new UsageError(`${join(folder, "findings.json")} is not a list of findings`);
  return { caseFile: caseFile as CaseFile, findings: findings as Finding[], coverage: coverage as Coverage };
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The records of a case, read only. */
export interface RecordStore {
  /** Kinds that the case has records of, in the order of the vocabulary. */
  readonly kinds: readonly RecordKind[];
  /** All records in the order of time, those without one last. Never more than a page of them in memory. */
  all(): AsyncIterable<ExportRecord>;
  /** The records that findings rest on, by `recordKey`. */
  ofFindings(findings: readonly Finding[]): Promise<Map<string, ExportRecord>>;
  /** How many records these artifacts have, and a stretch of them in the order of time. */
  countOf(artifacts: readonly string[]): Promise<number>;
  ofArtifacts(artifacts: readonly string[], from: number, count: number): Promise<readonly ExportRecord[]>;
  /** What the records know to be personal, for masking. */
  personalValues(): Promise<readonly KnownValue[]>;
  /** Writes one Parquet file with what every record has and a column for each field. */
  writeParquet(path: string): Promise<void>;
  close(): void;
}

/** Records joined with their fields at once: bounds memory. */
const page = 20_000;

export async function openRecordStore(folder: string): Promise<RecordStore> {
  const path = join(folder, "records.duckdb");
  if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`${folder} has no records.duckdb`);
  // What DuckDB cannot hold in memory must not be written beside the evidence's case.
  const spill = mkdtempSync(join(tmpdir(), "sillage-export-"));
  const instance = await DuckDBInstance.create(path, {
    access_mode: "READ_ONLY",
    memory_limit: "256MB",
    threads: "1",
    temp_directory: spill,
    preserve_insertion_order: "true",
    autoinstall_known_extensions: "false",
  }).catch((error: unknown) => {
    rmSync(spill, { recursive: true, force: true });
    throw new UsageError(`${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  });
  // A second query would end the stream of the first on the same connection.
  const [lister, reader] = [await instance.connect(), await instance.connect()];
  const kinds = await kindsIn(reader);
  return {
    kinds,
    all: () => allRecords(lister, reader),
    ofFindings: (findings) => recordsOfFindings(lister, reader, findings),
    countOf: (artifacts) => countOf(lister, artifacts),
    ofArtifacts: (artifacts, from, count) => recordsOfArtifacts(lister, reader, artifacts, from, count),
    personalValues: () => personalValues(reader, kinds),
    writeParquet: (target) => writeParquet(reader, kinds, spill, target),
    close() {
      lister.closeSync();
      reader.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

async function kindsIn(connection: DuckDBConnection): Promise<readonly RecordKind[]> {
  const rows = await connection.runAndReadAll("SELECT DISTINCT kind FROM records");
  const present = new Set(rows.getRows().map(([kind]) => String(kind)));
  return (Object.keys(recordKinds) as RecordKind[]).filter((kind) => present.has(kind));
}

type Row = Record<string, unknown>;
const listing =
  "SELECT id, epoch_us(time) AS time, time_basis, kind, artifact, evidence, file, sha256, locator, recovered";

async function* allRecords(lister: DuckDBConnection, reader: DuckDBConnection): AsyncIterable<ExportRecord> {
  const result = await lister.stream(`${listing} FROM records`);
  let waiting: Row[] = [];
  for await (const rows of result.yieldRowObjects()) {
    waiting.push(...(rows as Row[]));
    if (waiting.length < page) continue;
    yield* await withFields(reader, waiting);
    waiting = [];
  }
  yield* await withFields(reader, waiting);
}

/** The listed rows with the fields of their kinds, in their order. */
async function withFields(reader: DuckDBConnection, rows: readonly Row[]): Promise<readonly ExportRecord[]> {
  const idsByKind = new Map<RecordKind, bigint[]>();
  for (const { kind, id } of rows) {
    if (!isKind(String(kind))) continue;
    const ids = idsByKind.get(kind as RecordKind) ?? [];
    ids.push(id as bigint);
    idsByKind.set(kind as RecordKind, ids);
  }
  const fields = new Map<bigint, Row>();
  for (const [kind, ids] of idsByKind) {
    const found = await reader.runAndReadAll(`SELECT * FROM "${kind}" WHERE id IN (${ids.join(",")})`);
    for (const row of found.getRowObjects() as Row[]) fields.set(row.id as bigint, row);
  }
  return rows.flatMap((row) => {
    const kind = String(row.kind);
    return isKind(kind) ? [exportRecord(kind, row, fields.get(row.id as bigint) ?? {})] : [];
  });
}

function exportRecord(kind: RecordKind, row: Row, stored: Row): ExportRecord {
  return {
    id: String(row.id),
    kind,
    time: row.time === null ? null : Number(row.time),
    timeBasis: String(row.time_basis) as ExportRecord["timeBasis"],
    artifact: String(row.artifact),
    evidence: Number(row.evidence),
    file: String(row.file),
    sha256: String(row.sha256),
    locator: JSON.parse(String(row.locator)) as ExportRecord["locator"],
    recovered: typeof row.recovered === "string" ? row.recovered : null,
    fields: fieldsOf(kind, stored),
    details: typeof stored.details === "string" ? (JSON.parse(stored.details) as ExportRecord["details"]) : null,
  };
}

function among(artifacts: readonly string[]): string {
  return `WHERE artifact IN (${artifacts.map(literal).join(",")})`;
}

async function countOf(connection: DuckDBConnection, artifacts: readonly string[]): Promise<number> {
  const rows = await connection.runAndReadAll(`SELECT count(*) FROM records ${among(artifacts)}`);
  return Number(rows.getRows()[0]?.[0] ?? 0);
}

async function recordsOfArtifacts(
  lister: DuckDBConnection,
  reader: DuckDBConnection,
  artifacts: readonly string[],
  from: number,
  count: number,
): Promise<readonly ExportRecord[]> {
  const rows = await lister.runAndReadAll(
    `${listing} FROM records ${among(artifacts)} ORDER BY time NULLS LAST, id LIMIT ${count} OFFSET ${from}`,
  );
  return withFields(reader, rows.getRowObjects() as Row[]);
}

/** References are matched in pieces, so that ten thousand findings do not make one endless query. */
async function recordsOfFindings(
  lister: DuckDBConnection,
  reader: DuckDBConnection,
  findings: readonly Finding[],
): Promise<Map<string, ExportRecord>> {
  const wanted = new Map(findings.flatMap(({ records }) => records.map((one) => [recordKey(one), one] as const)));
  const found = new Map<string, ExportRecord>();
  const keys = [...wanted.values()];
  for (let at = 0; at < keys.length; at += 1000) {
    const places = keys
      .slice(at, at + 1000)
      .map(
        ({ artifact, kind, evidence, file, locator }) =>
          `(${[literal(artifact), literal(kind), Math.trunc(Number(evidence)), literal(file), literal(JSON.stringify(locator))].join(",")})`,
      );
    const rows = await lister.runAndReadAll(
      `${listing} FROM records WHERE (artifact, kind, evidence, file, locator) IN (${places.join(",")}) ORDER BY id`,
    );
    for (const record of await withFields(reader, rows.getRowObjects() as Row[])) {
      const key = recordKey(record);
      if (!found.has(key)) found.set(key, record);
    }
  }
  return found;
}

/**
 * Kind after kind, each into a file of its own, and then all into one: joined at once, the kinds would take more memory
 * than there may be. A field's name has the same type in every kind, so that it is one column.
 */
async function writeParquet(
  reader: DuckDBConnection,
  kinds: readonly RecordKind[],
  spill: string,
  target: string,
): Promise<void> {
  const taken = ["time", "time_basis", "kind", "artifact", "evidence", "file", "sha256", "locator", "recovered"];
  const common = ["r.id AS record_id", ...taken.map((name) => `r.${name}`)].join(", ");
  const column = (name: string) => `"${taken.includes(name) ? `field_${name}` : name}"`;
  const settings = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384, USE_TMP_FILE false";
  const copy = (query: string, path: string) => reader.run(`COPY (${query}) TO ${literal(path)} (${settings})`);
  const parts: string[] = [];
  for (const kind of kinds) {
    const fields = Object.keys(recordKinds[kind].fields).map((name) => `k."${name}" AS ${column(name)}`);
    const path = join(spill, `${kind}.parquet`);
    await copy(
      `SELECT ${[common, ...fields, "k.details"].join(", ")} FROM records r JOIN "${kind}" k USING (id)`,
      path,
    );
    parts.push(literal(path));
  }
  const all = `read_parquet([${parts.join(", ")}], union_by_name = true)`;
  await copy(parts.length === 0 ? `SELECT ${common} FROM records r` : `SELECT * FROM ${all}`, target);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
