import { isoTime } from "../../formats/time.ts";
import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { isMessenger } from "./known-packages.ts";

type Change = SourcedRecord & DraftOf<"app_event">;

export const packageDowngrade = defineRule({
  id: "android.package_downgrade",
  version: 2,
  title: "Application replaced by an older version",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_battery_daily"],
  scope: "file",
  rationale: "Extraction tools put an older version in place to copy an application's data out by its backup.",
  falsePositives: ["Updates undone by the owner or by the store, and test versions."],
  references: ["MVT, module DumpsysBatteryDaily; its issues on false downgrades: the list is not in order of time"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} went from version {before} to the older version {after} in the day that began on {day:day}, by the phone's own clock. Tools that copy data do this; so do updates that are undone.",
    messenger:
      "The messenger {app} went from version {before} to the older version {after} in the day that began on {day:day}, by the phone's own clock. Tools that copy the messages of a messenger do this, since older versions let them be backed up; so do updates that are undone.",
  },
  // A day: the list tells no hour.
  corroborated: { severity: "high", within: 86_400e6 },
  inCustody: "high",
  detect(context) {
    const changes: Change[] = [];
    return {
      record(record) {
        if (record.kind !== "app_event" || record.event !== "update") return;
        if (typeof record.time === "number" && /^\d+$/.test(record.version ?? "")) changes.push(record);
      },
      end() {
        // Days stand in any order; within a day, changes stand as they happened.
        changes.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
        const last = new Map<string, Change>();
        for (const change of changes) {
          const app = change.app_id ?? "";
          const before = last.get(app);
          last.set(app, change);
          if (!before || Number(change.version) >= Number(before.version)) continue;
          const versions = { before: before.version ?? "", after: change.version ?? "" };
          context.report({
            severity: "medium",
            class: "anomaly",
            key: `${app} ${versions.before} ${versions.after}`,
            records: [before, change],
            values: [app, versions.before, versions.after],
            time: change.time ?? null,
            subject: `app:${app}`,
            ...(isMessenger(app) ? { sentence: "messenger" } : {}),
            words: { app, ...versions, day: isoTime(change.time ?? 0) },
          });
        }
      },
    };
  },
});
