import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { plasoFile } from "../../../test/real-files.ts";
import { knowledgeCSample } from "../../../test/samples/ios-usage.ts";
import { withShared } from "../../../test/shared.ts";
import { isoTime } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { knowledgeC } from "./knowledgec.ts";

describe("knowledgeC", () => {
  it("makes of each stream what it tells of", async () => {
    const { path, bytes } = knowledgeCSample();
    const reading = await readArtifact(knowledgeC, { [path]: bytes }, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      { kind: "app_use", event: "/app/inFocus", app_id: "net.example.chat", duration: 30, device: null },
      { kind: "app_use", event: "/app/usage", device: "D-2" },
      { kind: "app_event", event: "installed", app_id: "net.example.chat", details: { install_title: "Chat" } },
      { kind: "notification", event: "Receive", app_id: "net.example.chat" },
      { kind: "web_trace", url: "https://example.org/", title: "A page" },
      { kind: "web_trace", url: "https://example.org/a", application: "com.apple.mobilesafari" },
      { kind: "other_device", name: "Car", device_id: "02:00:00:00:01:01", connection: "bluetooth, connected" },
      { kind: "place", place_type: "looked_at", latitude: 43.2951, longitude: 5.3739, name: "Harbour" },
      { kind: "log_event", event: "/device/isLocked", text: "1" },
      { kind: "log_event", event: "/display/isBacklit", text: "0" },
    ]);
    expect(isoTime(reading.records[0]?.time ?? 0)).toBe("2023-11-14T22:13:20Z");
    expect(reading.records[0]?.details).toMatchObject({ ZSECONDSFROMGMT: 3600, ZCREATIONDATE: "2023-11-14T22:13:51Z" });
  });
});

withShared("a real file of macOS 10.13", () => {
  const path = "private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db";
  const month = ({ time }: RecordDraft): string => isoTime(time ?? 0).slice(0, 7);

  it("reads its 21 entries", async () => {
    const files = { [path]: plasoFile("macos/knowledgec-10.13.db") };
    const reading = await readArtifact(knowledgeC, files, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    const live = reading.records.filter(({ recovered }) => recovered === undefined);
    expect(live).toHaveLength(21);
    expect(live.filter(({ kind }) => kind === "app_use")).toHaveLength(17);
    expect(new Set(live.map(month))).toEqual(new Set(["2019-02"]));
  });

  it("finds on its free pages what was deleted a month before", async () => {
    const files = { [path]: plasoFile("macos/knowledgec-10.13.db") };
    const reading = await readArtifact(knowledgeC, files, "ios_filesystem");
    const recovered = reading.records.filter((record) => record.recovered !== undefined);
    expect(recovered).toHaveLength(21);
    expect(new Set(recovered.map(month))).toEqual(new Set(["2019-01"]));
    for (const { details } of recovered)
      expect(details?.["ZUUID"]).toMatch(/^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/);
  });
});
