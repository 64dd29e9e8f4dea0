import { adbKeyRule } from "./adb-key-rule.ts";

export const adbKeyInvalid = adbKeyRule({
  id: "android.adb_key_invalid",
  version: 1,
  title: "Damaged key in the list of trusted computers",
  severity: "low",
  class: "anomaly",
  rationale: "The system writes only valid keys: another one was put there in another way, or was damaged.",
  falsePositives: ["A damaged file."],
  references: ["MVT, module DumpsysADBState"],
  vouched: "source_read",
  sentences: {
    statement: "The list of computers that may debug the phone holds an entry that is no key, named {host}.",
  },
  judge: (key) => (key.fingerprint ? undefined : { severity: "low" }),
});
