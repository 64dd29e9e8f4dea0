import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ileappFiles, plasoFile } from "../../../test/real-files.ts";
import { wifiNetworksSample } from "../../../test/samples/ios-radio.ts";
import { plistOf } from "../../../test/samples/sample.ts";
import { withShared } from "../../../test/shared.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { isoTime } from "../../formats/time.ts";
import { wifiNetworks } from "./wifi-networks.ts";

const clock = (time: number | null | undefined) => (time == null ? null : isoTime(time));

describe("Wi-Fi networks", () => {
  it("tells networks, their access points and where one of these stands", async () => {
    const { path, bytes } = wifiNetworksSample();
    const reading = await readArtifact(wifiNetworks, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    const found = recordsOf(reading, "wifi_network");
    expect(found.map(({ ssid, bssid, time }) => [ssid, bssid, clock(time)])).toEqual([
      ["Harbour", "02:00:00:00:00:01", "2023-11-14T22:15:20Z"],
      ["Harbour", "02:00:00:00:00:01", "2023-11-14T22:15:20Z"],
      ["Harbour", "02:00:00:00:00:02", "2023-11-14T22:14:20Z"],
      ["Café", null, "2023-11-14T22:13:26Z"],
    ]);
    expect(found[0]).toMatchObject({ security: "WPA2 Personal", hidden: false });
    expect([clock(found[0]?.first_seen), clock(found[0]?.last_seen)]).toEqual([
      "2023-11-14T22:13:20Z",
      "2023-11-14T22:16:20Z",
    ]);
    expect(recordsOf(reading, "place")).toMatchObject([
      { place_type: "antenna", latitude: 43.2951, longitude: 5.3739, accuracy: 20.5, name: "Harbour" },
    ]);
  });

  it("reads the older layout and no keys that stand beside it", async () => {
    const file = {
      RotationKeyMacRandomisation: Uint8Array.of(1, 2, 3),
      "List of known networks": [
        {
          SSID_STR: "Old",
          BSSID: "2:0:0:0:0:9",
          lastJoined: new Date(1.7e12),
          addedAt: new Date(1.6e12),
          HIDDEN_NETWORK: true,
          EAPProfile: { UserName: "ana", UserPassword: "secret" },
          networkKnownBSSListKey: [{ BSSID: "2:0:0:0:0:9", CHANNEL: 6, lastRoamed: new Date(1.7e12) }],
        },
        { SSID: Uint8Array.of(0xff, 0x41) },
      ],
    };
    const path = "SystemPreferencesDomain-SystemConfiguration/com.apple.wifi.plist";
    const reading = await readArtifact(wifiNetworks, { [path]: writeBinaryPlist(plistOf(file)) });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      { ssid: "Old", hidden: true, time: 1.7e15, first_seen: 1.6e15 },
      { ssid: "Old", bssid: "2:0:0:0:0:9", last_seen: 1.7e15 },
      { ssid: "ff41" },
    ]);
    expect(JSON.stringify(reading.records)).not.toContain("secret");
  });
});

withShared("Wi-Fi networks of real phones", () => {
  it("reads the one network and the nine access points of plaso's file", async () => {
    const path = "private/var/preferences/com.apple.wifi.known-networks.plist";
    const files = { [path]: plasoFile("ios/com.apple.wifi.known-networks.plist") };
    const reading = await readArtifact(wifiNetworks, files, "ios_filesystem");
    const found = recordsOf(reading, "wifi_network");
    expect(reading.problems).toEqual([]);
    expect(found).toHaveLength(10);
    expect(found[0]).toMatchObject({ ssid: "Matt_Foley", bssid: "6a:22:32:98:f4:df", security: "WPA2 Personal" });
    expect(clock(found[0]?.time)).toBe("2023-05-20T19:55:03.073186Z");
  });

  it.each([
    ["testdata.appleWifiPlist.appleWifiKnownNetworks.josh_ios15_ffs.zip", ["Matt_Foley"]],
    ["testdata.appleWifiPlist.appleWifiKnownNetworks.belkasoft_ctf6_ios_device1.zip", ["TWR9", "UCPLPublicWireless"]],
  ])("reads %s", async (name, ssids) => {
    const reading = await readArtifact(wifiNetworks, ileappFiles("appleWifiPlist", name), "ios_filesystem");
    expect(reading.problems).toEqual([]);
    const found = recordsOf(reading, "wifi_network").filter(({ details }) => details?.["access_point"] !== true);
    expect(found.map(({ ssid }) => ssid)).toEqual(ssids);
  });
});
