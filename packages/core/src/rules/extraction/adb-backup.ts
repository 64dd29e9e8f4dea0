import type { SourcedRecord } from "../../records/kinds.ts";
import { isAcquisitionEvent, isWithinAcquisition } from "../android/acquisition-window.ts";
import { phoneOf } from "../android/app-facts.ts";
import { defineRule } from "../rule.ts";
import { isByHand } from "./app-records.ts";

const day = 86_400e6;
/** It asks the person before the phone, whether the backup may be made; it is there for nothing else. */
const confirmation = "com.android.backupconfirm";
const tag = "BackupManagerService";
const begun = "Beginning adb backup...";

export const adbBackup = defineRule({
  id: "extraction.adb_backup",
  version: 1,
  title: "Backup through the debugging connection",
  severity: "low",
  class: "extraction",
  platform: "android",
  needs: ["android.dumpsys_usagestats", "android.usagestats_files", "android.logcat"],
  scope: "examination",
  rationale: "A backup through the debugging connection is the oldest way to copy applications' data out of a phone.",
  falsePositives: ["The acquisition itself, which may make such a backup.", "Owners who make backups with adb."],
  references: [
    "AOSP UserBackupManagerService.java, adbBackup: Beginning adb backup; the activity of com.android.backupconfirm",
    "AndroidQF, module backup",
  ],
  vouched: "source_read",
  inCustody: "medium",
  sentences: {
    statement:
      "The phone’s records show that a backup through the debugging connection was asked for on the day of {when:time} ({count:records}). Whether it was made, and what it held, they do not show.",
    acquisition:
      "The phone’s records show that a backup through the debugging connection was asked for while this acquisition was made ({count:records}).",
    undated:
      "The phone’s records show that a backup through the debugging connection was asked for ({count:records}); the time is not recorded.",
  },
  wants: (record) => isBackupAsked(record) || isAcquisitionEvent(record),
  detect(context) {
    const acquisition: SourcedRecord[] = [];
    const asked: SourcedRecord[] = [];
    return {
      record: (record) => void (isBackupAsked(record) ? asked : acquisition).push(record),
      end() {
        const days = Map.groupBy(asked, (record) => {
          const phone = phoneOf(context, record.evidence);
          if (typeof record.time !== "number") return `${phone} undated`;
          const ofPhone = acquisition.filter(({ evidence }) => phoneOf(context, evidence) === phone);
          const own = isWithinAcquisition(record.time, ofPhone) === true;
          return `${phone} ${own ? "acquisition" : Math.floor(record.time / day)}`;
        });
        for (const [key, records] of days) {
          const [first] = records;
          if (!first) continue;
          const sentence = /undated|acquisition/.exec(key)?.[0] ?? "statement";
          const ours = sentence === "acquisition";
          context.report({
            severity: ours ? "informational" : "low",
            class: ours ? "exposure" : "extraction",
            key,
            records,
            values: [...new Set(records.map(({ kind }) => (kind === "log_event" ? begun : confirmation)))],
            words: { when: first.time ?? 0 },
            sentence,
          });
        }
      },
    };
  },
});

export function isBackupAsked(record: SourcedRecord): boolean {
  if (record.kind === "app_event") return record.app_id === confirmation && isByHand(record);
  return record.kind === "log_event" && record.event === tag && record.text?.includes(begun) === true;
}
