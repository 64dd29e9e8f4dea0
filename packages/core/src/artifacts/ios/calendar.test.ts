import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { calendar } from "./calendar.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z");

describe("calendar", () => {
  const path = "HomeDomain-Library/Calendar/Calendar.sqlitedb";
  const read = async (sql: string) => {
    const reading = await readArtifact(calendar, { [path]: buildDatabase((db) => db.exec(sql)) });
    return { found: recordsOf(reading, "calendar_event"), problems: reading.problems };
  };
  const items = `CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL,
    end_date REAL, all_day INTEGER, organizer_id INTEGER, location_id INTEGER, url TEXT, conference_url TEXT, last_modified REAL,
    creation_date REAL, UUID TEXT, due_date REAL);`;

  it("tells an entry with its organiser and place", async () => {
    const { found, problems } = await read(`${items}
      CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, email TEXT, phone_number TEXT, UUID TEXT, last_modified REAL);
      CREATE TABLE Location (ROWID INTEGER PRIMARY KEY, title TEXT);
      INSERT INTO Location VALUES (3, 'Lyon');
      INSERT INTO Participant VALUES (1, 'a@example.net', NULL, 'P', 721692800), (2, '', '+2', NULL, NULL);
      INSERT INTO CalendarItem VALUES (1, 'Meeting', 'Notes', 721692800, 721692800, 1, 1, 3, 'https://evil.example/', NULL, 721692800, 721692800, 'U', 721692800),
        (2, 'x', NULL, 1, 1, 0, 2, NULL, '', 'https://evil.example/call', 1, 1, NULL, NULL)`);
    expect(problems).toEqual([]);
    expect(found).toMatchObject([
      {
        time: when,
        end: when,
        created: when,
        modified: when,
        title: "Meeting",
        description: "Notes",
        organizer: "a@example.net",
        location: "Lyon",
        all_day: true,
        url: "https://evil.example/",
        details: {
          UUID: "U",
          due_date: "2023-11-14T22:13:20Z",
          organizer: { UUID: "P", last_modified: "2023-11-14T22:13:20Z" },
        },
      },
      { organizer: "+2", url: "https://evil.example/call" },
    ]);
  });

  it("keeps entries without an organiser, and all but what is poisoned", async () => {
    const { found, problems } = await read(`${items}
      INSERT INTO CalendarItem (ROWID, summary, url, start_date, organizer_id) VALUES (1, 'a', 'https://evil.example/', 9e300, 8), (2, 'b', NULL, 'soon', NULL)`);
    expect(found).toMatchObject([
      { title: "a", url: "https://evil.example/", time: null, organizer: null },
      { title: "b", time: null },
    ]);
    expect(problems).toHaveLength(2);
  });
});
