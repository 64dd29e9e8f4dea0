import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { zipEntries } from "../../../test/zip-entries.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { cacheFiles } from "./cache-files.ts";

const path = "private/var/mobile/Containers/Data/Application/AAAA/Library/Caches/com.example/Cache.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const table = `CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, version INTEGER, hash_value INTEGER,
  storage_policy INTEGER, request_key TEXT, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT);`;

async function read(sql: string, file = path) {
  const reading = await readArtifact(cacheFiles, { [file]: buildDatabase((db) => db.exec(sql)) }, "ios_filesystem");
  return { entries: recordsOf(reading, "web_trace"), problems: reading.problems };
}

describe("network caches", () => {
  it("tells a usual row", async () => {
    const { entries, problems } = await read(
      `${table} INSERT INTO cfurl_cache_response VALUES (7, 0, -55, 0, 'https://a.example.org/', '2023-11-14 22:13:20', 'p')`,
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { table: "cfurl_cache_response", rowid: 7 },
        trace: "cache",
        url: "https://a.example.org/",
        application: "AAAA",
        details: { entry_id: 7, version: 0, hash_value: -55, storage_policy: 0, partition: "p" },
      },
    ]);
  });

  const times: [title: string, value: string, time: number | null | undefined, problems: number][] = [
    ["seconds", "1700000000", when, 0],
    ["none", "0", null, 0],
    ["another text", "'yesterday'", null, 1],
    ["the end of time", "9223372036854775807", null, 1],
    ["data", "x'ff'", null, 1],
  ];
  it.each(times)("takes %s as the time", async (_, value, time, count) => {
    const { entries, problems } = await read(
      `${table} INSERT INTO cfurl_cache_response (entry_ID, request_key, time_stamp) VALUES
        (1, 'https://a.example.org/', ${value}), (2, 'https://b.example.org/', '2023-11-14 22:13:20')`,
    );
    expect(entries).toMatchObject([
      { url: "https://a.example.org/", time },
      { url: "https://b.example.org/", time: when },
    ]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual(
      Array(count).fill(["value", { table: "cfurl_cache_response", rowid: 1 }]),
    );
  });

  it("keeps all but what is poisoned", async () => {
    const { entries, problems } = await read(
      `${table} INSERT INTO cfurl_cache_response (entry_ID, hash_value, request_key) VALUES
        (1, 'x', x'ff'), (2, 3, 'https://b.example.org/')`,
    );
    expect(entries).toMatchObject([{ url: null, details: { hash_value: null } }, { url: "https://b.example.org/" }]);
    expect(problems).toHaveLength(2);
  });

  it("reads an older file without partitions", async () => {
    const { entries, problems } = await read(
      `CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, request_key TEXT, time_stamp);
       INSERT INTO cfurl_cache_response VALUES (1, 'https://a.example.org/', '2023-11-14 22:13:20')`,
    );
    expect(entries).toMatchObject([{ url: "https://a.example.org/", time: when, details: { partition: null } }]);
    expect(problems).toEqual([]);
  });

  it("names a daemon by its folder", async () => {
    const file = "private/var/mobile/Library/Caches/com.apple.nsurlsessiond/Cache.db";
    const { entries } = await read(`${table} INSERT INTO cfurl_cache_response (request_key) VALUES ('x')`, file);
    expect(entries).toMatchObject([{ application: "com.apple.nsurlsessiond" }]);
  });

  it("leaves other programs' Cache.db alone, and says what is no database", async () => {
    expect(await read("CREATE TABLE tiles (a); INSERT INTO tiles VALUES (1)")).toEqual({ entries: [], problems: [] });
    const damaged = await readArtifact(cacheFiles, { [path]: new Uint8Array(5000).fill(0x41) }, "ios_filesystem");
    expect(damaged).toMatchObject({ records: [], problems: [{ code: "damaged", file: path }] });
  });
});

withShared("a real cache of Safari", () => {
  it("gives the entry that is only in the WAL", async () => {
    const zip = "testdata.safariCache.safariCache.mvs_ios_2023.zip";
    const folder = ["evidence", "real", "iLEAPP", "admin", "test", "cases", "data", "safariCache"];
    const entries = [...zipEntries(new Uint8Array(readFileSync(sharedPath(...folder, zip))))];
    const files = Object.fromEntries(entries.map(([name, bytes]) => [name.replace(/^\//, ""), bytes]));
    const reading = await readArtifact(cacheFiles, files, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        time: parseIsoTime("2022-11-21T20:22:02Z"),
        url: "https://configuration.apple.com/configurations/internetservices/safari/AutoFillQuirks-1.plist",
        details: { hash_value: "2864141631479785102" },
        application: "E9C94D39-5066-4556-8EB9-2DFE28104A2A",
      },
    ]);
  });
});
