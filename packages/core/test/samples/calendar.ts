import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Entry 1 and 2 have an organiser and a place, 3 has neither. */
export function calendarSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL,
        end_date REAL, all_day INTEGER, organizer_id INTEGER, location_id INTEGER, url TEXT, conference_url TEXT,
        creation_date REAL, last_modified REAL, UUID TEXT, due_date REAL);
       CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, email TEXT, phone_number TEXT, UUID TEXT,
        last_modified REAL);
       CREATE TABLE Location (ROWID INTEGER PRIMARY KEY, title TEXT);`,
    );
    db.prepare("INSERT INTO Participant VALUES (1, 'ana@example.org', NULL, 'P1', ?)").run(macTime);
    db.exec("INSERT INTO Participant VALUES (2, NULL, '+15550100', 'P2', NULL)");
    db.exec("INSERT INTO Location VALUES (1, 'Lyon'), (2, 'Nice')");
    const insert = db.prepare("INSERT INTO CalendarItem VALUES (?, ?, 'Notes', ?, ?, 0, ?, ?, ?, NULL, ?, ?, ?, NULL)");
    for (let id = 1; id <= 3; id++) {
      const other = id === 3 ? null : id;
      const url = `https://${id}.example.org/`;
      insert.run(id, `Entry ${id}`, macTime + id, macTime + 3600, other, other, url, macTime, macTime, `U${id}`);
    }
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Calendar/Calendar.sqlitedb", bytes };
}
