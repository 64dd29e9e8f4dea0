import { simpleRule } from "../simple-rule.ts";

/** `reboot,factory_reset,1558483886`: reasons of the last starts, with Unix seconds. */
const inHistory = /^(?:reboot|recovery),(factory_reset)[^\n]*,(\d{9,11})$/m;

export const factoryReset = simpleRule({
  id: "android.factory_reset",
  version: 1,
  title: "The phone was erased",
  severity: "informational",
  class: "anomaly",
  platform: "android",
  needs: ["android.recovery_history", "android.getprop"],
  rationale: "What was on the phone before is gone: a search that finds nothing says nothing of that time.",
  falsePositives: ["Owners who erased the phone, phones bought used, repairs."],
  references: [
    "AOSP bootstat: persist.sys.boot.reason.history",
    "ALEAPP, modules sWipehist and factory_reset",
    "AOSP bootable/recovery, recovery.cpp: --wipe_data",
  ],
  vouched: "source_read",
  sentences: {
    statement: "The phone was erased at {when:time}. Whatever was on it before is not in this evidence.",
    undated: "The phone was erased; when is not recorded. Whatever was on it before is not in this evidence.",
  },
  see(record) {
    if (record.kind === "log_event" && record.event === "wipe_data")
      return erased(record.time ?? null, record.text ?? "wipe_data");
    if (record.kind !== "system_property" || record.key !== "persist.sys.boot.reason.history") return undefined;
    const [, reason, seconds] = inHistory.exec(record.value ?? "") ?? [];
    if (reason === undefined) return undefined;
    const time = Number(seconds) * 1e6;
    return erased(Number.isSafeInteger(time) ? time : null, reason);
  },
});

function erased(time: number | null, value: string) {
  const seen = { key: String(time), values: [value], time };
  return time === null ? { ...seen, words: {}, sentence: "undated" } : { ...seen, words: { when: time } };
}
