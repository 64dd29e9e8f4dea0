import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { openBytes } from "../../../test/sqlite-engine.ts";
import { zipEntries } from "../../../test/zip-entries.ts";
import type { DatabaseProblem } from "./database.ts";

/** Databases of real phones, most with a WAL. */
const files = [
  "plaso/test_data/ios/DataUsage.sqlite",
  "plaso/test_data/ios/netusage.sqlite",
  "plaso/test_data/ios/Accounts3.sqlite",
  "plaso/test_data/ios/NoteStore.sqlite",
  "plaso/test_data/ios/kik.sqlite",
  "plaso/test_data/ios/powerlog_2021-12-16_05-54_84E2141B.PLSQL",
  "plaso/test_data/wal_database.db",
  "plaso/test_data/safari/History.db",
  "plaso/test_data/android/contacts2.db",
  "plaso/test_data/android/mmssms.db",
  "plaso/test_data/sqlite/imessage_chat.db",
  "andriller/tests/data/other/locks/locksettings.db",
  "wa-crypt-tools/tests/res/msgstore.db",
  "ios-backup-parser/contacts/testdata/contacts.1.AddressBook.sqlitedb",
  "mvt/tests/artifacts/ios_backup/Manifest.db",
  "mvt/tests/artifacts/ios_backup/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28",
  "mvt/tests/artifacts/ios_backup/64/64d0019cb3d46bfc8cce545a8ba54b93e7ea9347",
];
const cases = "iLEAPP/admin/test/cases/data";
const zips: [zip: string, entry: RegExp][] = [
  [`${cases}/addressBook/testdata.addressBook.addressBook.josh_ios15_ffs.zip`, /AddressBook\.sqlitedb$/],
  [`${cases}/addressBook/testdata.addressBook.addressBook.josh_ios15_ffs.zip`, /AddressBookImages\.sqlitedb$/],
  [`${cases}/accountData/testdata.accountData.accountData.josh_ios15_ffs.zip`, /Accounts3\.sqlite$/],
  [`${cases}/notes/testdata.notes.notes.josh_ios17_ffs.zip`, /NoteStore\.sqlite$/],
  [`${cases}/storeSystem/testdata.storeSystem.storeSystemAppInstalls.mvs_ios_2023.zip`, /storeSystem\.db$/],
];

withShared("databases of real phones read as SQLite itself reads them", () => {
  test.each(files)("%s", async (path) => {
    const file = sharedPath("evidence", "real", path);
    await expectSame(bytesOf(file), existsSync(`${file}-wal`) ? bytesOf(`${file}-wal`) : undefined);
  });

  test.each(zips)("%s %s", async (path, entry) => {
    const entries = zipEntries(bytesOf(sharedPath("evidence", "real", path)));
    const name = [...entries.keys()].find((key) => entry.test(key)) ?? expect.fail("no such entry");
    const main = entries.get(name) ?? expect.fail();
    await expectSame(main, entries.get(`${name}-wal`));
  });

  test("rows that only the WAL holds", async () => {
    const path = sharedPath("evidence", "real", "andriller/tests/data/other/locks/locksettings.db");
    const main = bytesOf(path);
    expect(main.length).toBe(4096);
    const alone = await openBytes(main);
    expect(alone.db.tables.size).toBe(0);
    alone.db.close();
    const { db, problems } = await openBytes(main, bytesOf(`${path}-wal`));
    const columns = { name: "s.name", value: "s.value" };
    const settings = Array.from(db.select({ from: ["locksettings", "s"], columns }), (row) => row.text("name"));
    expect(settings).toContain("lockscreen.password_salt");
    expect(problems).toEqual([]);
    db.close();
  });
});

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

async function expectSame(main: Uint8Array, wal: Uint8Array | undefined): Promise<void> {
  const { rows, problems } = await ours(main, wal);
  expect(problems).toEqual([]);
  expect(rows.size).toBeGreaterThan(0);
  for (const [table, values] of theirs(main, wal, rows.keys())) {
    expect(rows.get(table), table).toEqual(values);
  }
}

async function ours(main: Uint8Array, wal: Uint8Array | undefined) {
  const { db, problems } = await openBytes(main, wal);
  const rows = new Map<string, unknown[][]>();
  for (const [table, columns] of db.tables) {
    const query = Object.fromEntries(columns.map((name, i) => [`c${i}`, `t.${name}`]));
    const names = Object.keys(query);
    const values = Array.from(db.select({ from: [table, "t"], columns: query }), (row) =>
      names.map((name) => comparable(row.raw(name))),
    );
    rows.set(table, values);
  }
  db.close();
  return { rows, problems: problems satisfies DatabaseProblem[] };
}

function* theirs(main: Uint8Array, wal: Uint8Array | undefined, tables: Iterable<string>) {
  const folder = mkdtempSync(join(tmpdir(), "sillage-real-"));
  const path = join(folder, "copy.db");
  writeFileSync(path, main);
  if (wal) writeFileSync(`${path}-wal`, wal);
  const db = new DatabaseSync(path);
  try {
    for (const table of tables) {
      const statement = db.prepare(`SELECT * FROM "${table}" NOT INDEXED`);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      const rows = statement.all() as unknown as (null | number | bigint | string | Uint8Array)[][];
      yield [table, rows.map((row) => row.map(comparable))] as const;
    }
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

function comparable(value: null | number | bigint | string | Uint8Array): unknown {
  if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
}
