import { simpleRule } from "../simple-rule.ts";

export const lookupWithNul = simpleRule({
  id: "ios.lookup_with_nul",
  version: 1,
  title: "Look-up of a malformed Apple identity",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.id_status_cache"],
  rationale: "Malformed identities were seen where exploits were delivered.",
  falsePositives: ["None is known."],
  sentences: {
    statement:
      "The phone looked up the Apple identity {contact}, which contains NUL bytes. No ordinary address has them; published attacks sent such malformed identities.",
  },
  references: ["MVT, module IDStatusCache"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "identity_lookup" || !record.contact) return undefined;
    if (!/(?:\0|\\x00){2}/.test(record.contact)) return undefined;
    return { key: record.contact, values: [record.contact], words: { contact: record.contact } };
  },
});
