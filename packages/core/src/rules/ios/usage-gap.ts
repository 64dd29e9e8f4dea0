import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

/** What a person does with a phone, written down as it happens. */
const activity: ReadonlySet<SourcedRecord["kind"]> = new Set(["message", "call", "interaction", "web_visit"]);

const hour = 3_600 * 1_000_000;
/** A whole day without anything, and another hour since records are sorted into hours. */
const shortestGap = 25;
/** Before and after a gap, a phone must have been in use on nearly every day, at several hours of it; ours. */
const around = 14;
const activeDays = 13;
const activeHours = 4;
/** So many gaps of one phone are told. */
const told = 10;

export const usageGap = defineRule({
  id: "ios.usage_gap",
  version: 1,
  title: "Day without any use of a phone that is used daily",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.calls", "ios.interactions", "ios.safari_history", "ios.sms"],
  scope: "examination",
  rationale:
    "A phone that was taken away, or whose records were deleted, has a hole in records that are otherwise written every day.",
  falsePositives: [
    "A flat battery, a repair, a flight, a journey without a network, a day of rest.",
    "Messages and pages that the owner deleted.",
  ],
  sentences: {
    statement:
      "Among the messages, calls, interactions and visited pages of this phone, none has a time from {from:time} to {to:time}, though there are some on nearly every day around. Where the phone was in that time, the records do not show.",
  },
  references: ["Our own inference; thresholds are ours"],
  vouched: "inference",
  // The calls before and after a gap are what the finding rests on, of all that shows that the phone was in use.
  wants: (record) => record.kind === "call" && typeof record.time === "number",
  notes: (record) =>
    activity.has(record.kind) && typeof record.time === "number"
      ? `${record.evidence} ${Math.floor(record.time / hour)}`
      : undefined,
  detect(context) {
    const hours = new Map<number, number[]>();
    const calls: SourcedRecord[] = [];
    return {
      note(text) {
        const [evidence = 0, at = 0] = text.split(" ").map(Number);
        const known = hours.get(evidence);
        if (known) known.push(at);
        else hours.set(evidence, [at]);
      },
      record: (record) => void calls.push(record),
      end() {
        for (const [evidence, active] of hours) {
          active.sort((a, b) => a - b);
          const own = calls.filter((call) => call.evidence === evidence);
          for (const [before, after] of gapsIn(active).slice(0, told)) {
            const [from, to] = [(before + 1) * hour, after * hour];
            const records = nearest(own, from, to);
            if (records.length === 0) continue;
            const words = { from: isoTime(from), to: isoTime(to) };
            const key = `${evidence} ${before}`;
            const values = [words.from, words.to];
            context.report({ severity: "low", class: "anomaly", key, records, values, time: from, timeEnd: to, words });
          }
        }
      },
    };
  },
});

/** Pairs of hours in use between which nothing lies for a day, in a time of daily use. */
function gapsIn(active: readonly number[]): [number, number][] {
  const hoursOfDay = new Map<number, number>();
  for (const at of active) {
    const day = Math.floor(at / 24);
    hoursOfDay.set(day, (hoursOfDay.get(day) ?? 0) + 1);
  }
  const daily = (first: number): boolean => {
    const days = Array.from({ length: around }, (_, index) => hoursOfDay.get(first + index) ?? 0);
    return days.filter((count) => count >= activeHours).length >= activeDays;
  };
  const gaps: [number, number][] = [];
  for (const [index, after] of active.entries()) {
    const before = active[index - 1];
    if (before === undefined || after - before < shortestGap) continue;
    const [last, next] = [Math.floor(before / 24), Math.floor(after / 24)];
    // The days on which it begins and ends are in use for a part only.
    if (daily(last - around) && daily(next + 1)) gaps.push([before, after]);
  }
  return gaps;
}

/** The last call before and the first after. */
function nearest(calls: readonly SourcedRecord[], from: number, to: number): SourcedRecord[] {
  const time = (call: SourcedRecord): number => call.time ?? 0;
  const before = calls.filter((call) => time(call) <= from).sort((a, b) => time(b) - time(a))[0];
  const after = calls.filter((call) => time(call) >= to).sort((a, b) => time(a) - time(b))[0];
  return [before, after].filter((call) => call !== undefined);
}
