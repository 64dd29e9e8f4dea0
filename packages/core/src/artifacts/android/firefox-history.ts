import type { Row } from "../../formats/sqlite/database.ts";
import type { Epoch } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";
import { packageOf } from "./app-files.ts";

export const androidFirefoxHistory = defineArtifact({
  id: "android.firefox_history",
  title: "Firefox history",
  platform: "android",
  versions: "Firefox for Android and browsers built on it",
  where: {
    android_filesystem: [
      "data/data/*/files/places.sqlite",
      "data/user/*/*/files/places.sqlite",
      "data/data/*/files/mozilla/*/places.sqlite",
    ],
  },
  kinds: ["web_visit"],
  recovers: [{ table: "moz_historyvisits", identity: ["place_id", "visit_date"], links: ["moz_places"] }],
  timeBasis: "utc",
  reach: "months, by size",
  references: [
    "plaso firefox_history.py: moz_places, moz_historyvisits; Unix microseconds",
    "Mozilla application-services, places: Unix milliseconds",
  ],
  view: { type: "table", columns: ["time", "url", "title", "application"] },

  async *read(input) {
    const db = await input.sqlite();
    const application = packageOf(input.file.path) ?? "Firefox";
    const rows = db.select({
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
    });
    for (const row of rows) {
      const local = row.integer("local");
      yield {
        kind: "web_visit",
        time: row.time("time", epochOf(row)),
        locator: { table: "moz_historyvisits", rowid: row.rowid },
        url: row.text("url"),
        title: row.text("title"),
        application,
        visit_id: numberOf(row),
        redirect_source: row.integer("from_visit") || null,
        from_other_device: local === null ? null : local === 0,
        details: { item: row.integer("item"), type: row.integer("type") },
      };
    }
  },
});

/** Older versions count microseconds, newer ones milliseconds: the former are above 10^14 since 1973. */
function epochOf(row: Row): Epoch {
  const time = row.raw("time");
  return typeof time === "number" && time > 1e14 ? "unix_us" : "unix_ms";
}
