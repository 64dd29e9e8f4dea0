import { simpleRule } from "../simple-rule.ts";

export const securityLoggingStopped = simpleRule({
  id: "android.security_logging_stopped",
  version: 1,
  title: "The phone stopped its security log",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "Whoever wants to leave no trace turns off what records traces.",
  falsePositives: ["Owners who turned off Advanced Protection or its logs."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog: TAG_LOGGING_STOPPED"],
  vouched: "source_read",
  sentences: {
    statement:
      "The security log records that it was turned off at {when:time}. What happened until it was turned on again is not in it. Whether the owner did this is a question for the owner.",
    undated:
      "The security log records that it was turned off. What happened until it was turned on again is not in it. Whether the owner did this is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "logging_stopped") return undefined;
    const time = record.time ?? null;
    const seen = { key: String(time), values: ["logging_stopped"], time };
    return time === null ? { ...seen, words: {}, sentence: "undated" } : { ...seen, words: { when: time } };
  },
});
