import { simpleRule } from "../simple-rule.ts";

export const keyIntegrityViolation = simpleRule({
  id: "android.key_integrity_violation",
  version: 1,
  title: "Cryptographic key was damaged or altered",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "The phone found that a key in its store had been altered.",
  falsePositives: ["Faults of the storage or of an update."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  sentences: { statement: "The security log records that a key in the phone's store was damaged or altered: {id}." },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "key_integrity_violation") return undefined;
    const { key_id } = record.details ?? {};
    const id = typeof key_id === "string" ? key_id : "";
    return { key: id, values: [id], words: { id } };
  },
});
