import { array, boolean, date, dict, type Maybe, text } from "../../formats/plist/access.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";
import { domainOf } from "./webkit.ts";

const file = "Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist";

export const webkitResourceLog = defineArtifact({
  id: "ios.webkit_resource_log",
  title: "Domains that web views loaded and were redirected by",
  platform: "ios",
  versions: "iOS 11 to 13",
  where: {
    // The places of Safari itself by name: they are found even where the list of the backup's files is lost.
    ios_backup: [`AppDomain-com.apple.mobilesafari-${file}`, `*-${file}`],
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
      const where = `browsingStatistics/${index}`;
      const entry = dictAt(value, where, input);
      if (!entry) continue;
      const fields = plistFields(entry, where, input);
      const domains = (key: string) => domainsIn(entry.get(key), `${where}/${key}`, input);
      const sources = domains("topFrameUniqueRedirectsFrom");
      const destinations = domains("topFrameUniqueRedirectsTo");
      const subframes = domains("subframeUnderTopFrameOrigins");
      const subresources = domains("subresourceUnderTopFrameOrigins");
      yield {
        kind: "web_trace",
        time: fields.value("lastSeen", date),
        locator: { key: where },
        trace: "redirect",
        url: fields.value("PrevalentResourceOrigin", text),
        related_urls: [...new Set([...sources, ...destinations, ...subframes, ...subresources])],
        application: domainOf(input.file.path),
        user_interaction: fields.value("hadUserInteraction", boolean),
        details: {
          redirect_source: sources,
          redirect_destination: destinations,
          subframe_under_origin: subframes,
          subresource_under_origin: subresources,
          most_recent_user_interaction: fields.value("mostRecentUserInteraction", date),
        },
      };
    }
  },
});

/** The lists hold dictionaries with `origin` or, in some versions, `domain`; or the name itself. */
function domainsIn(value: Maybe, where: string, input: ArtifactInput): string[] {
  if (value === undefined) return [];
  const list = array(value);
  if (!list) input.problem("value", `is ${typeOf(value)}, not a list`, { key: where });
  return (list ?? []).flatMap((item, index) => {
    const entry = dict(item);
    const name = text(item) ?? text(entry?.get("origin")) ?? text(entry?.get("domain"));
    if (name === undefined) input.problem("value", "an entry names no domain", { key: `${where}/${index}` });
    return name === undefined ? [] : [name];
  });
}
