import { isoTime } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { domainOf } from "./webkit.ts";

const folder = "Library/WebKit/WebsiteData/ResourceLoadStatistics";

export const webkitStatistics = defineArtifact({
  id: "ios.webkit_statistics",
  title: "Tracking-prevention statistics of web views",
  platform: "ios",
  versions: "iOS 14 and later",
  where: {
    // The places of Safari itself by name: they are found even where the list of the backup's files is lost.
    ios_backup: [`AppDomain-com.apple.mobilesafari-${folder}/observations.db`, `*-${folder}/observations.db`],
    ios_filesystem: [
      `private/var/mobile/Containers/Data/Application/*/${folder}/observations.db`,
      `private/var/mobile/Containers/Data/Application/*/SystemData/com.apple.SafariViewService/${folder}/observations.db`,
      `private/var/mobile/${folder}/observations.db`,
    ],
  },
  kinds: ["web_trace"],
  recovers: [{ table: "ObservedDomains", identity: ["registrableDomain"] }],
  timeBasis: "utc",
  reach: "weeks; keeps domains after the history was deleted",
  references: ["MVT docs, ios/records.md", "A real file of iOS 15: Unix seconds, -1 for never"],
  view: { type: "table", columns: ["time", "url", "user_interaction", "application"] },

  async *read(input) {
    const db = await input.sqlite();
    const details = tableDetails(db, "ObservedDomains", "d", {
      except: [
        "domainID",
        "registrableDomain",
        "lastSeen",
        "hadUserInteraction",
        "mostRecentUserInteractionTime",
        "mostRecentWebPushInteractionTime",
      ],
      withoutZeros: true,
    });
    const rows = db.select({
      from: ["ObservedDomains", "d"],
      columns: {
        domain: "d.registrableDomain",
        last_seen: "d.lastSeen",
        interaction: "d.hadUserInteraction",
        interaction_time: "d.mostRecentUserInteractionTime",
        push_time: "d.mostRecentWebPushInteractionTime",
        ...details.columns,
      },
    });
    for (const row of rows) {
      const interaction = row.time("interaction_time", "unix_s");
      const push = row.time("push_time", "unix_s");
      yield {
        kind: "web_trace",
        time: row.time("last_seen", "unix_s"),
        locator: { table: "ObservedDomains", rowid: row.rowid },
        trace: "statistics",
        url: row.text("domain"),
        application: domainOf(input.file.path),
        user_interaction: row.boolean("interaction"),
        details: {
          ...details.read(row),
          ...(interaction === null ? {} : { most_recent_user_interaction: isoTime(interaction) }),
          ...(push === null ? {} : { most_recent_web_push_interaction: isoTime(push) }),
        },
      };
    }
  },
});
