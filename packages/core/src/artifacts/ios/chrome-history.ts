import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";

export const chromeFolder = "Library/Application Support/Google/Chrome/Default";

export const chromeHistory = defineArtifact({
  id: "ios.chrome_history",
  title: "Chrome history",
  platform: "ios",
  versions: "Chrome for iOS",
  where: {
    ios_backup: [`AppDomain-com.google.chrome.ios-${chromeFolder}/History`],
    ios_filesystem: [`private/var/mobile/Containers/Data/Application/*/${chromeFolder}/History`],
  },
  kinds: ["web_visit"],
  recovers: [{ table: "visits", identity: ["url", "visit_time"], links: ["urls"] }],
  timeBasis: "utc",
  reach: "about 90 days",
  references: ["plaso chrome_history.py: urls, visits; WebKit microseconds", "MVT docs, ios/records.md"],
  view: { type: "table", columns: ["time", "url", "title", "redirect_source"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["visits", "v"],
      join: [["urls", "u", "u.id = v.url"]],
      columns: {
        url_id: "v.url",
        url: "u.url",
        title: "u.title",
        time: "v.visit_time",
        from_visit: "v.from_visit",
        transition: "v.transition",
        duration: "v.visit_duration",
      },
    });
    for (const row of rows) {
      yield {
        kind: "web_visit",
        time: row.time("time", "webkit_us"),
        locator: { table: "visits", rowid: row.rowid },
        url: row.text("url"),
        title: row.text("title"),
        application: "Chrome",
        visit_id: numberOf(row),
        redirect_source: row.integer("from_visit"),
        details: {
          item: row.integer("url_id"),
          transition: row.integer("transition"),
          visit_duration: row.integer("duration"),
        },
      };
    }
  },
});
