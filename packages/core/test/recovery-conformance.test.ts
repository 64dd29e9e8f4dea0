import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { Artifact } from "../src/artifacts/artifact.ts";
import { artifacts } from "../src/artifacts/index.ts";
import type { RecordDraft } from "../src/records/kinds.ts";
import { readArtifact } from "./read-artifact.ts";
import { samples } from "./samples/index.ts";
import { formatOf } from "./samples/poison.ts";
import type { FileSample } from "./samples/sample.ts";
import { buildDatabase, buildWalDatabase, restoreDatabase } from "./sqlite-builder.ts";

/** Artifacts whose sample is a database, with the sample's records. */
const databases = await Promise.all(
  artifacts.flatMap((artifact) => {
    const sample = samples[artifact.id]?.();
    if (!sample || !("bytes" in sample) || formatOf(sample.bytes) !== "sqlite") return [];
    return [read(artifact, sample, sample.bytes).then((records) => ({ id: artifact.id, artifact, sample, records }))];
  }),
);

/** Each declared table that the sample tells records of. */
const tables = databases.flatMap(({ artifact, sample, records }) => {
  const { recovers } = artifact;
  if (recovers === undefined || typeof recovers === "string") return [];
  return recovers.flatMap(({ table }) => {
    const before = inTable(records, table);
    return before.length > 0 ? [{ id: artifact.id, table, artifact, sample, before }] : [];
  });
});

/** Their rows are told with those of another table, and alone where there is none. */
const toldWithOthers = new Set(["raw_contacts", "ABPerson", "ZPROCESS"]);

describe.each(databases)("$id", ({ id, artifact: { recovers } }) => {
  it("says which of its tables are looked through for rows that were deleted, or why none is", () => {
    expect(recovers?.length).toBeGreaterThan(0);
    if (typeof recovers === "string") expect(recovers).toMatch(/^[a-z].*[^.]$/);
    else expect(tables.some((table) => table.id === id)).toBe(true);
  });
});

describe.each(tables)("$id, table $table", ({ table, artifact, sample, before }) => {
  const expected = before.map(plain).sort();
  const rows = before.flatMap(({ locator }) => ("rowid" in locator ? [locator.rowid] : []));
  const deletion = `DELETE FROM "${table}" WHERE rowid IN (${rows.join(", ")})`;
  const restore = (db: DatabaseSync): void => restoreDatabase(db, sample.bytes);

  async function inLog(statement: string) {
    const { main, wal } = buildWalDatabase(restore, (db) => db.exec(statement));
    return apart(await read(artifact, sample, main, wal));
  }

  it("tells rows that were deleted since the log began as it told them before, and no others", async () => {
    const { live, recovered } = await inLog(deletion);
    expect(inTable(live, table)).toEqual([]);
    expect(recovered.every((record) => record.recovered === "wal" && record.details?.["recovery"])).toBe(true);
    if (!toldWithOthers.has(table)) expect(recovered.map(plain).sort()).toEqual(expected);
    else expect(recovered.map(plain)).toEqual(expect.arrayContaining(expected));
  });

  it("tells nothing anew where the file was only written anew", async () => {
    const { live, recovered } = await inLog("VACUUM");
    expect(recovered).toEqual([]);
    expect(inTable(live, table).map(plain).sort()).toEqual(expected);
  });

  it("tells of what is left in the file itself only what was a row", async () => {
    const bytes = buildDatabase((db) => {
      db.exec("PRAGMA secure_delete = OFF");
      restore(db);
      db.exec(deletion);
    });
    const { recovered } = apart(await read(artifact, sample, bytes));
    const names = new Set(before.flatMap((record) => tellingValues(record)));
    for (const record of recovered) {
      expect(record.recovered).toBe("free_page");
      // What was overwritten, and what was joined by the row's number, is lost: what is there must have been there.
      for (const value of tellingValues(record)) expect([...names]).toContain(value);
    }
    expect(recovered.length).toBeLessThanOrEqual(expected.length);
  });

  it("tells nothing where SQLite overwrote what was deleted", async () => {
    const bytes = buildDatabase((db) => {
      db.exec("PRAGMA secure_delete = ON");
      restore(db);
      db.exec(deletion);
    });
    expect(apart(await read(artifact, sample, bytes)).recovered).toEqual([]);
  });
});

async function read(
  artifact: Artifact,
  { kind, path, companions }: FileSample,
  bytes: Uint8Array,
  log?: Uint8Array,
): Promise<readonly RecordDraft[]> {
  const files = { [path]: bytes, ...(log ? { [`${path}-wal`]: log } : {}), ...companions };
  return (await readArtifact(artifact, files, kind)).records;
}

function apart(records: readonly RecordDraft[]) {
  return {
    live: records.filter(({ recovered }) => recovered === undefined),
    recovered: records.filter(({ recovered }) => recovered !== undefined),
  };
}

function inTable(records: readonly RecordDraft[], table: string): readonly RecordDraft[] {
  const own = records.filter(
    ({ locator }) => "table" in locator && locator.table.toLowerCase() === table.toLowerCase(),
  );
  return own.filter(saysAnything);
}

/** Without what stands beside the fields of its kind. */
function fieldsOf(record: RecordDraft): (readonly [name: string, value: unknown])[] {
  return Object.entries(record).filter(([name]) => !["kind", "locator", "recovered", "details"].includes(name));
}

/** A row of nothing but flags cannot be told from others. */
function saysAnything(record: RecordDraft): boolean {
  return fieldsOf(record).some(([, value]) => typeof value === "string" || typeof value === "number");
}

/** What is told of a row, without where it lies and how it was found. */
function plain(record: RecordDraft): string {
  const told = Object.entries(record.details ?? {}).filter(([name]) => name !== "recovery");
  return JSON.stringify([...fieldsOf(record), ["details", Object.fromEntries(told)]]);
}

/** Texts and large numbers of a record: those that no accident makes. */
function tellingValues(record: RecordDraft): unknown[] {
  return fieldsOf(record)
    .flatMap(([, value]) => value)
    .filter((value) => (typeof value === "string" ? value.length > 3 : typeof value === "number" && value > 65_536));
}
