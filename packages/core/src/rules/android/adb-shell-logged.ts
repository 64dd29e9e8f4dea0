import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { isAcquisitionEvent, isWithinAcquisition } from "./acquisition-window.ts";

const events: ReadonlySet<string> = new Set([
  "adb_shell_interactive",
  "adb_shell_cmd",
  "adb_sync_recv_file",
  "adb_sync_send_file",
]);
const day = 86_400e6;
const mostValues = 20;

export const adbShellLogged = defineRule({
  id: "android.adb_shell_logged",
  version: 1,
  title: "A computer gave the phone commands",
  severity: "low",
  class: "extraction",
  platform: "android",
  needs: ["android.intrusion_security"],
  scope: "examination",
  rationale: "Tools that copy a phone, and spyware that is brought by cable, work through the debugging connection.",
  falsePositives: ["Developers and owners who use adb, and acquisitions made for the owner."],
  references: [
    "MVT, module SecurityEvent",
    "Android SDK, android.app.admin.SecurityLog: TAG_ADB_SHELL_INTERACTIVE, TAG_ADB_SHELL_CMD, TAG_SYNC_RECV_FILE, TAG_SYNC_SEND_FILE",
  ],
  vouched: "source_read",
  inCustody: "medium",
  sentences: {
    statement:
      "The security log records commands or copied files of a computer on the day of {when:time} ({count:records}). Who connected it, and why, is a question for the owner.",
    acquisition:
      "The security log records commands or copied files of a computer while this acquisition was made ({count:records}).",
  },
  wants: (record) => (record.kind === "security_event" && events.has(record.event ?? "")) || isAcquisitionEvent(record),
  detect(context) {
    const acquisition: SourcedRecord[] = [];
    const logged: SourcedRecord[] = [];
    return {
      record: (record) => void (record.kind === "security_event" ? logged : acquisition).push(record),
      end() {
        const days = new Map<string, [SourcedRecord, ...SourcedRecord[]]>();
        for (const record of logged) {
          const own = isWithinAcquisition(record.time, acquisition) === true;
          const key = own ? "acquisition" : String(Math.floor((record.time ?? 0) / day));
          const known = days.get(key);
          if (known) known.push(record);
          else days.set(key, [record]);
        }
        for (const [key, records] of days) {
          const own = key === "acquisition";
          context.report({
            severity: own ? "informational" : "low",
            class: own ? "exposure" : "extraction",
            key,
            records,
            values: [...new Set(records.map(shownOf))].slice(0, mostValues),
            time: records[0].time ?? null,
            timeEnd: records.at(-1)?.time ?? null,
            words: own ? {} : { when: records[0].time ?? 0 },
            sentence: own ? "acquisition" : "statement",
          });
        }
      },
    };
  },
});

function shownOf(record: SourcedRecord): string {
  if (record.kind !== "security_event") return "";
  return record.shell_command ?? record.path ?? record.event ?? "";
}
