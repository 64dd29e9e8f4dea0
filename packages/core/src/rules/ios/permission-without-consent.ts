import { simpleRule } from "../simple-rule.ts";

/** What lets a program listen, watch or read everything. */
const sensitive: ReadonlySet<string> = new Set([
  "kTCCServiceMicrophone",
  "kTCCServiceCamera",
  "kTCCServiceScreenCapture",
  "kTCCServiceSystemPolicyAllFiles",
]);
/** Where the system and the store put programs. */
const usualPlaces =
  /^\/(?:System|usr|bin|sbin|Library|Applications|Developer|private\/preboot)\/|^\/(?:private\/)?var\/containers\/Bundle\//;
const decidedElsewhere: ReadonlySet<string> = new Set(["mdm_policy", "override_policy"]);

export const permissionWithoutConsent = simpleRule({
  id: "ios.permission_without_consent",
  version: 1,
  title: "Microphone, camera or files granted in an unusual way",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.tcc"],
  rationale: "A program that listens or watches needs these permissions; spyware does not ask the owner for them.",
  falsePositives: ["Phones that an employer or a school manages.", "Developers' own programs."],
  sentences: {
    statement:
      "The permission {permission} is granted to the program {client}, which lies where neither the system nor the store puts programs.",
    policy:
      "The permission {permission} is granted to {client} by a rule ({reason}), not by the owner's consent. On managed phones this is usual.",
  },
  references: [
    "MVT, module TCC: meaning of auth_value, auth_reason and client_type",
    "Which places are usual is our own",
  ],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "permission" || !record.permission || !record.process) return undefined;
    const isGranted = record.decision === "allowed" || record.decision === "limited";
    if (!isGranted || !sensitive.has(record.permission)) return undefined;
    const { permission, process: client } = record;
    const seen = { key: `${permission} ${client}`, values: [permission, client] };
    if (record.client_type === "absolute_path") {
      if (usualPlaces.test(client)) return undefined;
      return { ...seen, words: { permission, client }, subject: `process:${client}` };
    }
    if (!decidedElsewhere.has(record.reason ?? "") || client.startsWith("com.apple.")) return undefined;
    const words = { permission, client, reason: record.reason ?? "" };
    return { ...seen, severity: "low", sentence: "policy", words, subject: `app:${client}` };
  },
});
