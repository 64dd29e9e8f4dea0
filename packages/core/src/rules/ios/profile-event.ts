import { simpleRule } from "../simple-rule.ts";

export const profileEvent = simpleRule({
  id: "ios.profile_event",
  version: 1,
  title: "Configuration profile changed",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.profile_events"],
  rationale: "The log shows profiles that are no longer installed.",
  falsePositives: ["Profiles that the owner, an employer or a mobile operator installed or removed."],
  sentences: {
    statement:
      "A log of the phone records the operation {operation} on the configuration profile {profile}, by the process {process}.",
  },
  references: ["MVT, module ProfileEvents"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "profile_event") return undefined;
    const [operation, profile, process] = [record.operation ?? "", record.profile_id ?? "", record.process ?? ""];
    return {
      key: `${profile}:${operation}:${record.time ?? ""}`,
      values: [profile, process],
      words: { operation, profile, process },
    };
  },
});
