import { parseIsoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { HistoryDays, visitNote } from "./history-days.ts";
import { siteOf } from "./injection-form.ts";

/** Safari's own statistics. In a dump a container does not say whose it is, and other applications keep no history. */
const safari = "AppDomain-com.apple.mobilesafari";

function lastUse(record: SourcedRecord): number | undefined {
  const text = record.kind === "web_trace" ? record.details?.["most_recent_user_interaction"] : undefined;
  return typeof text === "string" ? parseIsoTime(text) : undefined;
}

export const siteWithoutHistory = defineRule({
  id: "ios.site_without_history",
  version: 1,
  title: "Sites that were used and that the history does not have",
  severity: "informational",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.webkit_statistics", "ios.safari_history"],
  scope: "examination",
  rationale: "The browser's statistics keep the domain of a page that was used after its visit was deleted.",
  falsePositives: ["Owners delete single visits; pages opened inside other pages have no visit of their own."],
  sentences: {
    statement:
      "According to Safari's statistics someone used pages of sites to which the history has no visit, though it has other visits of the same days: {count:values}, among them {site}. Deleted visits leave this behind.",
  },
  references: ["MVT, module WebkitResourceLoadStatistics"],
  vouched: "source_read",
  // Domains that were only loaded by other pages are trackers, and most of the table.
  wants: (record) =>
    record.kind === "web_trace" &&
    record.trace === "statistics" &&
    record.user_interaction === true &&
    record.application === safari,
  notes: visitNote,
  detect(context) {
    const history = new HistoryDays();
    const found = new Map<string, SourcedRecord>();
    return {
      note: (text) => history.add(text),
      record(record) {
        const used = lastUse(record);
        const domain = record.kind === "web_trace" ? siteOf(record.url)?.domain : undefined;
        if (used === undefined || domain === undefined) return;
        if (history.covers(used) && !history.hasDomain(domain)) found.set(domain, record);
      },
      end() {
        const [first] = found.keys();
        if (first === undefined) return;
        context.report({
          severity: "informational",
          class: "anomaly",
          key: "sites",
          records: [...found.values()],
          values: [...found.keys()],
          // They share no time: each was used on a day of its own.
          time: null,
          words: { count: found.size, site: first },
        });
      },
    };
  },
});
