import { simpleRule } from "../simple-rule.ts";

export const managedPhone = simpleRule({
  id: "ios.managed_phone",
  version: 1,
  title: "Phone is supervised or managed",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.management"],
  rationale:
    "Whoever manages a phone can install applications and certificates, change its settings, and erase or find it.",
  falsePositives: ["Phones of an employer or a school."],
  sentences: {
    statement:
      "The phone's settings name a server that manages it: {url} ({organization}). Whether the owner knows of it is a question for the owner.",
    supervised:
      "The phone is marked as supervised, by {organization}. A supervised phone obeys more of its manager's settings. Whether the owner knows of it is a question for the owner.",
  },
  references: ["Apple, Device Management: MDM payload; supervision"],
  vouched: "inference",
  see(record) {
    if (record.kind !== "management") return undefined;
    const { organization, url, supervised } = record;
    if (!url && supervised !== true) return undefined;
    return {
      sentence: url ? "statement" : "supervised",
      key: url ?? "supervised",
      values: [url ?? "", organization ?? ""].filter(Boolean),
      words: { url: url ?? "", organization: organization ?? "" },
    };
  },
});
