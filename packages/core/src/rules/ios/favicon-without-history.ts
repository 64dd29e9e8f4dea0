import { hostOf } from "../../indicators/host.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { HistoryDays, visitNote } from "./history-days.ts";
import { injectionParts, isPrivateHost, partsOfForm } from "./injection-form.ts";

/**
 * Icons of pages that the history does not have are common: private windows leave them, and the history expires. So
 * only those are looked at whose page has a part of the form of the published injections.
 */
function partsOf(record: SourcedRecord): readonly string[] {
  if (record.kind !== "web_trace" || record.trace !== "favicon" || !record.url) return [];
  const host = hostOf(record.url);
  return host === "" || isPrivateHost(host) ? [] : injectionParts(record.url, host);
}

export const faviconWithoutHistory = defineRule({
  id: "ios.favicon_without_history",
  version: 1,
  title: "Icon of an unusual page that the history does not have",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.safari_favicons", "ios.safari_history"],
  scope: "examination",
  rationale: "Icons of pages remain where the visit was deleted, or where the page was loaded inside another.",
  falsePositives: [
    "Private windows leave icons and no history; the owner may delete single visits.",
    "Test servers and content networks on unusual ports.",
  ],
  sentences: {
    statement:
      "An icon is stored for a page at {host}, of an unusual form ({parts}). The history has other visits of these days and none to {host}. Private windows and deleted visits leave this behind.",
    injection_shape:
      "An icon is stored for a page at {host}, which has the form of published network injections ({parts}). The history has other visits of these days and none to {host}. This is a trace of an attempt; alone it does not show that code ran.",
  },
  references: [
    "MVT, module SafariFavicon",
    "Claudio Guarnieri, October 2019, on the injections against Maati Monjib",
    "Amnesty International, Forensic Methodology Report, July 2021 (not read by us)",
  ],
  vouched: "source_read",
  // One feature alone (a path of one word) is on every phone; a port or a random name is not.
  wants: (record) => partsOf(record).some((part) => !part.startsWith("/")),
  notes: visitNote,
  detect(context) {
    const history = new HistoryDays();
    return {
      note: (text) => history.add(text),
      record(record) {
        if (record.kind !== "web_trace" || typeof record.time !== "number") return;
        const host = hostOf(record.url ?? "");
        if (history.hasHost(host) || !history.covers(record.time)) return;
        const parts = partsOf(record);
        const hasForm = parts.length >= partsOfForm;
        context.report({
          severity: hasForm ? "high" : "low",
          class: hasForm ? "attempt" : "anomaly",
          key: host,
          records: [record],
          values: [record.url ?? ""],
          subject: `host:${host}`,
          sentence: hasForm ? "injection_shape" : "statement",
          words: { host, parts: parts.join("  ") },
        });
      },
    };
  },
});
