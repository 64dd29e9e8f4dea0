import { join } from "node:path";
import { DuckDBInstance, DuckDBTimestampValue } from "@duckdb/node-api";
import { type Field, type Locator, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";

/** A record as the case store holds it. Times are microseconds since 1970; absent fields are left out. */
export interface StoredRecord {
  readonly kind: RecordKind;
  readonly artifact: string;
  readonly evidence: number;
  readonly file: string;
  readonly sha256: string;
  readonly locator: Locator;
  readonly time?: number;
  readonly details: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** All records of a case, in the order of the store. */
export async function caseRecords(caseFolder: string): Promise<StoredRecord[]> {
  return query(caseFolder, async (rows) => {
    const kinds = await rows("SELECT DISTINCT kind FROM records ORDER BY kind");
    const records: StoredRecord[] = [];
    for (const { kind } of kinds) {
      const found = await rows(
        `SELECT r.kind, r.artifact, r.evidence, r.file, r.sha256, r.locator, r.time, k.* EXCLUDE (id)
         FROM records r JOIN "${String(kind)}" k USING (id) ORDER BY r.id`,
      );
      for (const row of found) records.push(storedRecord(row));
    }
    return records;
  });
}

/** Every table of the store, its columns and all its rows in their order, as text. */
export async function dumpTables(caseFolder: string): Promise<string> {
  return query(caseFolder, async (rows) => {
    const tables = await rows("SELECT table_name AS name FROM information_schema.tables ORDER BY table_name");
    const dumps: string[] = [];
    for (const { name } of tables)
      dumps.push(`${String(name)}\n${text(await rows(`SELECT * FROM "${String(name)}"`))}`);
    return dumps.join("\n");
  });
}

type Row = Record<string, unknown>;

async function query<T>(caseFolder: string, use: (rows: (sql: string) => Promise<Row[]>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(join(caseFolder, "records.duckdb"), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    return await use(async (sql) => (await connection.runAndReadAll(sql)).getRowObjects() as Row[]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function storedRecord(row: Row): StoredRecord {
  const record: Row = {};
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    if (value instanceof DuckDBTimestampValue) record[name] = Number(value.micros);
    else record[name] = typeof value === "bigint" ? Number(value) : value;
  }
  const kind = row.kind as RecordKind;
  const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  for (const [name, value] of Object.entries(record)) {
    const isJson = name === "locator" || name === "details" || fields[name]?.type === "texts";
    if (isJson && typeof value === "string") record[name] = JSON.parse(value);
  }
  return { details: {}, ...record } as unknown as StoredRecord;
}

function text(rows: readonly Row[]): string {
  return rows
    .map((row) => JSON.stringify(row, (_, value) => (typeof value === "bigint" ? value.toString() : value)))
    .join("\n");
}
