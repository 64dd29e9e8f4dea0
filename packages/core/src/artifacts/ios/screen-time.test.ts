import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { plasoFile } from "../../../test/real-files.ts";
import { screenTimeSample } from "../../../test/samples/ios-usage.ts";
import { withShared } from "../../../test/shared.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { screenTime } from "./screen-time.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

describe("Screen Time", () => {
  it("tells applications, web sites and what was counted, each by its block", async () => {
    const { path, bytes } = screenTimeSample();
    const { records, problems } = await readArtifact(screenTime, { [path]: bytes }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "app_use",
        time: when,
        end: when + 3.6e9,
        app_id: "net.example.chat",
        duration: 300,
        device: "iPhone",
        details: { given_name: "Ana", family_name: "Moreau", category: "DH1007" },
      },
      { kind: "web_trace", url: "example.org", time: when, details: { duration: 20, device: "iPhone" } },
      { kind: "app_use", event: "notified and picked up", details: { notifications: 7, pickups: 2 } },
    ]);
  });
});

withShared("Screen Time of a real phone", () => {
  it("has the 777 items that plaso reads", async () => {
    const { path } = screenTimeSample();
    const files = { [path]: plasoFile("ios/RMAdminStore-Local.sqlite") };
    const { records, problems } = await readArtifact(screenTime, files, "ios_filesystem");
    expect(problems).toEqual([]);
    const items = records.filter(({ locator }) => "table" in locator && locator.table === "ZUSAGETIMEDITEM");
    expect(items).toHaveLength(777);
    expect(records.length - items.length).toBe(719);
    expect(items.filter(({ kind }) => kind === "web_trace")).toHaveLength(28);
    // What plaso's own test expects of the first.
    expect(items[0]).toMatchObject({
      app_id: "com.spotify.client",
      time: parseIsoTime("2021-02-03T16:00:00Z"),
      duration: 1006,
      device: "iPhone",
      details: { device_id: "c623fbd7e91b041e07a68f8523f53a35973e475d", given_name: "This Is", family_name: "DFIR" },
    });
  });
});
