import { adbKeyRule } from "./adb-key-rule.ts";

export const adbKeyForeign = adbKeyRule({
  id: "android.adb_key_foreign",
  version: 1,
  title: "Another computer may debug the phone",
  severity: "low",
  class: "extraction",
  rationale: "A computer that the phone trusts can install applications and copy data through a cable.",
  falsePositives: ["Computers of the owner, of a developer, or of an earlier acquisition"],
  references: ["MVT, module DumpsysADBState"],
  vouched: "source_read",
  judge(key, _, { fingerprints, known }) {
    if (!key.fingerprint || fingerprints.has(key.fingerprint)) return undefined;
    if (!known) return { severity: "informational", sentence: "listed" };
    return fingerprints.size === 0 ? { severity: "low", sentence: "unknown" } : { severity: "low" };
  },
});
