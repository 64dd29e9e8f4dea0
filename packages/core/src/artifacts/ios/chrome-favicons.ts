import { defineArtifact } from "../artifact.ts";
import { chromeFolder } from "./chrome-history.ts";

export const chromeFavicons = defineArtifact({
  id: "ios.chrome_favicons",
  title: "Chrome page icons",
  platform: "ios",
  versions: "Chrome for iOS",
  where: {
    ios_backup: [`AppDomain-com.google.chrome.ios-${chromeFolder}/Favicons`],
    ios_filesystem: [`private/var/mobile/Containers/Data/Application/*/${chromeFolder}/Favicons`],
  },
  kinds: ["web_trace"],
  recovers: [{ table: "icon_mapping", identity: ["page_url", "icon_id"], links: ["favicons", "favicon_bitmaps"] }],
  timeBasis: "utc",
  reach: "as long as the browser keeps the icon; may outlive the history",
  references: ["MVT docs, ios/records.md", "plaso chrome_history.py: WebKit microseconds"],
  view: { type: "table", columns: ["time", "url", "related_urls"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["icon_mapping", "m"],
      join: [
        ["favicons", "f", "f.id = m.icon_id"],
        ["favicon_bitmaps", "b", "b.icon_id = m.icon_id"],
      ],
      columns: { page: "m.page_url", icon: "f.url", updated: "b.last_updated", requested: "b.last_requested" },
    });
    for (const row of rows) {
      const icon = row.text("icon");
      yield {
        kind: "web_trace",
        // An icon that was never updated has only the time at which it was asked for.
        time: row.time("updated", "webkit_us") ?? row.time("requested", "webkit_us"),
        locator: { table: "icon_mapping", rowid: row.rowid },
        trace: "favicon",
        url: row.text("page"),
        related_urls: icon === null ? [] : [icon],
        application: "Chrome",
      };
    }
  },
});
