import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { firefoxFavicons } from "./firefox-favicons.ts";

const path = "AppDomainGroup-group.org.mozilla.ios.Firefox-profile.profile/browser.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const tables = `
  CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT);
  CREATE TABLE favicons (id INTEGER PRIMARY KEY, url TEXT, width INTEGER, height INTEGER, type INTEGER, date REAL);
  CREATE TABLE favicon_sites (id INTEGER PRIMARY KEY, siteID INTEGER, faviconID INTEGER);
  INSERT INTO history VALUES (3, 'https://a.example.org/');
  INSERT INTO favicon_sites VALUES (1, 3, 5);`;
const usual = "INSERT INTO favicons VALUES (5, 'https://a.example.org/i.ico', 16, 32, 2, 1700000000)";

async function read(sql: string) {
  const reading = await readArtifact(firefoxFavicons, { [path]: buildDatabase((db) => db.exec(sql)) });
  return { icons: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("Firefox page icons", () => {
  it("tells a usual row", async () => {
    const { icons, problems } = await read(`${tables} ${usual}`);
    expect(problems).toEqual([]);
    expect(icons).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { table: "favicons", rowid: 5 },
        trace: "favicon",
        url: "https://a.example.org/",
        related_urls: ["https://a.example.org/i.ico"],
        application: "Firefox",
        details: { width: 16, height: 32, type: 2, history_id: 3 },
      },
    ]);
  });

  const icon = { time: when, related_urls: ["https://a.example.org/i.ico"] };
  const cases: [title: string, sql: string, expected: object[], codes: string[]][] = [
    ["an icon of no page", `${tables} ${usual}; DELETE FROM favicon_sites`, [{ ...icon, url: null }], []],
    ["a file without the join", `${tables} ${usual}; DROP TABLE favicon_sites`, [{ ...icon, url: null }], []],
    ["a file without icons", "CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT)", [], []],
    [
      "a poisoned icon beside a good one",
      `${tables} ${usual}; INSERT INTO favicons VALUES (6, x'ff', 'w', 'h', 't', 9e300)`,
      [icon, { time: null, url: null, related_urls: [] }],
      ["value", "value", "value", "value", "value"],
    ],
    [
      "a poisoned page",
      `${tables} ${usual}; UPDATE history SET url = x'ff'`,
      [{ ...icon, url: null, details: { history_id: 3 } }],
      ["value"],
    ],
  ];
  it.each(cases)("reads %s", async (_, sql, expected, codes) => {
    const { icons, problems } = await read(sql);
    expect(icons).toMatchObject(expected);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("says that a file is no database", async () => {
    const reading = await readArtifact(firefoxFavicons, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(reading).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});
