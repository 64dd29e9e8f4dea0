import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { dataUsageSample } from "../../../test/samples/datausage.ts";
import { macTime, sampleTime } from "../../../test/samples/sample.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { dataUsage } from "./datausage.ts";
import { netUsage } from "./netusage.ts";

const { path, bytes } = dataUsageSample();
const activity = async (content: Uint8Array) => {
  const reading = await readArtifact(dataUsage, { [path]: content });
  return { records: recordsOf(reading, "process_activity"), problems: reading.problems };
};
const us = (seconds: number) => (sampleTime + seconds) * 1e6;

describe("network use", () => {
  it("is one record a row of use, then one a process without any", async () => {
    const { records, problems } = await activity(bytes);
    expect(problems).toEqual([]);
    expect(
      records.map((record) => [record.process_id, record.process, record.app_id, record.details?.has_process]),
    ).toEqual([
      [1, "app/com.example.app", "com.example.app", true],
      [2, "mDNSResponder", null, true],
      [9, null, null, false],
      [4, "", null, true],
    ]);
    expect(records[0]).toEqual({
      kind: "process_activity",
      time: us(61),
      locator: { table: "ZLIVEUSAGE", rowid: 1 },
      process: "app/com.example.app",
      app_id: "com.example.app",
      process_id: 1,
      first_seen: us(0.5),
      last_seen: us(60),
      wifi_in: 1,
      wifi_out: 2,
      wwan_in: 3,
      wwan_out: 4,
      details: {
        has_process: true,
        live_id: 1,
        live_proc_id: 1,
        live_time: "2023-11-14T22:14:21Z",
        ZBILLCYCLEEND: "2023-11-15T00:43:20Z",
        ZKIND: 0,
      },
    });
    expect(records[3]).toMatchObject({ time: us(80), locator: { table: "ZPROCESS", rowid: 4 } });
  });

  it("keeps the process of a row whose counts and times are poisoned", async () => {
    const { records, problems } = await activity(
      buildDatabase((db) => {
        db.exec(
          "CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP, ZTIMESTAMP, ZBUNDLENAME, ZPROCNAME)",
        );
        db.exec(
          "CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS, ZTIMESTAMP, ZWIFIIN, ZWIFIOUT, ZWWANIN, ZWWANOUT)",
        );
        db.exec(`INSERT INTO ZPROCESS VALUES (1, 'x', ${macTime}, x'ff', 'bridgehead')`);
        db.exec("INSERT INTO ZLIVEUSAGE VALUES (1, 1, 9223372036854775807, 9223372036854775807, x'00', 3, 4)");
      }),
    );
    expect(records).toMatchObject([
      {
        process: "bridgehead",
        app_id: null,
        time: null,
        first_seen: null,
        last_seen: us(0),
        wifi_in: null,
        wifi_out: null,
        wwan_in: 3,
      },
    ]);
    expect(problems.length).toBe(5);
  });

  it.each([
    [
      "processes alone",
      "CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZPROCNAME); INSERT INTO ZPROCESS VALUES (3, 'a')",
      [3],
      0,
    ],
    [
      "use alone",
      "CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS); INSERT INTO ZLIVEUSAGE VALUES (1, 8)",
      [8],
      0,
    ],
    ["neither", "CREATE TABLE t (a)", [], 1],
  ])("is read where there are %s", async (_, sql, ids, said) => {
    const { records, problems } = await activity(buildDatabase((db) => db.exec(sql)));
    expect(records.map(({ process_id }) => process_id)).toEqual(ids);
    expect(problems.length).toBe(said);
  });
});

withShared("network use of real phones", () => {
  it.each([
    ["DataUsage.sqlite", dataUsage, "private/var/wireless/Library/Databases/DataUsage.sqlite"],
    ["netusage.sqlite", netUsage, "private/var/networkd/netusage.sqlite"],
  ])("shows every process of %s", async (name, artifact, place) => {
    const file = new Uint8Array(readFileSync(sharedPath("evidence/real/plaso/test_data/ios", name)));
    const reading = await readArtifact(artifact, { [place]: file }, "ios_filesystem");
    const records = recordsOf(reading, "process_activity");
    expect(reading.problems).toEqual([]);
    expect(new Set(records.map(({ process_id }) => process_id)).size).toBeGreaterThan(50);
    expect(records.filter((record) => record.details?.has_process && !record.process)).toEqual([]);
    // The phones were used in those years: an epoch that is mistaken would show.
    for (const { last_seen } of records) expect(Math.abs((last_seen ?? 1.6e15) - 1.6e15)).toBeLessThan(1e14);
  });
});
