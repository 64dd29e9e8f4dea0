import { toMicroseconds } from "../../formats/time.ts";
import { byFact } from "../by-fact.ts";

const property = "ro.build.version.security_patch";
const day = 86_400_000_000;
/** Six months of 31 days, as MVT counts them. */
const oldestDays = 186;

export const securityPatch = byFact({
  id: "android.security_patch",
  version: 1,
  title: "System without current security fixes",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.getprop"],
  rationale: "Known spyware used faults that later fixes mend.",
  falsePositives: ["Updated since the evidence was taken; models that no longer receive updates."],
  references: ["MVT, modules AQFGetProp and DumpsysGetProp"],
  vouched: "source_read",
  sentences: {
    statement:
      "The security fixes of the system are of {patch:day}, {days} days before the day of comparison. This is a weakness, not a trace of an attack.",
  },
  wants: (record) => record.kind === "system_property" && record.key === property,
  factOf: (record) => (record.kind === "system_property" ? (record.value ?? "") : ""),
  see([record], { asOf }) {
    const patch = record.kind === "system_property" ? (record.value ?? "") : "";
    const time = /^\d{4}-\d\d-\d\d$/.test(patch) ? toMicroseconds(Date.parse(patch), "unix_ms") : undefined;
    if (time === undefined) return undefined;
    const days = Math.floor((asOf - time) / day);
    return days > oldestDays ? { values: [patch], words: { patch, days } } : undefined;
  },
});
