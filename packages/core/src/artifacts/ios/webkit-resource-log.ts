import { array, boolean, date, dict, type Maybe, number, text } from "../../formats/plist/access.ts";
import { isNoTime, isoTime, toMicroseconds } from "../../formats/time.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";
import { domainOf } from "./webkit.ts";

const file = "Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist";

/** Lists of domains, which were called origins before model 15 of the file, by what they become in `details`. */
const lists: Readonly<Record<string, readonly string[]>> = {
  redirect_source: ["topFrameUniqueRedirectsFrom"],
  redirect_destination: ["topFrameUniqueRedirectsTo"],
  subframe_under_origin: ["subframeUnderTopFrameOrigins", "subframeUnderTopFrameDomains"],
  subresource_under_origin: ["subresourceUnderTopFrameOrigins", "subresourceUnderTopFrameDomains"],
  subresource_redirect_source: ["subresourceUniqueRedirectsFrom"],
  subresource_redirect_destination: ["subresourceUniqueRedirectsTo"],
  storage_access_under_origin: ["storageAccessUnderTopFrameOrigins", "storageAccessUnderTopFrameDomains"],
  link_decoration_source: ["topFrameLinkDecorationsFrom"],
  third_party_scripts: ["topFrameLoadedThirdPartyScripts"],
};

/** Fields that are told by other names. */
const taken = [
  "PrevalentResourceOrigin",
  "PrevalentResourceDomain",
  "lastSeen",
  "hadUserInteraction",
  "mostRecentUserInteraction",
  ...Object.values(lists).flat(),
];

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
  references: [
    "MVT docs, ios/records.md",
    "WebKit, ResourceLoadStatistics.cpp: names by model of the file, times in Unix seconds",
  ],
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
      const named = Object.entries(lists).map(([name, keys]) => {
        return [name, keys.flatMap((key) => domainsIn(entry.get(key), `${where}/${key}`, input))] as const;
      });
      const interaction = fields.value("mostRecentUserInteraction", seconds);
      yield {
        kind: "web_trace",
        time: fields.value("lastSeen", seconds),
        locator: { key: where },
        trace: "redirect",
        url: fields.value("PrevalentResourceOrigin", text) ?? fields.value("PrevalentResourceDomain", text),
        related_urls: [...new Set(named.flatMap(([, domains]) => domains))],
        application: domainOf(input.file.path),
        user_interaction: fields.value("hadUserInteraction", boolean),
        details: {
          ...fields.details(...taken),
          ...Object.fromEntries(named.filter(([, domains]) => domains.length > 0)),
          ...(interaction === null ? {} : { most_recent_user_interaction: isoTime(interaction) }),
        },
      };
    }
  },
});

/** Seconds since 1970, 0 or -1 for never; some writers put dates. */
function seconds(value: Maybe): number | null | undefined {
  const count = number(value);
  if (count === undefined) return date(value);
  return isNoTime(count) ? null : toMicroseconds(count, "unix_s");
}

/** The lists hold dictionaries with `origin` or, from model 15 on, `domain`; or the name itself. */
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
