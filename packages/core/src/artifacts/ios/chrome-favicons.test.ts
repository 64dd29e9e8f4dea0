import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { chromeFavicons } from "./chrome-favicons.ts";
import { chromeFolder } from "./chrome-history.ts";

const path = `AppDomain-com.google.chrome.ios-${chromeFolder}/Favicons`;
const when = parseIsoTime("2023-11-14T22:13:20Z");
/** The same, in microseconds since 1601. */
const webkitTime = 13_344_473_600_000_000n;
const tables = `
  CREATE TABLE icon_mapping (id INTEGER PRIMARY KEY, page_url LONGVARCHAR, icon_id INTEGER);
  CREATE TABLE favicons (id INTEGER PRIMARY KEY, url LONGVARCHAR);
  CREATE TABLE favicon_bitmaps (id INTEGER PRIMARY KEY, icon_id INTEGER, last_updated INTEGER, last_requested INTEGER);
  INSERT INTO icon_mapping VALUES (7, 'https://a.example.org/', 5);
  INSERT INTO favicons VALUES (5, 'https://a.example.org/i.ico');`;

async function read(sql: string) {
  const reading = await readArtifact(chromeFavicons, { [path]: buildDatabase((db) => db.exec(sql)) });
  return { icons: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("Chrome page icons", () => {
  it("tells a usual row", async () => {
    const { icons, problems } = await read(`${tables} INSERT INTO favicon_bitmaps VALUES (1, 5, ${webkitTime}, 1)`);
    expect(problems).toEqual([]);
    expect(icons).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { table: "icon_mapping", rowid: 7 },
        trace: "favicon",
        url: "https://a.example.org/",
        related_urls: ["https://a.example.org/i.ico"],
        application: "Chrome",
      },
    ]);
  });

  const page = { url: "https://a.example.org/", related_urls: ["https://a.example.org/i.ico"] };
  const cases: [title: string, sql: string, expected: object[], codes: string[]][] = [
    [
      "an icon never updated",
      `INSERT INTO favicon_bitmaps VALUES (1, 5, 0, ${webkitTime})`,
      [{ ...page, time: when }],
      [],
    ],
    ["an icon without pictures", "", [{ ...page, time: null }], []],
    ["a file without pictures", "DROP TABLE favicon_bitmaps", [{ ...page, time: null }], []],
    ["a page whose icon is gone", "DELETE FROM favicons", [{ url: page.url, related_urls: [] }], []],
    [
      "an icon in two sizes",
      `INSERT INTO favicon_bitmaps VALUES (1, 5, ${webkitTime}, 0), (2, 5, ${webkitTime + 1_000_000n}, 0)`,
      [
        { ...page, time: when },
        { ...page, time: (when ?? 0) + 1_000_000 },
      ],
      [],
    ],
    [
      "poisoned times",
      "INSERT INTO favicon_bitmaps VALUES (1, 5, 9223372036854775807, 'x')",
      [{ ...page, time: null }],
      ["value", "value"],
    ],
    [
      "poisoned addresses",
      "UPDATE favicons SET url = x'ff'; INSERT INTO icon_mapping VALUES (8, x'ff', 9)",
      [
        { url: page.url, related_urls: [] },
        { url: null, related_urls: [] },
      ],
      ["value", "value"],
    ],
  ];
  it.each(cases)("reads %s", async (_, sql, expected, codes) => {
    const { icons, problems } = await read(`${tables} ${sql}`);
    expect(icons).toMatchObject(expected);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("says that a file is no database", async () => {
    const reading = await readArtifact(chromeFavicons, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(reading).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});
