import { defineArtifact } from "../artifact.ts";
import { exportItems } from "./json-export.ts";

const taken = new Set(["url", "title", "time_usec"]);

/** The history that Chrome synchronises with a Google account: pages of all devices that are signed in. */
export const googleChromeHistory = defineArtifact({
  id: "account.google_chrome_history",
  title: "Chrome's history of a Google account",
  platform: "account",
  versions: "Takeout: BrowserHistory.json, later History.json",
  where: { account_export: ["**/*.json"] },
  shapes: ["google_chrome_history"],
  kinds: ["web_visit"],
  timeBasis: "utc",
  reach: "about a year, where history is synchronised",
  references: ["purarue/google_takeout_parser: _parse_chrome_history", "RLEAPP: takeoutChromeHistory"],
  view: { type: "table", columns: ["time", "url", "title"] },
  async *read(input) {
    // The list's name is in the account's language; other lists beside it have no times of visits.
    for (const { fields, locator } of exportItems(await input.open(), input, [["*", "*"]])) {
      if (!fields.has("time_usec") && !fields.has("url")) continue;
      yield {
        kind: "web_visit",
        time: fields.time("time_usec", "unix_us"),
        locator,
        url: fields.text("url"),
        title: fields.text("title"),
        application: "Chrome",
        details: fields.details(taken),
      };
    }
  },
});
