import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

/** Beyond the hour that comes twice when summer time ends: wall clocks do not tell the two apart. */
const backwards = 75 * 60e6;
const silence = 86_400e6;
/** A start of the phone explains both: its lines stand before or soon behind the step. */
const linesAround = 3000;
const start = /^(?:boot_progress_start|boot_progress_system_run|SystemServerTiming|SystemServer|Zygote|bootstat)$/;

export const logGap = defineRule({
  id: "android.log_gap",
  version: 1,
  title: "The log goes back in time, or is silent for a day",
  severity: "low",
  class: "anomaly",
  platform: "android",
  needs: ["android.logcat"],
  scope: "file",
  rationale:
    "A phone that is on writes to its log all the time. A clock that was set, or a day without a line, hides when things happened.",
  falsePositives: ["A clock set by hand or by the network, other time zones, a phone without a charge."],
  references: ["Android, logcat: lines in the order in which they were written"],
  vouched: "inference",
  sentences: {
    statement: "The log goes back from {before:time} to {after:time} without a start of the phone: its clock was set.",
    silent: "The log holds no line between {before:time} and {after:time}, and no start of the phone there.",
  },
  detect(context) {
    let last: SourcedRecord | undefined;
    let line = 0;
    let started = Number.NEGATIVE_INFINITY;
    let step: { readonly line: number; readonly before: SourcedRecord; readonly after: SourcedRecord } | undefined;
    const settle = () => {
      if (step && started < step.line - linesAround) tell(step.before, step.after);
      step = undefined;
    };
    const tell = (before: SourcedRecord, after: SourcedRecord) => {
      const [from, to] = [before.time ?? 0, after.time ?? 0];
      const silent = to > from;
      context.report({
        severity: "low",
        class: "anomaly",
        key: `${silent ? "silent" : "back"} ${from}`,
        records: [before, after],
        values: [],
        time: Math.min(from, to),
        timeEnd: Math.max(from, to),
        words: { before: from, after: to },
        sentence: silent ? "silent" : "statement",
      });
    };
    return {
      record(record) {
        if (record.kind !== "log_event" || record.artifact !== "android.logcat") return;
        line++;
        if (start.test(record.event ?? "")) started = line;
        if (step && line - step.line > linesAround) settle();
        const { time } = record;
        if (typeof time !== "number") return;
        const before = last?.time;
        if (last && typeof before === "number" && !step && (time < before - backwards || time > before + silence)) {
          step = { line, before: last, after: record };
        }
        last = record;
      },
      end: settle,
    };
  },
});
