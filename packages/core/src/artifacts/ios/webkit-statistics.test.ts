import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { webkitStatistics } from "./webkit-statistics.ts";

const folder = "Library/WebKit/WebsiteData/ResourceLoadStatistics";
const path = `AppDomain-com.example.app-${folder}/observations.db`;
const when = parseIsoTime("2023-11-14T22:13:20Z");
const table = `CREATE TABLE ObservedDomains (domainID INTEGER PRIMARY KEY, registrableDomain TEXT, lastSeen REAL,
  hadUserInteraction INTEGER, mostRecentUserInteractionTime REAL, grandfathered INTEGER, isPrevalent INTEGER,
  mostRecentWebPushInteractionTime REAL);`;

async function read(sql: string) {
  const reading = await readArtifact(webkitStatistics, { [path]: buildDatabase((db) => db.exec(sql)) });
  return { domains: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("tracking-prevention statistics", () => {
  it("tells a usual row", async () => {
    const { domains, problems } = await read(
      `${table} INSERT INTO ObservedDomains VALUES (7, 'evil.example.org', 1700000000, 1, 1699999999, 0, 1, 1700000001)`,
    );
    expect(problems).toEqual([]);
    expect(domains).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { table: "ObservedDomains", rowid: 7 },
        trace: "statistics",
        url: "evil.example.org",
        application: "AppDomain-com.example.app",
        user_interaction: true,
        details: {
          isPrevalent: 1,
          most_recent_user_interaction: "2023-11-14T22:13:19Z",
          most_recent_web_push_interaction: "2023-11-14T22:13:21Z",
        },
      },
    ]);
  });

  const rows: [title: string, values: string, expected: object, problems: number][] = [
    [
      "a domain never used",
      "'a.example.org', 1700000000, 0, -1, 0, 0, -1",
      { user_interaction: false, details: {} },
      0,
    ],
    [
      "the end of time",
      "'a.example.org', 9223372036854775807, 0, 9e300, 0, 0, 0",
      { url: "a.example.org", time: null },
      2,
    ],
    [
      "a name that is no text",
      "x'ff', 1700000000, 1, -1, 0, 0, 0",
      { url: null, time: when, user_interaction: true },
      1,
    ],
    ["neither yes nor no", "'a.example.org', 1700000000, 7, 'x', 0, 0, 0", { user_interaction: null, time: when }, 2],
  ];
  it.each(rows)("reads %s", async (_, values, expected, count) => {
    const { domains, problems } = await read(
      `${table} INSERT INTO ObservedDomains VALUES (1, ${values}), (2, 'b.example.org', 1700000000, 1, -1, 0, 0, 0)`,
    );
    expect(domains).toMatchObject([expected, { url: "b.example.org", time: when, user_interaction: true }]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual(
      Array(count).fill(["value", { table: "ObservedDomains", rowid: 1 }]),
    );
  });

  it("reads a file without times of interaction", async () => {
    const { domains, problems } = await read(
      "CREATE TABLE ObservedDomains (registrableDomain TEXT, lastSeen REAL); INSERT INTO ObservedDomains VALUES ('a.example.org', 1700000000)",
    );
    expect(domains).toMatchObject([{ url: "a.example.org", time: when, user_interaction: null, details: {} }]);
    expect(problems).toEqual([]);
  });

  it("says what is no such file", async () => {
    expect((await read("CREATE TABLE other (a)")).problems).toMatchObject([{ code: "schema" }]);
    const damaged = await readArtifact(webkitStatistics, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(damaged).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});

withShared("a real file of statistics", () => {
  it("gives its domains", async () => {
    const backup = sharedPath("evidence", "real", "mvt", "tests", "artifacts", "ios_backup");
    const bytes = new Uint8Array(readFileSync(`${backup}/6e/6e9d0cb750a70e7fa10943c134a5f021dab327e7`));
    const file = `AppDomain-com.google.chrome.ios-${folder}/observations.db`;
    const reading = await readArtifact(webkitStatistics, { [file]: bytes });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        time: parseIsoTime("2021-10-18T12:30:50Z"),
        url: "google.com",
        user_interaction: true,
        details: { most_recent_user_interaction: "2021-10-18T12:27:10.768620Z" },
      },
      { url: "gstatic.com", application: "AppDomain-com.google.chrome.ios", user_interaction: false, details: {} },
    ]);
  });
});
