import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, DuckDBTimestampValue } from "@duckdb/node-api";
import { type FieldType, type RecordDraft, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { columnsOf, type StoredColumn, valueOf } from "@sillage/core/records/store-row.ts";

/**
 * The records that one worker has read, in a database file of its own: DuckDB allows a file one owner, and two
 * threads that append to two files are faster than one. `mergeParts` makes the case's records.duckdb of the parts.
 */
export interface RecordPart {
  /** `task` is the task's index; rows of a task are numbered in the order they come. */
  append(task: number, row: number, record: RecordDraft): void;
  /** What was appended is on disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Rows between two commits: what DuckDB holds in memory at most. */
const flushEvery = 100_000;

const sqlTypes: Record<FieldType, string> = {
  text: "VARCHAR",
  texts: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  time: "TIMESTAMP",
};

export function columnDefinition({ name, type }: StoredColumn): string {
  return `"${name}" ${sqlTypes[type]}`;
}

export async function openRecordPart(path: string): Promise<RecordPart> {
  const instance = await DuckDBInstance.create(path, { threads: "1", memory_limit: "96MB" });
  const connection = await instance.connect();
  const tables = new Map<RecordKind, OpenTable>();
  let unflushed = 0;

  function table(kind: RecordKind): OpenTable {
    const open = tables.get(kind);
    if (!open) throw new Error(`no table for ${kind}`);
    return open;
  }

  for (const kind of Object.keys(recordKinds) as RecordKind[]) tables.set(kind, await createTable(connection, kind));

  return {
    append(task, row, record) {
      const open = table(record.kind);
      appendRow(open, task, row, record);
      if (++unflushed >= flushEvery) {
        unflushed = 0;
        for (const { appender } of tables.values()) appender.flushSync();
      }
    },
    async flush() {
      unflushed = 0;
      for (const { appender } of tables.values()) appender.flushSync();
    },
    async close() {
      for (const { appender } of tables.values()) appender.closeSync();
      await connection.run("CHECKPOINT");
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface OpenTable {
  readonly appender: DuckDBAppender;
  readonly columns: readonly StoredColumn[];
}

async function createTable(connection: DuckDBConnection, kind: RecordKind): Promise<OpenTable> {
  const columns = columnsOf(kind);
  const definitions = [
    '"task" INTEGER',
    '"row" INTEGER',
    '"time" TIMESTAMP',
    '"locator" VARCHAR',
    ...columns.map((column) => columnDefinition({ ...column, name: `f_${column.name}` })),
    '"details" VARCHAR',
  ];
  await connection.run(`CREATE TABLE "${kind}" (${definitions.join(", ")})`);
  return { appender: await connection.createAppender(kind), columns };
}

function appendRow({ appender, columns }: OpenTable, task: number, row: number, record: RecordDraft): void {
  appender.appendInteger(task);
  appender.appendInteger(row);
  appendTime(appender, record.time);
  appender.appendVarchar(JSON.stringify(record.locator));
  for (const column of columns) appendValue(appender, column.type, valueOf(record, column.name));
  if (record.details) appender.appendVarchar(JSON.stringify(record.details));
  else appender.appendNull();
  appender.endRow();
}

function appendTime(appender: DuckDBAppender, time: unknown): void {
  if (typeof time === "number") appender.appendTimestamp(new DuckDBTimestampValue(BigInt(time)));
  else appender.appendNull();
}

function appendValue(appender: DuckDBAppender, type: FieldType, value: unknown): void {
  if (value === null || value === undefined) {
    appender.appendNull();
    return;
  }
  switch (type) {
    case "text":
      appender.appendVarchar(String(value));
      break;
    case "texts":
      appender.appendVarchar(JSON.stringify(value));
      break;
    case "integer":
      appender.appendBigInt(BigInt(Math.trunc(Number(value))));
      break;
    case "number":
      appender.appendDouble(Number(value));
      break;
    case "boolean":
      appender.appendBoolean(value === true);
      break;
    case "time":
      appendTime(appender, value);
      break;
  }
}
