import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { plistOf } from "../../../test/samples/sample.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { PlistUid } from "../../formats/plist/value.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { safariTabs } from "./safari-tabs.ts";

const path = "HomeDomain-Library/Safari/BrowserState.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const tables = `
  CREATE TABLE tabs (id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, user_visible_url TEXT, last_viewed_time REAL,
    private_browsing INTEGER);
  CREATE TABLE tab_sessions (id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB);
  INSERT INTO tabs VALUES (1, 'u1', 'A', 'https://a.example.org/', 'https://seen.example.org/', 721692800, 1);`;

const header = [0, 0, 0, 0];
const session = (value: unknown) => Uint8Array.of(...header, ...writeBinaryPlist(plistOf(value)));
const pages = (entries: unknown) => session({ SessionHistory: { SessionHistoryEntries: entries } });
const page = {
  SessionHistoryEntryTitle: "S",
  SessionHistoryEntryURL: "https://s.example.org/",
  SessionHistoryEntryOriginalURL: "https://o.example.org/",
  SessionHistoryEntryData: Uint8Array.of(1, 2, 3),
};

/** One tab with this session. */
async function readSession(data: Uint8Array | string | number | null) {
  const bytes = buildDatabase((db) => {
    db.exec(tables);
    db.prepare("INSERT INTO tab_sessions VALUES (1, 'u1', ?)").run(data);
  });
  const reading = await readArtifact(safariTabs, { [path]: bytes });
  return { tabs: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("Safari tabs", () => {
  it("tells a tab with the pages that it went through", async () => {
    const { tabs, problems } = await readSession(pages([page]));
    expect(problems).toEqual([]);
    expect(tabs).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { table: "tabs", rowid: 1 },
        trace: "tab",
        url: "https://a.example.org/",
        related_urls: ["https://seen.example.org/", "https://s.example.org/", "https://o.example.org/"],
        title: "A",
        application: "Safari",
        details: {
          user_visible_url: "https://seen.example.org/",
          private_browsing: 1,
          session_data: [{ title: "S", url: "https://s.example.org/", original: "https://o.example.org/", length: 3 }],
        },
      },
    ]);
  });

  const good = "https://s.example.org/";
  const sessions: [title: string, data: Uint8Array | number | null, urls: string[], code: string | undefined][] = [
    ["none", null, [], undefined],
    ["only a header", Uint8Array.of(...header), [], undefined],
    ["no history", session({ IsAppLinkOpenedTab: false }), [], undefined],
    ["a page without a title", pages([{ SessionHistoryEntryURL: good }]), [good], undefined],
    [
      "a length in place of data",
      pages([{ SessionHistoryEntryURL: good, SessionHistoryEntryData: 7 }]),
      [good],
      undefined,
    ],
    ["a page of a wrong type beside a good one", pages([7, { SessionHistoryEntryURL: good }]), [good], "value"],
    [
      "an address of a wrong type beside a good page",
      pages([{ SessionHistoryEntryURL: new PlistUid(1) }, { SessionHistoryEntryURL: good }]),
      [good],
      "value",
    ],
    ["a history of a wrong type", session({ SessionHistory: [good] }), [], "value"],
    ["pages of a wrong type", pages(good), [], "value"],
    ["no property list", new TextEncoder().encode("    bplist00 broken"), [], "damaged"],
    ["a number", 12345678, [], "value"],
  ];
  it.each(sessions)("reads a session: %s", async (_, data, urls, code) => {
    const { tabs, problems } = await readSession(data);
    expect(tabs).toMatchObject([
      { url: "https://a.example.org/", related_urls: ["https://seen.example.org/", ...urls] },
    ]);
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    for (const problem of problems) expect(problem.locator).toEqual({ table: "tabs", rowid: 1 });
  });

  it("reads a file without sessions, and all but what is poisoned", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE tabs (id INTEGER PRIMARY KEY, title TEXT, url TEXT, last_viewed_time REAL);
        INSERT INTO tabs VALUES (1, x'ff', 'https://a.example.org/', 9e300), (2, 'B', 'https://b.example.org/', 721692800)`),
    );
    const reading = await readArtifact(safariTabs, { [path]: bytes });
    expect(reading.records).toMatchObject([
      { url: "https://a.example.org/", title: null, time: null },
      { url: "https://b.example.org/", title: "B", time: when },
    ]);
    expect(reading.problems).toHaveLength(2);
  });

  it("says that a file is no database", async () => {
    const reading = await readArtifact(safariTabs, { [path]: new Uint8Array(5000).fill(0x41) });
    expect(reading).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});

withShared("a real file of tabs", () => {
  it("gives the tab that was open", async () => {
    const backup = sharedPath("evidence", "real", "mvt", "tests", "artifacts", "ios_backup");
    const bytes = readFileSync(`${backup}/3a/3a47b0981ed7c10f3e2800aa66bac96a3b5db28e`);
    const reading = await readArtifact(safariTabs, { [path]: new Uint8Array(bytes) });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        time: parseIsoTime("2021-09-29T08:56:46.156382Z"),
        title: "NSO is bad",
        url: "https://en.wikipedia.org/wiki/NSO_Group",
      },
    ]);
  });
});
