import { defineArtifact } from "../artifact.ts";
import { exportItems } from "./json-export.ts";

/** The browsers that are signed in to a Google account and synchronise with it. */
export const googleChromeDevices = defineArtifact({
  id: "account.google_chrome_devices",
  title: "Browsers signed in to a Google account",
  platform: "account",
  versions: "Takeout: Device Information.json",
  where: { account_export: ["**/*.json"] },
  shapes: ["google_chrome_devices"],
  kinds: ["other_device"],
  timeBasis: "utc",
  reach: "browsers that the account still knows",
  references: ["Chromium: components/sync/protocol/device_info_specifics.proto"],
  view: { type: "table", columns: ["time", "name", "model", "os_version", "last_seen"] },
  async *read(input) {
    for (const { fields, locator } of exportItems(await input.open(), input, [["*", "*"]])) {
      if (!fields.has("client_name") && !fields.has("last_updated_timestamp")) continue;
      const seen = fields.time("last_updated_timestamp", "unix_ms");
      yield {
        kind: "other_device",
        time: seen,
        locator,
        name: fields.text("client_name"),
        model: [fields.text("manufacturer"), fields.text("model")].filter(Boolean).join(" ") || null,
        device_id: fields.text("cache_guid") ?? fields.text("device_id"),
        os_version: typeof fields.raw("os_type") === "string" ? fields.text("os_type") : null,
        connection: "account",
        last_seen: seen,
        details: fields.details(new Set(["client_name", "last_updated_timestamp", "manufacturer", "model"])),
      };
    }
  },
});
