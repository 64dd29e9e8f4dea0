import { simpleRule } from "../simple-rule.ts";

export const lookupWithNul = simpleRule({
  id: "ios.lookup_with_nul",
  version: 2,
  title: "Look-up of a malformed Apple identity",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.id_status_cache"],
  rationale: "A malformed identity is nothing that a person types; a public tool takes it for a sign of an attempt.",
  falsePositives: ["None is known; a fault in a program cannot be excluded."],
  sentences: {
    statement:
      "The phone looked up the Apple identity {contact}, which contains NUL bytes. Addresses have none. The public tool MVT reports such look-ups as suspicious; the record does not say what made this one.",
  },
  references: ["MVT, module IDStatusCache"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "identity_lookup" || !record.contact) return undefined;
    if (!/(?:\0|\\x00){2}/.test(record.contact)) return undefined;
    return { key: record.contact, values: [record.contact], words: { contact: record.contact } };
  },
});
