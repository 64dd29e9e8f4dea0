import { simpleRule } from "../simple-rule.ts";

export const certValidationFailure = simpleRule({
  id: "android.cert_validation_failure",
  version: 1,
  title: "Certificate that could not be validated",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.intrusion_security"],
  rationale: "A certificate that does not hold may be that of someone who sits between the phone and a server.",
  falsePositives: ["Sign-in pages of public networks, servers with expired certificates, a wrong clock."],
  references: ["MVT, module SecurityEvent", "Android SDK, android.app.admin.SecurityLog"],
  vouched: "source_read",
  sentences: {
    statement:
      "The security log records that a certificate did not pass validation: {failure}. Someone between the phone and a server leaves such entries; so do expired certificates and sign-in pages of public networks.",
  },
  see(record) {
    if (record.kind !== "security_event" || record.event !== "cert_validation_failure") return undefined;
    const { value, reason } = record.details ?? {};
    const failure = [reason, value].find((one): one is string => typeof one === "string") ?? "";
    return { key: failure, values: [failure], words: { failure } };
  },
});
