import { simpleRule } from "../simple-rule.ts";

export const certAuthorityInstalled = simpleRule({
  id: "android.cert_authority_installed",
  version: 1,
  title: "Certificate authority added to the phone",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "Whoever adds a certificate authority can read encrypted traffic that passes by.",
  falsePositives: ["Networks of employers and schools, filters and tools that the owner installed."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  sentences: {
    statement:
      "The security log records that a certificate authority was added to those that the phone trusts: {subject}. Whoever holds its key can read encrypted traffic that passes by. Whether the owner agreed is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "cert_authority_installed") return undefined;
    if (record.success === false) return undefined;
    const subject = record.subject ?? "";
    return { key: subject, values: [subject], words: { subject } };
  },
});
