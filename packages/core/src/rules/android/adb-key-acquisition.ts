import { adbKeyRule } from "./adb-key-rule.ts";

const day = 86_400_000_000;

export const adbKeyAcquisition = adbKeyRule({
  id: "android.adb_key_acquisition",
  version: 1,
  title: "The computer of this acquisition may debug the phone",
  severity: "informational",
  class: "exposure",
  rationale: "The key that the acquisition left is told apart from those of others.",
  falsePositives: ["Not a suspicion: a fact about the phone."],
  references: ["MVT, module DumpsysADBState"],
  vouched: "source_read",
  sentences: {
    statement:
      "The phone trusts the key {fingerprint} ({host}), which is that of the computer that made this acquisition. It may be revoked in the developer options.",
    earlier:
      "The phone trusts the key {fingerprint} ({host}), which is that of the computer that made this acquisition. Its last recorded connection is at least one day older than the acquisition.",
  },
  judge(key, lastConnection, { fingerprints, started }) {
    if (!key.fingerprint || !fingerprints.has(key.fingerprint)) return undefined;
    const earlier = lastConnection !== null && started !== null && lastConnection <= started - day;
    return { severity: "informational", ...(earlier ? { sentence: "earlier" } : {}) };
  },
});
