import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase, buildWalDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { safariHistory } from "./safari-history.ts";

const path = "HomeDomain-Library/Safari/History.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const tables = `
  CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT);
  CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT,
    redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER, load_successful BOOLEAN, http_non_get BOOLEAN);
  INSERT INTO history_items VALUES (5, 'https://a.example.org/');`;

async function read(sql: string, file = path) {
  const reading = await readArtifact(safariHistory, { [file]: buildDatabase((db) => db.exec(sql)) });
  return { visits: recordsOf(reading, "web_visit"), problems: reading.problems };
}

describe("Safari history", () => {
  it("tells a usual row", async () => {
    const { visits, problems } = await read(
      `${tables} INSERT INTO history_visits VALUES (7, 5, 721692800, 'A', 6, 8, 0, 1, 0)`,
    );
    expect(problems).toEqual([]);
    expect(visits).toEqual([
      {
        kind: "web_visit",
        time: when,
        locator: { table: "history_visits", rowid: 7 },
        url: "https://a.example.org/",
        title: "A",
        application: "Safari",
        visit_id: 7,
        redirect_source: 6,
        redirect_destination: 8,
        from_other_device: false,
        profile: null,
        details: { item: 5 },
      },
    ]);
  });

  const rows: [title: string, values: string, expected: object, problems: number][] = [
    ["seconds since 1970, as iOS 26 writes", "5, 1700000000, 'A', NULL, NULL, 0, 1, 0", { time: when }, 0],
    ["a visit of another device", "5, 1, 'A', NULL, NULL, 1, 1, 0", { from_other_device: true }, 0],
    ["a page that did not load", "5, 1, 'A', NULL, NULL, 0, 0, 0", { details: { item: 5, load_successful: 0 } }, 0],
    ["a form that was sent", "5, 1, 'A', NULL, NULL, 0, 1, 1", { details: { item: 5, http_non_get: 1 } }, 0],
    ["a visit whose address is gone", "99, 1, 'A', NULL, NULL, 0, 1, 0", { url: null, details: { item: 99 } }, 0],
    ["the end of time", "5, 9223372036854775807, 'A', NULL, NULL, 0, 1, 0", { time: null, title: "A" }, 1],
    ["a title that is no text", "5, 721692800, x'fffe', NULL, NULL, 0, 1, 0", { title: null, time: when }, 1],
    ["texts for numbers", "5, 'soon', 'A', 'x', 'y', 'z', 1, 0", { time: null, redirect_source: null }, 4],
    ["a poisoned key", "x'ff', 721692800, 'A', NULL, NULL, 0, 1, 0", { url: null, time: when, title: "A" }, 1],
  ];
  it.each(rows)("reads %s", async (_, values, expected, count) => {
    const { visits, problems } = await read(
      `${tables} INSERT INTO history_visits VALUES (1, ${values}), (2, 5, 721692800, 'good', NULL, NULL, 0, 1, 0)`,
    );
    expect(visits).toMatchObject([expected, { time: when, url: "https://a.example.org/", title: "good" }]);
    expect(problems).toHaveLength(count);
    for (const problem of problems) {
      expect(problem).toMatchObject({ code: "value", locator: { table: "history_visits", rowid: 1 } });
    }
  });

  const variants: [title: string, sql: string, expected: object, problems: string[]][] = [
    [
      "without redirects and origins",
      `CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO history_items VALUES (5, 'https://a.example.org/');
       CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL);
       INSERT INTO history_visits VALUES (1, 5, 721692800)`,
      { url: "https://a.example.org/", redirect_source: null, from_other_device: false },
      [],
    ],
    [
      "without addresses",
      "CREATE TABLE history_visits (id INTEGER PRIMARY KEY, visit_time REAL, title TEXT); INSERT INTO history_visits VALUES (1, 721692800, 'A')",
      { url: null, title: "A", time: when },
      [],
    ],
  ];
  it.each(variants)("reads a file %s", async (_, sql, expected, codes) => {
    const { visits, problems } = await read(sql);
    expect(visits).toMatchObject([expected]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("names the profile that a file belongs to", async () => {
    const file = "AppDomain-com.apple.mobilesafari-Library/Safari/Profiles/0A1B-2C3D/History.db";
    const { visits } = await read(`${tables} INSERT INTO history_visits (id, history_item) VALUES (1, 5)`, file);
    expect(visits).toMatchObject([{ profile: "0A1B-2C3D" }]);
  });

  it("reads visits that are only in the WAL", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => db.exec(tables),
      (db) => db.exec("INSERT INTO history_visits (id, history_item) VALUES (1, 5)"),
    );
    const reading = await readArtifact(safariHistory, { [path]: main, [`${path}-wal`]: wal });
    expect(reading.records).toMatchObject([{ url: "https://a.example.org/" }]);
  });

  it("says what is no history", async () => {
    expect((await read("CREATE TABLE other (a)")).problems).toMatchObject([{ code: "schema" }]);
    const damaged = await readArtifact(safariHistory, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(damaged).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});

withShared("a real history of Safari", () => {
  it("gives all visits with their redirects", async () => {
    const file = sharedPath("evidence", "real", "plaso", "test_data", "safari", "History.db");
    const reading = await readArtifact(safariHistory, { [path]: new Uint8Array(readFileSync(file)) });
    const visits = recordsOf(reading, "web_visit");
    expect(visits).toHaveLength(25);
    expect(visits.every(({ url, time }) => url?.startsWith("http") && time && time > 1.4e15)).toBe(true);
    const ids = new Set(visits.map(({ visit_id }) => visit_id));
    const ends = visits
      .flatMap((visit) => [visit.redirect_source, visit.redirect_destination])
      .filter((id) => id !== null);
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.filter((id) => !ids.has(id))).toEqual([]);
    expect(reading.problems).toEqual([]);
  });
});
