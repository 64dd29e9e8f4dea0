import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { artifacts } from "../src/artifacts/index.ts";
import type { RecordDraft } from "../src/records/kinds.ts";
import { readArtifact } from "./read-artifact.ts";
import { samples } from "./samples/index.ts";
import type { FileSample } from "./samples/sample.ts";
import { buildDatabase, buildWalDatabase, restoreDatabase } from "./sqlite-builder.ts";

/**
 * How many of the rows that were deleted are found, and how many are told that never were: databases of the samples'
 * tables with some hundreds of rows each, of which known ones are deleted, in every table that the artifact tells of,
 * so that what is left of one lies among what is left of others.
 */
const rowsOfEach = 300;

/** A conversation that was deleted as a whole, and single rows here and there: 92 of 300. */
const isDeleted = (number: number): boolean => (number >= 80 && number < 160) || number % 17 === 0;

/**
 * What is left at least of the rows where the log is gone, and where 60 new rows came after the deletion. SQLite itself
 * overwrites most of it when it moves rows together; how much depends on how many fit on a page.
 */
const stores = [
  ["messages", "ios.sms", "message", 40, 30],
  ["messages", "ios.whatsapp", "ZWAMESSAGE", 12, 8],
  ["messages", "android.telephony", "sms", 40, 40],
  ["messages", "android.telephony", "pdu", 45, 40],
  ["messages", "android.whatsapp", "message", 20, 20],
  ["messages", "android.telegram", "messages_v2", 40, 20],
  ["messages", "android.google_messages", "messages", 3, 1],
  ["calls", "ios.calls", "ZCALLRECORD", 40, 40],
  ["calls", "android.call_log", "calls", 35, 30],
  ["contacts", "ios.contacts", "ABMultiValue", 6, 3],
  ["contacts", "android.contacts", "data", 15, 15],
  ["visits", "ios.safari_history", "history_visits", 12, 4],
  ["visits", "android.chrome_history", "visits", 80, 70],
  ["visits", "ios.firefox_history", "visits", 80, 70],
  ["traces of pages", "ios.cache_files", "cfurl_cache_response", 25, 1],
  ["use", "ios.knowledgec", "ZOBJECT", 15, 12],
  ["use", "ios.interactions", "ZINTERACTIONS", 15, 15],
  // Their number alone tells these rows apart, and most of what is left has lost it.
  ["use", "ios.datausage", "ZLIVEUSAGE", 1, 1],
  ["places", "ios.routined", "ZRTCLLOCATIONMO", 40, 35],
  ["places", "ios.location_cache", "LteCellLocation", 15, 15],
  ["days", "ios.calendar", "CalendarItem", 20, 20],
  ["days", "ios.photos", "ZASSET", 15, 15],
  ["days", "ios.notes", "ZICCLOUDSYNCINGOBJECT", 20, 18],
  ["permissions", "ios.tcc", "access", 30, 10],
] as const;

describe.each(stores)("%s: %s, %s", (_, id, table, leastLeft, leastReused) => {
  const artifact = artifacts.find((candidate) => candidate.id === id);
  const sample = samples[id]?.();
  if (!artifact || !sample || !("bytes" in sample)) throw new Error(`no sample of ${id}`);
  const { recovers = [] } = artifact;
  const told = typeof recovers === "string" ? [] : recovers.map((what) => what.table);

  const read = async (main: Uint8Array, wal?: Uint8Array) => {
    const files = { [sample.path]: main, ...(wal ? { [`${sample.path}-wal`]: wal } : {}), ...sample.companions };
    return (await readArtifact(artifact, files, sample.kind)).records;
  };
  const fill = (db: DatabaseSync): void => filled(db, sample, told);
  const after = (then: (db: DatabaseSync) => void): Uint8Array =>
    buildDatabase((db) => {
      fill(db);
      removeRows(db, told);
      then(db);
    });
  const before = read(buildDatabase(fill));

  async function measure(main: Uint8Array, wal?: Uint8Array) {
    const deleted = (await before).filter(({ locator }) => "rowid" in locator && isDeleted(locator.rowid));
    const live = (await before).filter((record) => !deleted.includes(record));
    // A row that says what a live one says is no loss.
    const own = deleted.filter(
      (row) => "table" in row.locator && row.locator.table === table && !live.some((other) => isOf(row, other)),
    );
    const recovered = (await read(main, wal)).filter((record) => record.recovered !== undefined);
    return {
      lost: own.filter((row) => !recovered.some((record) => isOf(record, row))).length,
      found: own.filter((row) => recovered.some((record) => isOf(record, row))).length,
      wrong: recovered.filter((record) => !deleted.some((row) => isOf(record, row))),
      twice: recovered.length - new Set(recovered.map(plain)).size,
    };
  }

  it("finds all that were deleted since the log began", async () => {
    const { main, wal } = buildWalDatabase(fill, (db) => removeRows(db, told));
    expect(await measure(main, wal)).toMatchObject({ lost: 0, wrong: [], twice: 0 });
  });

  it("finds some where the log is gone, and nothing else", async () => {
    const measured = await measure(after(() => {}));
    expect(measured).toMatchObject({ wrong: [], twice: 0 });
    expect(measured.found).toBeGreaterThanOrEqual(leastLeft);
  });

  it("finds fewer where new rows came, and nothing else", async () => {
    const measured = await measure(after((db) => multiply(db, told, 60, 10_000)));
    expect(measured).toMatchObject({ wrong: [], twice: 0 });
    expect(measured.found).toBeGreaterThanOrEqual(leastReused);
  });

  it("finds none where the file was written anew", async () => {
    expect(await measure(after((db) => db.exec("VACUUM")))).toMatchObject({ found: 0, wrong: [], twice: 0 });
  });
});

