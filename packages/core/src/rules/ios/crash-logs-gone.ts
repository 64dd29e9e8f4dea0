import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

type Dated = SourcedRecord & { readonly time: number };

const day = 86_400_000_000;
/** Reports of the last day alone, beside logs of a month: ordinary phones keep reports of weeks. Both are ours. */
const youngest = day;
const oldest = 30 * day;

export const crashLogsGone = defineRule({
  id: "ios.crash_logs_gone",
  version: 1,
  title: "Crash reports of the last hours alone",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.crash_reports", "ios.shutdowns", "ios.mobile_installation"],
  scope: "examination",
  rationale: "In a published case all crash reports were deleted seconds after an attack.",
  falsePositives: [
    "A computer that synchronises with the phone moves its reports away.",
    "A phone that was erased or restored, and evidence that only holds some of the reports.",
  ],
  sentences: {
    statement:
      "The oldest of {reports:records} on crashes and diagnostics is of {when:time}, less than a day before the newest. Other logs of the phone go back to {since:time}.",
  },
  references: ["Claudio Guarnieri, October 2019, on the attacks against Maati Monjib: crash reports were deleted"],
  vouched: "inference",
  wants: (record) => isReport(record) || isOther(record),
  detect(context) {
    const reports = new Map<number, Dated[]>();
    const since = new Map<number, number>();
    return {
      record(record) {
        if (!isDated(record)) return;
        if (isReport(record)) reports.set(record.evidence, [...(reports.get(record.evidence) ?? []), record]);
        else since.set(record.evidence, Math.min(since.get(record.evidence) ?? record.time, record.time));
      },
      end() {
        for (const [evidence, all] of reports) {
          const sorted = [...all].sort((a, b) => a.time - b.time);
          const [first, last] = [sorted[0], sorted.at(-1)];
          const reach = since.get(evidence);
          if (!first || !last || reach === undefined) continue;
          if (last.time - first.time >= youngest || first.time - reach < oldest) continue;
          context.report({
            severity: "low",
            class: "anomaly",
            key: String(evidence),
            records: [first],
            values: [],
            time: first.time,
            words: { reports: sorted.length, when: isoTime(first.time), since: isoTime(reach) },
          });
        }
      },
    };
  },
});

/** In the phone's own folder: a sysdiagnose may bring only the newest ones. */
function isReport(record: SourcedRecord): boolean {
  return record.artifact === "ios.crash_reports" && isDated(record) && record.file.includes("CrashReporter/");
}

function isOther(record: SourcedRecord): boolean {
  return (record.artifact === "ios.shutdowns" || record.artifact === "ios.mobile_installation") && isDated(record);
}

function isDated(record: SourcedRecord): record is Dated {
  return typeof record.time === "number" && record.timeBasis !== "device_local";
}
