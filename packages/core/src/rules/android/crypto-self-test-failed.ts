import { simpleRule } from "../simple-rule.ts";

export const cryptoSelfTestFailed = simpleRule({
  id: "android.crypto_self_test_failed",
  version: 1,
  title: "Self-test of the phone's cryptography failed",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "The cryptography of the phone did not pass its own test: it may have been altered.",
  falsePositives: ["Faults of an update."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  sentences: {
    statement:
      "The security log records that the cryptography of the phone did not pass its own test. It may have been altered or damaged.",
  },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "crypto_self_test_completed") return undefined;
    // Given under a name or bare: 0 and false mean that it failed.
    const bare = record.details?.value;
    if (record.success !== false && bare !== 0 && bare !== false) return undefined;
    return { key: "crypto_self_test", values: ["crypto_self_test_completed"], words: {} };
  },
});
