import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { zipEntries } from "../../../test/zip-entries.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { contacts } from "./contacts.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z");

describe("contacts", () => {
  const path = "HomeDomain-Library/AddressBook/AddressBook.sqlitedb";
  const read = async (sql: string) => {
    const reading = await readArtifact(contacts, { [path]: buildDatabase((db) => db.exec(sql)) });
    return { contacts: recordsOf(reading, "contact"), problems: reading.problems };
  };

  it("tells each value with its person and label, and persons without a value", async () => {
    const { contacts: found, problems } = await read(`
      CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Middle TEXT, Last TEXT, Organization TEXT, Note TEXT,
        CreationDate INTEGER, ModificationDate INTEGER);
      CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, label INTEGER, value TEXT);
      CREATE TABLE ABMultiValueLabel (value TEXT);
      CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT);
      CREATE TABLE ABMultiValueEntryKey (value TEXT);
      INSERT INTO ABPerson VALUES (1, 'Ana', NULL, 'Lee', 'Org', 'n', 721692800, 721692800), (2, 'Bo', NULL, NULL, NULL, NULL, 0, 0);
      INSERT INTO ABMultiValueLabel VALUES ('_$!<Home>!$_');
      INSERT INTO ABMultiValueEntryKey VALUES ('City'), ('Street');
      INSERT INTO ABMultiValue VALUES (1, 1, 3, 1, '+1'), (2, 1, 5, NULL, NULL), (3, 99, 4, NULL, 'lost@example.org');
      INSERT INTO ABMultiValueEntry VALUES (2, 1, 'Lyon'), (2, 2, 'Rue X')`);
    expect(problems).toEqual([]);
    expect(found).toMatchObject([
      {
        locator: { table: "ABMultiValue", rowid: 1 },
        name: "Ana Lee",
        contact: "+1",
        label: "Home",
        organization: "Org",
        created: when,
        modified: when,
        details: { First: "Ana", Last: "Lee", Note: "n", record_id: 1, property: "phone" },
      },
      { contact: "Lyon, Rue X", details: { property: "address", parts: { City: "Lyon", Street: "Rue X" } } },
      { contact: "lost@example.org", name: null },
      { locator: { table: "ABPerson", rowid: 2 }, name: "Bo", created: null },
    ]);
  });

  it("reads a file without labels and parts", async () => {
    const { contacts: found, problems } = await read(`
      CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT);
      CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, value TEXT);
      INSERT INTO ABPerson VALUES (1, 'Ana'); INSERT INTO ABMultiValue VALUES (1, 1, '+1')`);
    expect(problems).toEqual([]);
    expect(found).toMatchObject([{ name: "Ana", contact: "+1", label: null }]);
  });
});

withShared("a near-real file of iOS 18", () => {
  const file = (...parts: string[]) =>
    new Uint8Array(readFileSync(sharedPath("evidence", "real", "ios-backup-parser", ...parts)));

  it("reads all persons and values", async () => {
    const bytes = file("contacts", "testdata", "contacts.1.AddressBook.sqlitedb");
    const reading = await readArtifact(contacts, { "HomeDomain-Library/AddressBook/AddressBook.sqlitedb": bytes });
    const values = reading.records.filter(({ locator }) => "table" in locator && locator.table === "ABMultiValue");
    expect(values).toHaveLength(9);
    expect(reading.problems).toEqual([]);
  });
});

withShared("the address book of a real phone", () => {
  it("whose rows stand in its log alone is read as the peer reads it: nine cards with all their values", async () => {
    const zip =
      "evidence/real/iLEAPP/admin/test/cases/data/addressBook/testdata.addressBook.addressBook.josh_ios15_ffs.zip";
    const entries = zipEntries(new Uint8Array(readFileSync(sharedPath(zip))));
    const name = [...entries.keys()].find((key) => key.endsWith("/AddressBook.sqlitedb")) ?? expect.fail();
    const place = "HomeDomain-Library/AddressBook/AddressBook.sqlitedb";
    const { records, problems } = await readArtifact(contacts, {
      [place]: entries.get(name) ?? expect.fail(),
      [`${place}-wal`]: entries.get(`${name}-wal`) ?? expect.fail(),
    });
    expect(problems).toEqual([]);
    const golden =
      "evidence/real/iLEAPP/admin/test/results/addressBook/addressBook.addressBook.josh_ios15_ffs.20250621194251.json";
    const { headers, data } = JSON.parse(readFileSync(sharedPath(golden), "utf8")) as {
      headers: string[];
      data: (string | number | null)[][];
    };
    const at = (row: (string | number | null)[], header: string) => String(row[headers.indexOf(header)] ?? "");
    const values = (row: (string | number | null)[], header: string) =>
      at(row, header)
        .split("\r")
        .filter(Boolean)
        .map((value) => value.replace(/^[^:]*: /, ""));
    const expected = data.flatMap((row) =>
      ["Phone Numbers", "Email addresses", "URL"].flatMap((header) => values(row, header)),
    );
    const told = records.flatMap((record) => {
      if (record.kind !== "contact" || record.details?.["property"] === "address") return [];
      return record.contact ?? [];
    });
    expect(told.toSorted(compare)).toEqual(expected.toSorted(compare));
    const cards = new Set(records.map((record) => record.details?.["record_id"] ?? JSON.stringify(record.locator)));
    expect(cards.size).toBe(data.length);
  });
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
