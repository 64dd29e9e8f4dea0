import { defineArtifact } from "../artifact.ts";
import { exportItems } from "./json-export.ts";

/**
 * Which phones report their places to a Google account: one that its owner does not know reports for somebody else.
 * Since 2024 Takeout has a text in the place of the places themselves: they are encrypted, and only phones can read them.
 */
export const googleLocationSettings = defineArtifact({
  id: "account.google_location_settings",
  title: "Phones that report places to a Google account",
  platform: "account",
  versions: "Takeout",
  where: { account_export: ["**/*.json", "**/*Encrypted Backups.txt"] },
  shapes: ["google_location_settings", "google_location_encrypted"],
  kinds: ["other_device", "setting"],
  timeBasis: "utc",
  reach: "phones that the account still knows",
  references: ["CarlosBergillos/LocationHistoryFormat: Settings.json", "google_takeout_parser"],
  view: { type: "table", columns: ["name", "model", "device_id", "first_seen", "last_seen"] },
  async *read(input) {
    const source = await input.open();
    if (/\.txt$/i.test(input.file.path)) {
      const message = "the timeline of this account is encrypted: only a phone of the account can export it";
      input.problem("encrypted", message);
      return;
    }
    for (const { path, fields, locator } of exportItems(source, input, [[]])) {
      if (path.length > 0) continue;
      for (const name of fields.names().filter((name) => name !== "deviceSettings")) {
        const value = fields.raw(name);
        if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") continue;
        const time = name === "modifiedTime" ? fields.isoTime("modifiedTime") : null;
        yield { kind: "setting", time, locator: { key: name }, key: name, value: String(value), namespace: "location" };
      }
      for (const device of fields.objects("deviceSettings")) {
        const spec = device.object("deviceSpec");
        const tag = device.raw("deviceTag");
        const created = device.isoTime("deviceCreationTime");
        yield {
          kind: "other_device",
          time: created,
          locator,
          name: device.text("devicePrettyName") ?? spec?.text("deviceName") ?? null,
          model: [spec?.text("manufacturer"), spec?.text("model")].filter(Boolean).join(" ") || null,
          device_id: typeof tag === "number" || typeof tag === "string" ? String(tag) : null,
          os_version: device.has("androidOsLevel") ? `API ${String(device.raw("androidOsLevel"))}` : null,
          connection: "account",
          first_seen: created,
          details: device.details(settingTaken),
        };
      }
    }
  },
});

const settingTaken = new Set(["deviceTag", "devicePrettyName", "deviceSpec", "deviceCreationTime", "androidOsLevel"]);
