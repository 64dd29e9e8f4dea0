import { DuckDBInstance } from "@duckdb/node-api";
import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { columnsOf } from "@sillage/core/records/store-row.ts";

/** A task as the tables of records name it. */
export interface RecordSource {
  readonly task: number;
  readonly evidence: number;
  readonly artifact: string;
  readonly file: string;
  readonly sha256: string;
  readonly timeBasis: TimeBasis;
}

/**
 * Makes `records.duckdb` of the workers' parts: `records` has what every record has, ordered by time; one table a kind
 * has its fields. `id` is the same in both. The order, and so the tables' content, depends on the evidence alone.
 */
export async function mergeParts(
  target: string,
  parts: readonly string[],
  sources: readonly RecordSource[],
): Promise<void> {
  const instance = await DuckDBInstance.create(target, {
    memory_limit: "192MB",
    threads: "2",
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  try {
    for (const [index, part] of parts.entries())
      await connection.run(`ATTACH ${literal(part)} AS part${index} (READ_ONLY)`);
    await connection.run(
      "CREATE TABLE sources (task INTEGER, evidence INTEGER, artifact VARCHAR, file VARCHAR, sha256 VARCHAR, time_basis VARCHAR)",
    );
    const appender = await connection.createAppender("sources");
    for (const source of sources) {
      appender.appendInteger(source.task);
      appender.appendInteger(source.evidence);
      appender.appendVarchar(source.artifact);
      appender.appendVarchar(source.file);
      appender.appendVarchar(source.sha256);
      appender.appendVarchar(source.timeBasis);
      appender.endRow();
    }
    appender.closeSync();
    const kinds = await usedKinds(connection, parts.length);
    for (const kind of kinds) await connection.run(kindTable(kind, parts.length));
    await connection.run(recordsTable(kinds, parts.length));
    await connection.run("DROP TABLE sources");
    for (const index of parts.keys()) await connection.run(`DETACH part${index}`);
    await connection.run("CHECKPOINT");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function usedKinds(
  connection: Awaited<ReturnType<DuckDBInstance["connect"]>>,
  parts: number,
): Promise<RecordKind[]> {
  const used: RecordKind[] = [];
  for (const kind of Object.keys(recordKinds) as RecordKind[]) {
    const counts = Array.from({ length: parts }, (_, part) => `(SELECT count(*) FROM part${part}."${kind}")`).join(
      " + ",
    );
    const rows = (await connection.runAndReadAll(`SELECT ${counts || "0"}`)).getRows();
    if (Number(rows[0]?.[0] ?? 0) > 0) used.push(kind);
  }
  return used;
}

const recordId = "(task::BIGINT << 32) | row";

function kindTable(kind: RecordKind, parts: number): string {
  const fields = columnsOf(kind).map(({ name }) => `f_${name} AS "${name}"`);
  return `CREATE TABLE "${kind}" AS SELECT ${[`${recordId} AS id`, ...fields, "details"].join(", ")} FROM (${union(kind, parts)}) ORDER BY id`;
}

function recordsTable(kinds: readonly RecordKind[], parts: number): string {
  const selects = kinds.map((kind) => {
    const texts = columnsOf(kind).filter(({ type }) => type === "text" || type === "texts");
    const folded =
      texts.length === 0
        ? "''"
        : `strip_accents(lower(concat_ws(' ', ${texts.map(({ name }) => `f_${name}`).join(", ")})))`;
    return `SELECT ${recordId} AS id, time, '${kind}' AS kind, task, locator, ${folded} AS text FROM (${union(kind, parts)})`;
  });
  if (selects.length === 0) {
    return "CREATE TABLE records (id BIGINT, time TIMESTAMP, time_basis VARCHAR, kind VARCHAR, artifact VARCHAR, evidence INTEGER, file VARCHAR, sha256 VARCHAR, locator VARCHAR, text VARCHAR)";
  }
  return `CREATE TABLE records AS SELECT r.id, r.time, s.time_basis, r.kind, s.artifact, s.evidence, s.file, s.sha256, r.locator, r.text
    FROM (${selects.join(" UNION ALL ")}) r JOIN sources s USING (task) ORDER BY r.time NULLS LAST, r.id`;
}

function union(kind: RecordKind, parts: number): string {
  // Rows of a task that a killed worker left half done are not in `sources`.
  return Array.from(
    { length: parts },
    (_, part) => `SELECT * FROM part${part}."${kind}" SEMI JOIN sources USING (task)`,
  ).join(" UNION ALL ");
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
