import { defineArtifact } from "../artifact.ts";
import { firefoxPlaces } from "./firefox-history.ts";

export const firefoxFavicons = defineArtifact({
  id: "ios.firefox_favicons",
  title: "Firefox page icons",
  platform: "ios",
  versions: "Firefox for iOS with browser.db",
  where: {
    ios_backup: firefoxPlaces.backup("browser.db"),
    ios_filesystem: firefoxPlaces.filesystem("browser.db"),
  },
  kinds: ["web_trace"],
  recovers: [{ table: "favicons", identity: ["url", "date"], links: ["favicon_sites", "history"] }],
  timeBasis: "utc",
  reach: "as long as the browser keeps the icon",
  references: ["MVT docs, ios/records.md"],
  view: { type: "table", columns: ["time", "url", "related_urls"] },

  async *read(input) {
    const db = await input.sqlite();
    // Later versions of browser.db keep icons elsewhere: that is a version, not damage.
    if (!db.has("favicons")) return;
    const rows = db.select({
      from: ["favicons", "f"],
      join: [
        ["favicon_sites", "s", "s.faviconID = f.id"],
        ["history", "h", "h.id = s.siteID"],
      ],
      columns: {
        icon: "f.url",
        width: "f.width",
        height: "f.height",
        type: "f.type",
        time: "f.date",
        history_id: "h.id",
        page: "h.url",
      },
    });
    for (const row of rows) {
      const icon = row.text("icon");
      yield {
        kind: "web_trace",
        time: row.time("time", "unix_s"),
        locator: { table: "favicons", rowid: row.rowid },
        trace: "favicon",
        url: row.text("page"),
        related_urls: icon === null ? [] : [icon],
        application: "Firefox",
        details: {
          width: row.integer("width"),
          height: row.integer("height"),
          type: row.integer("type"),
          history_id: row.integer("history_id"),
        },
      };
    }
  },
});
