import { defineArtifact } from "../artifact.ts";

export const safariFavicons = defineArtifact({
  id: "ios.safari_favicons",
  title: "Safari page icons",
  platform: "ios",
  versions: "iOS 12 and later",
  where: {
    ios_filesystem: [
      "private/var/mobile/Library/Image Cache/Favicons/Favicons.db",
      "private/var/mobile/Containers/Data/Application/*/Library/Image Cache/Favicons/Favicons.db",
    ],
  },
  kinds: ["web_trace"],
  recovers: [
    { table: "page_url", identity: ["url", "uuid"], links: ["icon_info"] },
    { table: "rejected_resources", identity: ["page_url", "icon_url"] },
  ],
  timeBasis: "utc",
  reach: "may outlive the history: private windows and deleted visits leave icons",
  references: ["MVT docs, ios/records.md", "Amnesty International, Forensic Methodology Report (secondary)"],
  view: { type: "table", columns: ["time", "url", "related_urls"] },

  async *read(input) {
    const db = await input.sqlite();
    const shown = db.select({
      from: ["page_url", "p"],
      join: [["icon_info", "i", "i.uuid = p.uuid"]],
      columns: { page: "p.url", icon: "i.url", time: "i.timestamp" },
    });
    for (const row of shown) {
      const icon = row.text("icon");
      yield {
        kind: "web_trace",
        time: row.time("time", "mac_s"),
        locator: { table: "page_url", rowid: row.rowid },
        trace: "favicon",
        url: row.text("page"),
        related_urls: icon === null ? [] : [icon],
        application: "Safari",
        details: { type: "valid" },
      };
    }
    if (!db.has("rejected_resources")) return;
    const rejected = db.select({
      from: ["rejected_resources", "r"],
      columns: { page: "r.page_url", icon: "r.icon_url", time: "r.timestamp" },
    });
    for (const row of rejected) {
      const icon = row.text("icon");
      yield {
        kind: "web_trace",
        time: row.time("time", "mac_s"),
        locator: { table: "rejected_resources", rowid: row.rowid },
        trace: "favicon",
        url: row.text("page"),
        related_urls: icon === null ? [] : [icon],
        application: "Safari",
        details: { type: "rejected" },
      };
    }
  },
});