function filled(db: DatabaseSync, sample: FileSample, tables: readonly string[]): void {
  db.exec("PRAGMA secure_delete = OFF; PRAGMA synchronous = OFF");
  restoreDatabase(db, sample.bytes);
  multiply(db, tables, rowsOfEach, 0);
}

function present(db: DatabaseSync, tables: readonly string[]): string[] {
  const all = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return all.map(({ name }) => String(name)).filter((name) => tables.includes(name));
}

/** More rows like those of the sample, each with texts and large numbers of its own. */
function multiply(db: DatabaseSync, tables: readonly string[], count: number, from: number): void {
  db.exec("BEGIN");
  for (const table of present(db, tables)) {
    const columns = db.prepare(`PRAGMA table_info("${table}")`).all();
    const keys = new Set(columns.filter(({ pk, type }) => pk === 1 && type === "INTEGER").map(({ name }) => name));
    const all = db.prepare(`SELECT * FROM "${table}" LIMIT 6`);
    all.setReadBigInts(true);
    const models = all.all();
    for (let number = 0; number < count && models.length > 0; number++) {
      const model = Object.entries(models[number % models.length] ?? {});
      const values = model.map(([column, value]) => (keys.has(column) ? null : varied(value, from + number)));
      db.prepare(`INSERT OR IGNORE INTO "${table}" VALUES (${model.map(() => "?").join(", ")})`).run(...values);
    }
  }
  db.exec("COMMIT");
}

function varied(value: SQLInputValue, number: number): SQLInputValue {
  if (typeof value === "string") return `${value} ${number}`;
  if (typeof value === "bigint") return value > 65_536n ? value + BigInt(number) * 1000n : value;
  return typeof value === "number" && Math.abs(value) > 65_536 ? value + number * 1000 : value;
}

function removeRows(db: DatabaseSync, tables: readonly string[]): void {
  for (const table of present(db, tables)) {
    const rows = db
      .prepare(`SELECT rowid AS number FROM "${table}"`)
      .all()
      .map(({ number }) => Number(number));
    db.exec(`DELETE FROM "${table}" WHERE rowid IN (${rows.filter(isDeleted).join(", ")})`);
  }
}

/** Whether all that a recovered record tells, and it tells something, was told of this row while it lived. */
function isOf(record: RecordDraft, row: RecordDraft): boolean {
  const values = telling(record);
  return record.kind === row.kind && values.size > 0 && [...values].every((value) => telling(row).has(value));
}

/** Where a record lies and how it was found, and what it is told with but stands in live rows of others. */
const beside = new Set(["kind", "locator", "recovered", "details", "organization"]);

const known = new WeakMap<RecordDraft, Set<unknown>>();

/** Texts and large numbers of a record: those that no accident makes. Asked for often. */
function telling(record: RecordDraft): Set<unknown> {
  const values = known.get(record) ?? tellingOf(record);
  known.set(record, values);
  return values;
}

function tellingOf(record: RecordDraft): Set<unknown> {
  return new Set(
    Object.entries(record)
      .filter(([name]) => !beside.has(name))
      .flatMap(([, value]) => value)
      .filter((value) => (typeof value === "string" ? value.length > 3 : typeof value === "number" && value > 65_536)),
  );
}

/** All that is told of a row. */
function plain(record: RecordDraft): string {
  const { recovery: _, ...details } = record.details ?? {};
  return JSON.stringify([record.kind, ...telling(record), details]);
}
