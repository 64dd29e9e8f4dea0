import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

const date = (seconds: number): Date => new Date((sampleTime + seconds) * 1000);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Two networks of the newer layout, one with two access points of which one has a place. */
export function wifiNetworksSample(): FileSample {
  const networks = {
    "wifi.network.ssid.Harbour": {
      SSID: bytes("Harbour"),
      AddedAt: date(0),
      JoinedByUserAt: date(60),
      JoinedBySystemAt: date(120),
      LastDiscoveredAt: date(180),
      UpdatedAt: date(200),
      AddReason: "WiFi Settings",
      Hidden: false,
      SupportedSecurityTypes: "WPA2 Personal",
      BSSList: [
        {
          BSSID: "02:00:00:00:00:01",
          Channel: 36,
          LastAssociatedAt: date(120),
          LocationLatitude: 43.2951,
          LocationLongitude: 5.3739,
          LocationAccuracy: 20.5,
          LocationTimestamp: date(121),
        },
        { BSSID: "02:00:00:00:00:02", Channel: 1, LastAssociatedAt: date(60) },
      ],
      __OSSpecific__: { BSSID: "02:00:00:00:00:01", prevJoined: date(30), networkUsage: 12.5 },
    },
    "wifi.network.ssid.Café": {
      SSID: bytes("Café"),
      AddedAt: date(5),
      LastDiscoveredAt: date(6),
      BundleID: "com.example.hotspot",
      Hidden: true,
    },
  };
  return {
    kind: "ios_backup",
    path: "SystemPreferencesDomain-com.apple.wifi.known-networks.plist",
    bytes: writeBinaryPlist(plistOf(networks)),
  };
}

/** The third device was never seen again. */
export function bluetoothSample(): FileSample {
  const devices = {
    "02:00:00:00:01:01": { Name: "Car", DefaultName: "CAR MEDIA", LastSeenTime: sampleTime, DeviceIdProduct: 8194 },
    "02:00:00:00:01:02": { Name: "Speaker", LastSeenTime: sampleTime + 60 },
    "02:00:00:00:01:03": { DefaultName: "Watch" },
  };
  return {
    kind: "ios_filesystem",
    path: "private/var/mobile/Library/Preferences/com.apple.MobileBluetooth.devices.plist",
    bytes: writeBinaryPlist(plistOf(devices)),
  };
}

export function bluetoothLeSample(): FileSample {
  const database = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE PairedDevices (Uuid VARCHAR, Name VARCHAR, NameOrigin INTEGER, Address VARCHAR,
        ResolvedAddress VARCHAR, LastSeenTime INTEGER, LastConnectionTime INTEGER, IRK BLOB);
       INSERT INTO PairedDevices VALUES ('U-1', 'Watch', 2, 'Random 5A:00:00:00:00:01', 'Public 02:00:00:00:02:01', 4711, 4700, x'00112233'),
        ('U-2', 'Earbuds', 2, 'Public 02:00:00:00:02:02', NULL, 12, NULL, NULL), ('U-3', NULL, 1, 'Random 5A:00:00:00:00:03', NULL, NULL, NULL, NULL)`,
    );
  });
  return {
    kind: "ios_backup",
    path: "SysSharedContainerDomain-systemgroup.com.apple.bluetooth-Library/Database/com.apple.MobileBluetooth.ledevices.paired.db",
    bytes: database,
  };
}
