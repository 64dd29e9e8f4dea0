import { adbKeyRule } from "./adb-key-rule.ts";

export const adbKeyForeign = adbKeyRule({
  id: "android.adb_key_foreign",
  version: 2,
  title: "Another computer may debug the phone",
  severity: "low",
  class: "extraction",
  rationale: "A computer that the phone trusts can install applications and copy data through a cable.",
  falsePositives: ["Computers of the owner, of a developer, or of an earlier acquisition."],
  references: ["MVT, module DumpsysADBState"],
  vouched: "source_read",
  sentences: {
    statement:
      "The phone trusts the key {fingerprint} ({host}), which is not that of the computer that made this acquisition. A trusted computer can install applications and copy data. Whether the owner knows it is a question for the owner.",
    unknown:
      "The phone trusts the key {fingerprint} ({host}). The acquisition does not name its own key, so this may be the computer that made it, or another.",
    listed:
      "The phone trusts the key {fingerprint} ({host}) of a computer. Whether the owner knows that computer is a question for the owner.",
  },
  /** A computer that was connected while the phone was out of its owner's hands. */
  inCustody: "high",
  judge(key, _, { fingerprints, known }) {
    if (!key.fingerprint || fingerprints.has(key.fingerprint)) return undefined;
    if (!known) return { severity: "informational", sentence: "listed" };
    return fingerprints.size === 0 ? { severity: "low", sentence: "unknown" } : { severity: "low" };
  },
});
