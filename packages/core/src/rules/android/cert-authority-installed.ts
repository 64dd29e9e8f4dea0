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
  falsePositives: ["Networks of employers and schools, filters and tools that their owners installed"],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "security_event" || record.event !== "cert_authority_installed") return undefined;
    if (record.success === false) return undefined;
    const subject = record.subject ?? "";
    return { key: subject, values: [subject], words: { subject } };
  },
});
