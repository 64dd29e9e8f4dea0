import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { analyticsSample } from "../../../test/samples/analytics.ts";
import { sampleTime } from "../../../test/samples/sample.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { analytics } from "./analytics.ts";
import { analyticsOsVersions } from "./analytics-os-versions.ts";

const { path, bytes } = analyticsSample();

describe("analytics of the keychain", () => {
  it("give every text of an event, and its links as text", async () => {
    const reading = await readArtifact(analytics, { [path]: bytes }, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        time: sampleTime * 1e6,
        locator: { table: "hard_failures", rowid: 1 },
        event: "CKKSEvent",
        values: ["CKKSEvent", "20H19", "securityd"],
        text: null,
        details: { table: "hard_failures", eventType: "CKKSEvent", build: "20H19", proc: "securityd" },
      },
      { event: "lookup", text: "https://evil.example.org/x" },
      { event: null, values: ["20G81", "deep"], details: { nested: { list: ["deep", 7] } } },
      { time: (sampleTime + 20) * 1e6 },
    ]);
  });

  it("keep the time of an event that cannot be read", async () => {
    const sql = `CREATE TABLE all_events (timestamp, data); INSERT INTO all_events VALUES (${sampleTime}, x'62706c69737430'), ('x', NULL)`;
    const reading = await readArtifact(analytics, { [path]: buildDatabase((db) => db.exec(sql)) }, "ios_filesystem");
    expect(reading.records).toMatchObject([
      { time: sampleTime * 1e6, values: [] },
      { time: null, values: [] },
    ]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["value", "value"]);
  });

  it("without their tables are said to be so", async () => {
    const reading = await readArtifact(
      analytics,
      { [path]: buildDatabase((db) => db.exec("CREATE TABLE t (a)")) },
      "ios_filesystem",
    );
    expect(reading.problems).toMatchObject([{ code: "schema" }]);
  });
});

describe("builds that analytics name", () => {
  it("are given once each, with their first event", async () => {
    const reading = await readArtifact(analyticsOsVersions, { [path]: bytes }, "ios_filesystem");
    expect(recordsOf(reading, "os_version").map(({ build, os_version, time }) => [build, os_version, time])).toEqual([
      ["20H19", "16", sampleTime * 1e6],
      ["20G81", "16", (sampleTime - 100) * 1e6],
      ["20H115", "16", (sampleTime + 20) * 1e6],
    ]);
  });
});
