import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { bluetoothLeSample, bluetoothSample } from "../../../test/samples/ios-radio.ts";
import { plistOf } from "../../../test/samples/sample.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { statedTime } from "../../formats/time.ts";
import { bluetooth } from "./bluetooth.ts";
import { bluetoothLe } from "./bluetooth-le.ts";

describe("Bluetooth devices", () => {
  it("states the time that each was last seen without a zone", async () => {
    const { path, bytes } = bluetoothSample();
    const reading = await readArtifact(bluetooth, { [path]: bytes }, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      { name: "Car", device_id: "02:00:00:00:01:01", connection: "bluetooth", details: { DefaultName: "CAR MEDIA" } },
      { name: "Speaker" },
      { name: "Watch", last_seen: null },
    ]);
    expect(statedTime(reading.records[0]?.time ?? 0, bluetooth.timeBasis)).toBe("2023-11-14T22:13:20");
  });

  it("tells no keys, and says what is of another type", async () => {
    const file = { "02:00:00:00:01:01": { Name: 7, LinkKey: Uint8Array.of(1, 2), LastSeenTime: 0 }, x: 1 };
    const path = "private/var/mobile/Library/Preferences/com.apple.MobileBluetooth.devices.plist";
    const reading = await readArtifact(bluetooth, { [path]: writeBinaryPlist(plistOf(file)) }, "ios_filesystem");
    expect(reading.records).toMatchObject([{ name: null, time: null, details: {} }]);
    expect(reading.problems).toHaveLength(2);
    expect(JSON.stringify(reading.records)).not.toContain("LinkKey");
  });
});

describe("Bluetooth Low Energy devices", () => {
  it("tells the address behind a random one, and counters as numbers", async () => {
    const { path, bytes } = bluetoothLeSample();
    const reading = await readArtifact(bluetoothLe, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      { name: "Watch", device_id: "Public 02:00:00:00:02:01", connection: "bluetooth, paired" },
      { name: "Earbuds", device_id: "Public 02:00:00:00:02:02" },
      { name: null, device_id: "Random 5A:00:00:00:00:03" },
    ]);
    expect(reading.records[0]?.details).toEqual({
      Uuid: "U-1",
      NameOrigin: 2,
      LastSeenTime: 4711,
      LastConnectionTime: 4700,
      Address: "Random 5A:00:00:00:00:01",
    });
  });
});
