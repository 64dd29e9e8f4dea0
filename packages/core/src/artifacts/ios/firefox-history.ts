import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";

/** Firefox for iOS: browser.db in older versions, places.db (moz_places) since 2023. */
export const firefoxPlaces = {
  backup: (file: string) => [`AppDomainGroup-group.org.mozilla.ios.Firefox-profile.profile/${file}`],
  filesystem: (file: string) => [
    `private/var/mobile/profile.profile/${file}`,
    `private/var/mobile/Containers/Shared/AppGroup/*/profile.profile/${file}`,
  ],
};

export const firefoxHistory = defineArtifact({
  id: "ios.firefox_history",
  title: "Firefox history",
  platform: "ios",
  versions: "Firefox for iOS",
  where: {
    ios_backup: [...firefoxPlaces.backup("browser.db"), ...firefoxPlaces.backup("places.db")],
    ios_filesystem: [...firefoxPlaces.filesystem("browser.db"), ...firefoxPlaces.filesystem("places.db")],
  },
  kinds: ["web_visit"],
  recovers: [
    { table: "moz_historyvisits", identity: ["place_id", "visit_date"], links: ["moz_places"] },
    { table: "visits", identity: ["siteID", "date"], links: ["history"] },
  ],
  timeBasis: "utc",
  reach: "months, by size",
  references: [
    "iLEAPP firefoxIOS.py: visits in Unix milliseconds in places.db",
    "MVT docs, ios/records.md: browser.db, microseconds",
  ],
  view: { type: "table", columns: ["time", "url", "title"] },

  async *read(input) {
    const db = await input.sqlite();
    const places = db.has("moz_historyvisits");
    const rows = places
      ? db.select({
          from: ["moz_historyvisits", "v"],
          join: [["moz_places", "p", "p.id = v.place_id"]],
          columns: {
            item: "v.place_id",
            url: "p.url",
            title: "p.title",
            time: "v.visit_date",
            type: "v.visit_type",
            local: "v.is_local",
            from_visit: "v.from_visit",
          },
        })
      : db.select({
          from: ["visits", "v"],
          join: [["history", "h", "h.id = v.siteID"]],
          columns: {
            item: "v.siteID",
            url: "h.url",
            title: "h.title",
            time: "v.date",
            type: "v.type",
            local: "v.is_local",
          },
        });
    for (const row of rows) {
      const local = row.integer("local");
      yield {
        kind: "web_visit",
        time: row.time("time", places ? "unix_ms" : "unix_us"),
        locator: { table: places ? "moz_historyvisits" : "visits", rowid: row.rowid },
        url: row.text("url"),
        title: row.text("title"),
        application: "Firefox",
        visit_id: numberOf(row),
        redirect_source: places ? row.integer("from_visit") : null,
        from_other_device: local === null ? null : local === 0,
        details: { item: row.integer("item"), type: row.integer("type"), is_local: local },
      };
    }
  },
});
