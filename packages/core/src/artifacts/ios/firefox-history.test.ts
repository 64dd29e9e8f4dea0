import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { firefoxHistory } from "./firefox-history.ts";

const profile = "AppDomainGroup-group.org.mozilla.ios.Firefox-profile.profile";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const places = `
  CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR);
  CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER, from_visit INTEGER, place_id INTEGER,
    visit_date INTEGER, visit_type INTEGER);
  INSERT INTO moz_places VALUES (5, 'https://a.example.org/', 'A');`;
const browser = `
  CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT, title TEXT);
  CREATE TABLE visits (id INTEGER PRIMARY KEY, siteID INTEGER, date REAL, type INTEGER, is_local INTEGER);
  INSERT INTO history VALUES (5, 'https://a.example.org/', 'A');`;

async function read(sql: string, name: string) {
  const reading = await readArtifact(firefoxHistory, { [`${profile}/${name}`]: buildDatabase((db) => db.exec(sql)) });
  return { visits: recordsOf(reading, "web_visit"), problems: reading.problems };
}

describe("Firefox history", () => {
  const usual = {
    kind: "web_visit",
    time: when,
    url: "https://a.example.org/",
    title: "A",
    application: "Firefox",
    visit_id: 7,
    from_other_device: false,
    details: { item: 5, type: 1, is_local: 1 },
  };
  const versions: [name: string, sql: string, expected: object][] = [
    [
      "places.db",
      `${places} INSERT INTO moz_historyvisits VALUES (7, 1, 6, 5, 1700000000000, 1)`,
      { ...usual, locator: { table: "moz_historyvisits", rowid: 7 }, redirect_source: 6 },
    ],
    [
      "browser.db",
      `${browser} INSERT INTO visits VALUES (7, 5, 1700000000000000, 1, 1)`,
      { ...usual, locator: { table: "visits", rowid: 7 }, redirect_source: null },
    ],
  ];
  it.each(versions)("tells a usual row of %s", async (name, sql, expected) => {
    const { visits, problems } = await read(sql, name);
    expect(problems).toEqual([]);
    expect(visits).toEqual([expected]);
  });

  const rows: [title: string, values: string, expected: object, problems: number][] = [
    ["a visit of another device", "0, 0, 5, 1700000000000, 1", { from_other_device: true, time: when }, 0],
    ["a visit whose address is gone", "1, 0, 99, 1700000000000, 1", { url: null, details: { item: 99 } }, 0],
    ["the end of time", "1, 0, 5, 9223372036854775807, 1", { time: null, url: "https://a.example.org/" }, 1],
    ["texts for numbers", "'x', 'y', 5, 'z', 'w'", { time: null, from_other_device: null, url: usual.url }, 4],
  ];
  it.each(rows)("reads %s", async (_, values, expected, count) => {
    const { visits, problems } = await read(
      `${places} INSERT INTO moz_historyvisits VALUES (1, ${values}), (2, 1, 0, 5, 1700000000000, 1)`,
      "places.db",
    );
    expect(visits).toMatchObject([expected, { time: when, url: "https://a.example.org/" }]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual(
      Array(count).fill(["value", { table: "moz_historyvisits", rowid: 1 }]),
    );
  });

  it("keeps all but what is poisoned in browser.db", async () => {
    const { visits, problems } = await read(
      `${browser} INSERT INTO visits VALUES (1, 5, 9e300, 1, 1), (2, x'ff', 1700000000000000, 1, 1)`,
      "browser.db",
    );
    expect(visits).toMatchObject([
      { url: "https://a.example.org/", time: null },
      { url: null, time: when },
    ]);
    expect(problems).toHaveLength(2);
  });

  it("is found in a file system, also in the group's container", async () => {
    const bytes = buildDatabase((db) => db.exec(`${browser} INSERT INTO visits VALUES (1, 5, 1, 1, 1)`));
    const files = {
      "private/var/mobile/profile.profile/browser.db": bytes,
      "private/var/mobile/Containers/Shared/AppGroup/AAAA/profile.profile/browser.db": bytes,
    };
    expect((await readArtifact(firefoxHistory, files, "ios_filesystem")).records).toHaveLength(2);
  });

  it("says what is no history", async () => {
    expect((await read("CREATE TABLE other (a)", "browser.db")).problems).toMatchObject([{ code: "schema" }]);
    const damaged = await readArtifact(firefoxHistory, { [`${profile}/places.db`]: new Uint8Array(5000).fill(0x41) });
    expect(damaged).toMatchObject({ records: [], problems: [{ code: "damaged" }] });
  });
});

withShared("a real places file of Firefox for computers", () => {
  it("gives the visit; its time, which counts microseconds there, is refused by name", async () => {
    const file = sharedPath("evidence", "real", "plaso", "test_data", "firefox", "places.sqlite");
    const bytes = new Uint8Array(readFileSync(file));
    const reading = await readArtifact(firefoxHistory, { [`${profile}/places.db`]: bytes });
    expect(reading.records).toMatchObject([{ url: "http://news.google.com/", time: null, from_other_device: null }]);
    expect(reading.problems).toMatchObject([{ code: "value", locator: { table: "moz_historyvisits", rowid: 1 } }]);
  });
});
