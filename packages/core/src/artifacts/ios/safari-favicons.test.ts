import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { safariFavicons } from "./safari-favicons.ts";

const path = "private/var/mobile/Library/Image Cache/Favicons/Favicons.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const pages = `
  CREATE TABLE page_url (url TEXT, uuid TEXT);
  CREATE TABLE icon_info (uuid TEXT, url TEXT, timestamp REAL);
  INSERT INTO page_url VALUES ('https://a.example.org/', 'u1');`;
const rejected = "CREATE TABLE rejected_resources (page_url TEXT, icon_url TEXT, timestamp REAL);";

async function read(sql: string, file = path) {
  const bytes = buildDatabase((db) => db.exec(sql));
  const reading = await readArtifact(safariFavicons, { [file]: bytes }, "ios_filesystem");
  return { icons: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("Safari page icons", () => {
  it("tells icons that are shown and that were rejected", async () => {
    const { icons, problems } = await read(`${pages} ${rejected}
      INSERT INTO icon_info VALUES ('u1', 'https://a.example.org/i.ico', 721692800);
      INSERT INTO rejected_resources VALUES ('http://b.example.org/', 'http://b.example.org/i', 721692800)`);
    expect(problems).toEqual([]);
    const common = { kind: "web_trace", time: when, trace: "favicon", application: "Safari" };
    expect(icons).toEqual([
      {
        ...common,
        locator: { table: "page_url", rowid: 1 },
        url: "https://a.example.org/",
        related_urls: ["https://a.example.org/i.ico"],
        details: { type: "valid" },
      },
      {
        ...common,
        locator: { table: "rejected_resources", rowid: 1 },
        url: "http://b.example.org/",
        related_urls: ["http://b.example.org/i"],
        details: { type: "rejected" },
      },
    ]);
  });

  const cases: [title: string, sql: string, expected: object[], codes: string[]][] = [
    ["a page without an icon", pages, [{ url: "https://a.example.org/", related_urls: [], time: null }], []],
    [
      "a file without a table of icons",
      "CREATE TABLE page_url (url TEXT, uuid TEXT); INSERT INTO page_url VALUES ('https://a.example.org/', 'u1')",
      [{ url: "https://a.example.org/", related_urls: [] }],
      [],
    ],
    [
      "rejected icons though there is no table of pages",
      `${rejected} INSERT INTO rejected_resources VALUES ('http://b.example.org/', NULL, 721692800)`,
      [{ url: "http://b.example.org/", related_urls: [], time: when }],
      ["schema"],
    ],
    [
      "a poisoned icon",
      `${pages} INSERT INTO icon_info VALUES ('u1', x'ff', 9e300)`,
      [{ url: "https://a.example.org/", related_urls: [], time: null }],
      ["value", "value"],
    ],
    [
      "a poisoned rejection beside a good one",
      `${pages} ${rejected} INSERT INTO rejected_resources VALUES (x'ff', 'http://b.example.org/i', 'then'), ('http://c.example.org/', NULL, 0)`,
      [
        { url: "https://a.example.org/" },
        { url: null, related_urls: ["http://b.example.org/i"], time: null },
        { url: "http://c.example.org/", time: null },
      ],
      ["value", "value"],
    ],
  ];
  it.each(cases)("reads %s", async (_, sql, expected, codes) => {
    const { icons, problems } = await read(sql);
    expect(icons).toMatchObject(expected);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("is found in the application's container", async () => {
    const file = "private/var/mobile/Containers/Data/Application/AAAA/Library/Image Cache/Favicons/Favicons.db";
    expect((await read(pages, file)).icons).toHaveLength(1);
  });

  it("says that a file is no database", async () => {
    const files = { [path]: new Uint8Array(5000).fill(0x41) };
    const reading = await readArtifact(safariFavicons, files, "ios_filesystem");
    expect(reading).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});
