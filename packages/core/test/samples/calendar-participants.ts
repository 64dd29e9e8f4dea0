import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Entry 1 has an organiser, a guest, and a guest whose identity is gone. */
export function calendarParticipantsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, organizer_id INTEGER);
       CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, identity_id INTEGER, owner_id INTEGER, email TEXT,
        phone_number TEXT, last_modified REAL);
       CREATE TABLE Identity (ROWID INTEGER PRIMARY KEY, display_name TEXT, address TEXT);
       INSERT INTO CalendarItem VALUES (1, 'Lunch', 1);
       INSERT INTO Identity VALUES (1, 'Ana', 'mailto:ana@example.org'), (2, 'Ben', 'mailto:ben@example.org');`,
    );
    const insert = db.prepare("INSERT INTO Participant VALUES (?, ?, 1, ?, NULL, ?)");
    insert.run(1, 1, "ana@example.org", macTime);
    insert.run(2, 2, null, macTime + 1);
    insert.run(3, 9, "gone@example.org", macTime + 2);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Calendar/Calendar.sqlitedb", bytes };
}
