import { simpleRule } from "../simple-rule.ts";

export const wipeFailure = simpleRule({
  id: "android.wipe_failure",
  version: 1,
  title: "Erasing the phone failed",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "An order to erase the phone was not carried out.",
  falsePositives: ["Faults of the storage."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  sentences: { statement: "The security log records that erasing the phone or its data was begun and failed." },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "wipe_failure") return undefined;
    return { key: "wipe_failure", values: ["wipe_failure"], words: {} };
  },
});
