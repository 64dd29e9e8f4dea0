import type { Database } from "../../formats/sqlite/database.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";

export const safariHistory = defineArtifact({
  id: "ios.safari_history",
  title: "Safari history",
  platform: "ios",
  versions: "iOS 8 and later; browser profiles from iOS 17",
  where: {
    // The places of Safari itself by name: they are found even where the list of the backup's files is lost.
    ios_backup: [
      "HomeDomain-Library/Safari/History.db",
      "AppDomain-com.apple.mobilesafari-Library/Safari/History.db",
      "*-Library/Safari/History.db",
      "*-Library/Safari/Profiles/*/History.db",
    ],
    ios_filesystem: [
      "private/var/mobile/Library/Safari/History.db",
      "private/var/mobile/Library/Safari/Profiles/*/History.db",
      "private/var/mobile/Containers/Data/Application/*/Library/Safari/History.db",
      "private/var/mobile/Containers/Data/Application/*/Library/Safari/Profiles/*/History.db",
    ],
  },
  kinds: ["web_visit"],
  recovers: [{ table: "history_visits", identity: ["history_item", "visit_time"], links: ["history_items"] }],
  timeBasis: "utc",
  reach: "one year by default; a month, a week or a day where the owner chose so; nothing from private windows",
  references: [
    "MVT docs, ios/records.md",
    "iLEAPP safariHistory.py: visit times are Cocoa seconds, iOS 26 may store Unix seconds",
  ],
  view: { type: "table", columns: ["time", "url", "title", "redirect_source", "redirect_destination"] },

  async *read(input) {
    const db = await input.sqlite();
    const profile = /Profiles\/([^/]+)\//.exec(input.file.path)?.[1] ?? null;
    yield* visits(db, profile);
  },
});

function* visits(db: Database, profile: string | null): Generator<DraftOf<"web_visit">> {
  const rows = db.select({
    from: ["history_visits", "v"],
    join: [["history_items", "i", "i.id = v.history_item"]],
    columns: {
      item: "v.history_item",
      url: "i.url",
      title: "v.title",
      time: "v.visit_time",
      source: "v.redirect_source",
      destination: "v.redirect_destination",
      origin: "v.origin",
      load_successful: "v.load_successful",
      http_non_get: "v.http_non_get",
    },
  });
  for (const row of rows) {
    yield {
      kind: "web_visit",
      time: row.time("time", "mac_s_or_unix_s"),
      locator: { table: "history_visits", rowid: row.rowid },
      url: row.text("url"),
      title: row.text("title"),
      application: "Safari",
      visit_id: numberOf(row),
      redirect_source: row.integer("source"),
      redirect_destination: row.integer("destination"),
      // origin 1: synchronised from another device of the same account, not visited on this phone.
      from_other_device: row.integer("origin") === 1,
      profile,
      details: {
        item: row.integer("item"),
        // Only what is unusual: most pages load, and most visits send nothing.
        ...(row.integer("load_successful") === 0 ? { load_successful: 0 } : {}),
        ...(row.integer("http_non_get") === 1 ? { http_non_get: 1 } : {}),
      },
    };
  }
}
