import { toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";

export const bluetoothConfig = defineArtifact({
  id: "android.bluetooth_config",
  title: "Bluetooth devices that the phone knows",
  platform: "android",
  versions: "Android 6 and later",
  where: {
    android_filesystem: ["data/misc/bluedroid/bt_config.conf", "data/misc/bluedroid/bt_config.bak"],
    files: ["**/bt_config.conf"],
  },
  kinds: ["other_device"],
  timeBasis: "utc",
  reach: "the devices that were not forgotten",
  references: ["ALEAPP bluetoothConnections.py: a section a device; Timestamp in Unix seconds"],
  view: { type: "table", columns: ["last_seen", "name", "device_id", "model"] },

  async *read(input) {
    let device: Section | undefined;
    for (const { number, text } of await input.lines()) {
      const address = /^\[((?:[0-9a-f]{2}:){5}[0-9a-f]{2})\]\s*$/i.exec(text)?.[1];
      if (address !== undefined || text.startsWith("[")) {
        if (device) yield recordOf(device);
        device = address === undefined ? undefined : { address, line: number, values: new Map() };
        continue;
      }
      const [, name, value] = /^(\w+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
      if (!device || name === undefined || value === undefined) continue;
      if (name === "Timestamp" && value !== "0" && timeOf(value) === null) {
        input.problem("value", "a time that is none", { line: number });
      }
      if (device.values.size < mostValues) device.values.set(name, value);
    }
    if (device) yield recordOf(device);
  },
});

interface Section {
  readonly address: string;
  readonly line: number;
  readonly values: Map<string, string>;
}

const mostValues = 200;
/** Told as they stand; keys (LinkKey, LE_KEY_…) never are. */
const told = ["DevClass", "DevType", "AddrType", "Manufacturer", "LmpVer", "LmpSubVer", "Service", "VendorId"];
const alsoTold = ["ProductId", "VendorIdSource", "MetricsId", "Aliase"];

function recordOf({ address, line, values }: Section): RecordDraft {
  const details: Details = {};
  for (const name of [...told, ...alsoTold]) {
    const value = values.get(name);
    if (value) details[name] = value;
  }
  // A key shows that the two were paired; the key itself is a secret.
  if ([...values.keys()].some((name) => /^(?:LinkKey|LE_KEY_)/.test(name))) details["paired"] = true;
  const time = timeOf(values.get("Timestamp"));
  return {
    kind: "other_device",
    time,
    locator: { line },
    name: values.get("Name") ?? values.get("Aliase") ?? null,
    device_id: address.toUpperCase(),
    connection: "bluetooth",
    last_seen: time,
    details,
  };
}

function timeOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,12}$/.test(text) || text === "0") return null;
  return toMicroseconds(Number(text), "unix_s") ?? null;
}
