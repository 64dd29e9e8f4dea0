import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { globalPreferencesSample } from "../../../test/samples/global-preferences.ts";
import { locationClientsSample } from "../../../test/samples/location-clients.ts";
import { osAnalyticsAdDailySample } from "../../../test/samples/osanalytics-addaily.ts";
import { plistOf, sampleTime } from "../../../test/samples/sample.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { globalPreferences } from "./global-preferences.ts";
import { locationClients } from "./location-clients.ts";
import { osAnalyticsAdDaily } from "./osanalytics-addaily.ts";

const plist = (value: unknown) => writeBinaryPlist(plistOf(value));

it("global preferences are settings, nested ones as JSON", async () => {
  const { path, bytes } = globalPreferencesSample();
  const reading = await readArtifact(globalPreferences, { [path]: bytes });
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "setting").map(({ key, value }) => [key, value])).toEqual([
    ["AppleLocale", "en_US"],
    ["AppleKeyboards", '["en_GB","emoji"]'],
    ["LDMGlobalEnabled", "true"],
    ["AKLastEmailListRequestDateKey", "2023-11-14T22:13:20Z"],
  ]);
});

describe("programs that used location", () => {
  const { path, bytes } = locationClientsSample();

  it("have their newest time and their paths", async () => {
    const { records, problems } = await readArtifact(locationClients, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        time: (sampleTime + 0.5) * 1e6,
        process: "com.example.maps",
        app_id: "com.example.maps",
        registered: null,
        details: { LocationTimeStopped: "2023-11-14T22:13:20.500Z", Registered: true },
      },
      {
        time: (sampleTime + 2) * 1e6,
        process: "/usr/libexec/bridgehead",
        executable: "/usr/libexec/bridgehead",
        registered: "/private/var/tmp/x",
        details: { FenceTimeStopped: "2023-11-14T22:13:22Z" },
      },
      { time: null, path: "/private/var/tmp/stage2/x.app", details: { ClientStorageToken: "AQI=" } },
    ]);
  });

  it("keep their other fields where one is poisoned", async () => {
    const { records, problems } = await readArtifact(locationClients, {
      [path]: plist({
        a: { LocationTimeStopped: 1e30, FenceTimeStopped: 0, BundleId: 7, Executable: "/x" },
        b: "x",
        c: {},
      }),
    });
    expect(records).toMatchObject([{ process: "a", time: null, app_id: null, executable: "/x" }, { process: "c" }]);
    expect(problems.map(({ locator }) => locator)).toEqual([
      { key: "a/LocationTimeStopped" },
      { key: "a/BundleId" },
      { key: "b" },
    ]);
  });
});

describe("sums of network use", () => {
  const { path, bytes } = osAnalyticsAdDailySample();

  it("have a time and four counts", async () => {
    const { records, problems } = await readArtifact(osAnalyticsAdDaily, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records[1]).toEqual({
      kind: "process_activity",
      time: (sampleTime + 60) * 1e6,
      locator: { key: "netUsageBaseline/bridgehead" },
      process: "bridgehead",
      last_seen: (sampleTime + 60) * 1e6,
      wifi_in: 10,
      wifi_out: 20,
      wwan_in: 30,
      wwan_out: 40,
    });
  });

  it("keep the program where its values are poisoned", async () => {
    const { records, problems } = await readArtifact(osAnalyticsAdDaily, {
      [path]: plist({ netUsageBaseline: { a: 7, b: ["x", 2n ** 63n - 1n, 2, 3.5] } }),
    });
    expect(records).toMatchObject([
      { process: "a", time: null },
      { process: "b", time: null, wifi_in: null, wifi_out: 2, wwan_in: 4, wwan_out: null },
    ]);
    expect(problems.length).toBe(3);
  });

  it("that are not there are no problem", async () => {
    expect(await readArtifact(osAnalyticsAdDaily, { [path]: plist({ other: 1 }) })).toMatchObject({
      records: [],
      problems: [],
    });
  });
});
