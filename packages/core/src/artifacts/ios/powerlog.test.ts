import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { plasoFile } from "../../../test/real-files.ts";
import { powerlogSample } from "../../../test/samples/ios-usage.ts";
import { withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import { powerlog } from "./powerlog.ts";
import { PowerlogClock } from "./powerlog-clock.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

describe("PowerlogClock", () => {
  const clock = new PowerlogClock([
    [200, -20],
    [100, -10],
  ]);
  it.each([
    [50, -10],
    [100, -10],
    [199.9, -10],
    [200, -20],
    [1e9, -20],
  ])("corrects %d by what was in force then", (time, offset) => {
    expect(clock.offsetAt(time)).toBe(offset);
  });

  it("corrects nothing where nothing is told", () => {
    expect(new PowerlogClock([]).offsetAt(5)).toBe(0);
  });
});

describe("power log", () => {
  it("tells programs and use by the phone's clock", async () => {
    const { path, bytes } = powerlogSample();
    const { records, problems } = await readArtifact(powerlog, { [path]: bytes }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "app_use",
        time: when,
        app_id: "net.example.chat",
        duration: 30.25,
        end: when + 3.6e9,
        details: { BackgroundTime: 5.5, clock_offset: -600 },
      },
      {
        kind: "process_activity",
        time: when + 3.6e9,
        process: "bridgehead",
        process_id: 251,
        details: { clock_offset: -660 },
      },
      { kind: "process_activity", first_seen: when + 60e6, last_seen: when + 120e6, wifi_in: 3, wwan_out: 2 },
      { kind: "app", app_id: "net.example.chat", name: "Chat", version: "3.1" },
      { kind: "app_event", time: when + 60e6, event: "removed" },
      { kind: "log_event", event: "lock of the screen", text: "locked" },
      { kind: "other_device", name: "Dock", device_id: "S-1", connection: "accessory" },
    ]);
  });

  it("reads an archive of a sysdiagnose, and one that is cut off as far as it goes", async () => {
    const packed = new Uint8Array(gzipSync(powerlogSample().bytes));
    const path = "logs/powerlogs/powerlog_2023-11-14_22-13_A.PLSQL.gz";
    const whole = await readArtifact(powerlog, { [path]: packed }, "ios_sysdiagnose");
    expect(whole.problems).toEqual([]);
    expect(whole.records).toHaveLength(7);
    const cut = await readArtifact(powerlog, { [path]: packed.slice(0, packed.length - 20) }, "ios_sysdiagnose");
    expect(cut.problems.length).toBeGreaterThan(0);
  });

  it("says where the log does not tell how its clock stands", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE PLSpringBoardAgent_EventForward_SBLock (ID INTEGER PRIMARY KEY, timestamp REAL, Locked INTEGER);
        INSERT INTO PLSpringBoardAgent_EventForward_SBLock VALUES (1, 1700000000, 0)`),
    );
    const { records, problems } = await readArtifact(powerlog, { "logs/powerlogs/x.PLSQL": bytes }, "ios_sysdiagnose");
    expect(records).toMatchObject([{ time: when, text: "unlocked", details: {} }]);
    expect(problems).toHaveLength(1);
  });
});

withShared("the power log of a real phone", () => {
  it("has the 102 run times that plaso reads, by the phone's clock", async () => {
    const path = "logs/powerlogs/powerlog_2021-12-16_05-54_84E2141B.PLSQL";
    const bytes = plasoFile("ios/powerlog_2021-12-16_05-54_84E2141B.PLSQL");
    const reading = await readArtifact(powerlog, { [path]: bytes }, "ios_sysdiagnose");
    expect(reading.problems).toEqual([]);
    const use = recordsOf(reading, "app_use");
    const runs = use.filter(({ event }) => event === "run time");
    expect(runs).toHaveLength(102);
    expect(runs[0]).toMatchObject({ app_id: "com.apple.springboard.home-screen", duration: 30.339694 });
    // 2021-11-02 10:05:45 by the log's clock, which plaso gives, less the 373 seconds that it says it was ahead.
    expect(isoTime(runs[0]?.time ?? 0)).toBe("2021-11-02T09:59:31.533638Z");
    expect(recordsOf(reading, "process_activity")).toHaveLength(994 + 182);
    expect(recordsOf(reading, "app")).toHaveLength(132);
    expect(use.filter(({ event }) => event === "on screen")).toHaveLength(28);
  });
});
