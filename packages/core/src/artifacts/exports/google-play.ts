import type { JsonFields } from "../android/json-fields.ts";
import { defineArtifact } from "../artifact.ts";
import { exportItems } from "./json-export.ts";

/** What was installed through Google Play, on which phone, and the phones of the account that use it. */
export const googlePlay = defineArtifact({
  id: "account.google_play",
  title: "Google Play: installed applications and phones",
  platform: "account",
  versions: "Takeout: Installs.json, Devices.json",
  where: { account_export: ["**/*.json"] },
  shapes: ["google_play_installs", "google_play_devices"],
  kinds: ["app", "other_device"],
  timeBasis: "utc",
  reach: "since the account was made",
  references: ["purarue/google_takeout_parser: _parse_app_installs", "RLEAPP: playStoreInstalls, playStoreDevices"],
  view: { type: "table", columns: ["time", "name", "model", "updated", "last_seen"] },
  async *read(input) {
    for (const { fields, locator } of exportItems(await input.open(), input, [["*"]])) {
      const install = fields.object("install");
      const device = fields.object("device");
      if (install) yield { ...installed(install), locator };
      if (device) yield { ...phone(device), locator };
    }
  },
});

function installed(install: JsonFields) {
  const doc = install.object("doc");
  const first = install.isoTime("firstInstallationTime");
  return {
    kind: "app",
    time: first,
    name: doc?.text("title") ?? null,
    installer: "com.android.vending",
    installed: first,
    updated: install.isoTime("lastUpdateTime"),
    details: { documentType: doc?.text("documentType") ?? null, ...install.details(installTaken) },
  } as const;
}
const installTaken = new Set(["doc", "firstInstallationTime", "lastUpdateTime"]);

function phone(device: JsonFields) {
  const data = device.object("mostRecentData") ?? device.object("dataAtTimeOfUserPlayActivity");
  const registered = device.isoTime("deviceRegistrationTime");
  const sdk = data?.raw("androidSdkVersion");
  return {
    kind: "other_device",
    time: registered,
    name: data?.text("deviceName") ?? null,
    model: [data?.text("manufacturer"), data?.text("modelName")].filter(Boolean).join(" ") || null,
    os_version: typeof sdk === "string" || typeof sdk === "number" ? `API ${sdk}` : null,
    connection: "account",
    country: data?.text("deviceIpCountry") ?? null,
    first_seen: registered,
    last_seen: device.isoTime("lastTimeDeviceActive"),
    details: device.details(new Set(["deviceRegistrationTime", "lastTimeDeviceActive"])),
  } as const;
}
