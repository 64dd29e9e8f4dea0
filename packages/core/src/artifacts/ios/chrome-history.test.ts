import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { chromeFolder, chromeHistory } from "./chrome-history.ts";

const path = `AppDomain-com.google.chrome.ios-${chromeFolder}/History`;
const when = parseIsoTime("2023-11-14T22:13:20Z");
/** The same, in microseconds since 1601. */
const webkitTime = 13_344_473_600_000_000n;
const tables = `
  CREATE TABLE urls (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR);
  CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER, transition INTEGER,
    visit_duration INTEGER);
  INSERT INTO urls VALUES (5, 'https://a.example.org/', 'A');`;

async function read(sql: string) {
  const reading = await readArtifact(chromeHistory, { [path]: buildDatabase((db) => db.exec(sql)) });
  return { visits: recordsOf(reading, "web_visit"), problems: reading.problems };
}

describe("Chrome history", () => {
  it("tells a usual row", async () => {
    const { visits, problems } = await read(
      `${tables} INSERT INTO visits VALUES (7, 5, ${webkitTime}, 6, 805306376, 1500000)`,
    );
    expect(problems).toEqual([]);
    expect(visits).toEqual([
      {
        kind: "web_visit",
        time: when,
        locator: { table: "visits", rowid: 7 },
        url: "https://a.example.org/",
        title: "A",
        application: "Chrome",
        visit_id: 7,
        redirect_source: 6,
        details: { item: 5, transition: 805306376, visit_duration: 1500000 },
      },
    ]);
  });

  const rows: [title: string, values: string, expected: object, problems: number][] = [
    [
      "a visit whose address is gone",
      `99, ${webkitTime}, 0, 0, 0`,
      { url: null, time: when, details: { item: 99 } },
      0,
    ],
    ["no time", "5, 0, 0, 0, 0", { time: null, url: "https://a.example.org/" }, 0],
    ["the end of time", "5, 9223372036854775807, 0, 0, 0", { time: null, url: "https://a.example.org/" }, 1],
    ["texts for numbers", `5, ${webkitTime}, 'x', 'y', 'z'`, { redirect_source: null, time: when }, 3],
    ["a poisoned key", `x'ff', ${webkitTime}, 0, 0, 0`, { url: null, time: when }, 1],
  ];
  it.each(rows)("reads %s", async (_, values, expected, count) => {
    const { visits, problems } = await read(
      `${tables} INSERT INTO visits VALUES (1, ${values}), (2, 5, ${webkitTime}, 1, 0, 0)`,
    );
    expect(visits).toMatchObject([expected, { time: when, url: "https://a.example.org/", redirect_source: 1 }]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual(
      Array(count).fill(["value", { table: "visits", rowid: 1 }]),
    );
  });

  it("costs only the visits to it, where an address is poisoned", async () => {
    const { visits, problems } = await read(`${tables} INSERT INTO urls VALUES (6, x'ff', 'B');
      INSERT INTO visits (id, url, visit_time) VALUES (1, 6, ${webkitTime}), (2, 5, ${webkitTime})`);
    expect(visits).toMatchObject([
      { url: null, title: "B", time: when },
      { url: "https://a.example.org/", time: when },
    ]);
    expect(problems).toMatchObject([{ code: "value" }]);
  });

  it("says what is no history", async () => {
    expect((await read("CREATE TABLE other (a)")).problems).toMatchObject([{ code: "schema" }]);
    const damaged = await readArtifact(chromeHistory, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(damaged).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});

withShared("a real history of Chrome", () => {
  it("gives all visits, from a file without durations", async () => {
    const file = sharedPath("evidence", "real", "plaso", "test_data", "chrome", "History");
    const reading = await readArtifact(chromeHistory, { [path]: new Uint8Array(readFileSync(file)) });
    const visits = recordsOf(reading, "web_visit");
    // plaso counts 71 events: these, and two downloads.
    expect(visits).toHaveLength(69);
    expect(visits.filter(({ url, time }) => !url || !time || time < 1.2e15)).toEqual([]);
    expect(reading.problems).toEqual([]);
  });
});
