import { array, boolean, date, dict, type Maybe, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { domainOf } from "./webkit.ts";

const file = "Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist";

export const webkitResourceLog = defineArtifact({
  id: "ios.webkit_resource_log",
  title: "Domains that web views loaded and were redirected by",
  platform: "ios",
  versions: "iOS 11 to 13",
  where: {
    ios_backup: [`*-${file}`],
    ios_filesystem: [
      `private/var/mobile/Containers/Data/Application/*/${file}`,
      `private/var/mobile/Containers/Data/Application/*/SystemData/com.apple.SafariViewService/${file}`,
      `private/var/mobile/${file}`,
    ],
  },
  kinds: ["web_trace"],
  timeBasis: "utc",
  reach: "weeks; keeps domains after the history was deleted",
  references: ["MVT docs, ios/records.md"],
  view: { type: "table", columns: ["time", "url", "related_urls", "user_interaction"] },

  async *read(input) {
    const log = dict(await input.plist());
    const statistics = array(log?.get("browsingStatistics"));
    if (!statistics) {
      input.problem("damaged", "there is no list of browsing statistics in it");
      return;
    }
    for (const [index, value] of statistics.entries()) {
      const entry = dict(value);
      if (!entry) {
        input.problem("value", "an entry is not a dictionary", { key: `browsingStatistics/${index}` });
        continue;
      }
      const sources = domains(entry.get("topFrameUniqueRedirectsFrom"));
      const destinations = domains(entry.get("topFrameUniqueRedirectsTo"));
      const subframes = domains(entry.get("subframeUnderTopFrameOrigins"));
      const subresources = domains(entry.get("subresourceUnderTopFrameOrigins"));
      yield {
        kind: "web_trace",
        time: date(entry.get("lastSeen")) ?? null,
        locator: { key: `browsingStatistics/${index}` },
        trace: "redirect",
        url: text(entry.get("PrevalentResourceOrigin")) ?? null,
        related_urls: [...new Set([...sources, ...destinations, ...subframes, ...subresources])],
        application: domainOf(input.file.path),
        user_interaction: boolean(entry.get("hadUserInteraction")) ?? null,
        details: {
          redirect_source: sources,
          redirect_destination: destinations,
          subframe_under_origin: subframes,
          subresource_under_origin: subresources,
          most_recent_user_interaction: date(entry.get("mostRecentUserInteraction")) ?? null,
        },
      };
    }
  },
});

/** The lists hold dictionaries with `origin` or, in some versions, `domain`; or the name itself. */
function domains(value: Maybe): string[] {
  return (array(value) ?? []).flatMap((item) => {
    const entry = dict(item);
    const name = text(item) ?? text(entry?.get("origin")) ?? text(entry?.get("domain"));
    return name === undefined ? [] : [name];
  });
}
