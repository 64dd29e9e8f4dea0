import { defineArtifact } from "../artifact.ts";
import { activityRecord } from "./google-activity-record.ts";
import { exportItems } from "./json-export.ts";

const taken = new Set(["header", "title", "titleUrl", "time"]);

/** What the owner of a Google account searched for, opened and used: My Activity, and YouTube's history, as JSON. */
export const googleActivity = defineArtifact({
  id: "account.google_activity",
  title: "Activity of a Google account",
  platform: "account",
  versions: "Takeout, where JSON was asked for",
  where: { account_export: ["**/*.json"] },
  shapes: ["google_activity"],
  kinds: ["search", "web_visit", "app_use"],
  timeBasis: "utc",
  reach: "as long as the account's settings keep it: 3 to 36 months, or always",
  references: ["purarue/google_takeout_parser: locales and My Activity", "RLEAPP: takeoutMyActivity"],
  view: { type: "table", columns: ["time", "query", "url", "title", "event"] },
  async *read(input) {
    for (const { fields, locator } of exportItems(await input.open(), input, [["*"]])) {
      const products = fields.texts("products");
      yield activityRecord({
        time: fields.isoTime("time"),
        locator,
        title: fields.text("title"),
        url: fields.text("titleUrl"),
        service: fields.text("header") ?? products[0] ?? null,
        details: { service: fields.text("header"), ...fields.details(taken) },
      });
    }
  },
});
