import { type Maybe, number, text } from "../../formats/plist/access.ts";
import { toMicroseconds } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

const file = "com.apple.MobileBluetooth.devices.plist";
/** Keys of the link are left out: whoever has one can pose as the device. */
const told = [
  "DefaultName",
  "DeviceIdProduct",
  "DeviceIdVendor",
  "DeviceIdVersion",
  "DeviceIdVendorSource",
  "UserNameKey",
];

export const bluetooth = defineArtifact({
  id: "ios.bluetooth",
  title: "Bluetooth devices paired",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: [
      `SysSharedContainerDomain-systemgroup.com.apple.bluetooth-Library/Preferences/${file}`,
      `HomeDomain-Library/Preferences/${file}`,
    ],
    ios_filesystem: [
      `private/var/containers/Shared/SystemGroup/*/Library/Preferences/${file}`,
      `private/var/mobile/Library/Preferences/${file}`,
    ],
  },
  kinds: ["other_device"],
  // Unlike all else of its kind, LastSeenTime counts seconds of the phone's wall clock: iLEAPP issue 988.
  timeBasis: "device_local",
  reach: "until a device is forgotten",
  references: [
    "iLEAPP bluetooth.py: a dictionary by the device's address",
    "iLEAPP issue 988: LastSeenTime is wall time of the phone, as if it were Unix seconds",
  ],
  view: { type: "table", columns: ["time", "name", "device_id", "last_seen"] },

  async *read(input) {
    for (const [key, value] of dictAt(await input.plist(), "", input) ?? []) {
      const entries = dictAt(value, key, input);
      if (!entries) continue;
      const fields = plistFields(entries, key, input);
      const seen = fields.value("LastSeenTime", wallSeconds);
      yield {
        kind: "other_device",
        time: seen || null,
        locator: { key },
        name: fields.value("Name", text) ?? fields.value("DefaultName", text),
        device_id: key,
        connection: "bluetooth",
        last_seen: seen || null,
        details: fields.details(...[...entries.keys()].filter((name) => !told.includes(name))),
      };
    }
  },
});

/** 0 where the device was never seen. */
function wallSeconds(value: Maybe): number | undefined {
  const seconds = number(value);
  if (seconds === undefined) return undefined;
  return seconds <= 0 ? 0 : toMicroseconds(seconds, "unix_s");
}
