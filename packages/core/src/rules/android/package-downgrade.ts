import { isoTime } from "../../formats/time.ts";
import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { phoneOf } from "./app-facts.ts";
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
  scope: "examination",
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
  wants: isDatedUpdate,
  detect(context) {
    /** By application and day, the lists of the dumps that tell of that day. */
    const days = new Map<string, Map<string, Change[]>>();
    return {
      record(record) {
        if (!isDatedUpdate(record)) return;
        const day = JSON.stringify([phoneOf(context, record.evidence), record.app_id, record.time]);
        const dumps = days.get(day) ?? new Map<string, Change[]>();
        days.set(day, dumps);
        const dump = `${record.evidence} ${record.file}`;
        dumps.set(dump, [...(dumps.get(dump) ?? []), record]);
      },
      end() {
        // Two dumps tell of one day: that which was made later tells more. Days stand in any order; within a day,
        // changes stand as they happened.
        const changes = [...days.values()].flatMap(fullest).sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
        const last = new Map<string, Change>();
        for (const change of changes) {
          const app = change.app_id ?? "";
          // What phones of one case have is not compared.
          const onPhone = `${phoneOf(context, change.evidence)} ${app}`;
          const before = last.get(onPhone);
          last.set(onPhone, change);
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

function isDatedUpdate(record: SourcedRecord): record is Change {
  return (
    record.kind === "app_event" &&
    record.event === "update" &&
    typeof record.time === "number" &&
    /^\d+$/.test(record.version ?? "")
  );
}

function fullest(dumps: ReadonlyMap<string, readonly Change[]>): readonly Change[] {
  return [...dumps.values()].reduce((most, list) => (list.length > most.length ? list : most));
}
