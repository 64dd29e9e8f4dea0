import { array, dict, type Maybe, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { plistFields } from "./plist-values.ts";
import { analyticsEvents, analyticsPlaces, analyticsRecoveries } from "./security-analytics.ts";

/** Bounds on the texts of one event. */
const mostTexts = 1_000;
const deepest = 16;

export const analytics = defineArtifact({
  id: "ios.analytics",
  title: "Analytics of the keychain and of trust",
  platform: "ios",
  versions: "iOS 11 and later",
  where: { ios_filesystem: analyticsPlaces },
  kinds: ["log_event"],
  recovers: analyticsRecoveries,
  timeBasis: "utc",
  reach: "days to weeks",
  references: ["MVT docs, ios/records.md", "Apple, Security framework: SFAnalytics; timestamps are Unix seconds"],
  view: { type: "table", columns: ["time", "event", "values"] },

  async *read(input) {
    for await (const { table, rowid, time, entries } of analyticsEvents(input)) {
      const values = textsIn(entries);
      const links = values.filter((value) => value.includes(".") || value.includes("://"));
      yield {
        kind: "log_event",
        time,
        locator: { table, rowid },
        event: text(entries.get("eventType")) ?? text(entries.get("event")) ?? null,
        text: links.length > 0 ? links.join("\n") : null,
        values,
        details: { ...plistFields(entries, `${table}/${rowid}`, input).details(), table },
      };
    }
  },
});

/** Every text in it, at whatever depth, once each. */
function textsIn(entries: ReadonlyMap<string, Maybe>): string[] {
  const found = new Set<string>();
  const look = (value: Maybe, depth: number): void => {
    if (found.size >= mostTexts || depth > deepest) return;
    const inside = array(value) ?? dict(value)?.values() ?? [];
    if (typeof value === "string" && value !== "") found.add(value);
    for (const part of inside) look(part, depth + 1);
  };
  look(entries as Maybe, 0);
  return [...found];
}
