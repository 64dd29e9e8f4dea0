import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** A number, an address of several parts, a mail address whose person is gone, and a person without any of them. */
export function contactsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Middle TEXT, Last TEXT, Organization TEXT,
        Note TEXT, CreationDate INTEGER, ModificationDate INTEGER);
       CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, label INTEGER,
        value TEXT);
       CREATE TABLE ABMultiValueLabel (value TEXT);
       CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT);
       CREATE TABLE ABMultiValueEntryKey (value TEXT);`,
    );
    const person = db.prepare("INSERT INTO ABPerson VALUES (?, ?, NULL, ?, 'Org', ?, ?, ?)");
    person.run(1, "Ana", "Lee", "met in Lyon", macTime, macTime + 60);
    person.run(2, "Bo", null, null, macTime, macTime + 120);
    db.exec("INSERT INTO ABMultiValueLabel VALUES ('_$!<Home>!$_'), ('Hotel')");
    db.exec("INSERT INTO ABMultiValueEntryKey VALUES ('City'), ('Street')");
    db.exec(
      "INSERT INTO ABMultiValue VALUES (1, 1, 3, 1, '+15550100'), (2, 1, 5, 2, NULL), (3, 99, 4, NULL, 'x@example.org')",
    );
    db.exec("INSERT INTO ABMultiValueEntry VALUES (2, 1, 'Lyon'), (2, 2, 'Rue X')");
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/AddressBook/AddressBook.sqlitedb", bytes };
}
