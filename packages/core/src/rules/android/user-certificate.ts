import { simpleRule } from "../simple-rule.ts";

const added = /^\/data\/misc\/user\/(\d+)\/cacerts-added\/([^/]+)$/;

export const userCertificate = simpleRule({
  id: "android.user_certificate",
  version: 1,
  title: "Certificate authority among those that a user added",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.files"],
  rationale: "Whoever adds a certificate authority can read encrypted traffic that passes by.",
  falsePositives: ["Networks of employers and schools, filters and tools that the owner installed."],
  references: ["AOSP conscrypt, TrustedCertificateStore.java: /data/misc/user/<user>/cacerts-added"],
  vouched: "inference",
  sentences: {
    statement:
      "{path} is a certificate authority that a user of the phone added. Whoever holds its key can read encrypted traffic that passes by. Whether the owner agreed is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "file" || !record.path || !added.test(record.path)) return undefined;
    const { path } = record;
    return { key: path, values: [path], words: { path }, time: record.modified ?? null };
  },
});
