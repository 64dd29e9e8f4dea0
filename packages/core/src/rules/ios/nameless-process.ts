import { defineRule } from "../rule.ts";
import { isUnbundled, usageArtifacts } from "./process-rows.ts";

export const namelessProcess = defineRule({
  id: "ios.nameless_process",
  version: 1,
  title: "Process without a name",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: usageArtifacts,
  scope: "file",
  rationale: "A record without a name may have been altered.",
  falsePositives: ["Damage to the database."],
  sentences: {
    statement:
      "Network use was recorded for a process that has no name. The system names the processes that it counts; why this one has no name is not known.",
  },
  references: ["MVT, module NetBase"],
  vouched: "source_read",
  detect(context) {
    // The peer asks this of file-system dumps only: backups are known to hold rows without a name.
    const applies = context.evidenceKinds.includes("ios_filesystem");
    return {
      record(record) {
        if (!applies || !isUnbundled(record) || record.process !== "") return;
        context.report({
          severity: "medium",
          class: "anomaly",
          key: String(record.process_id ?? ""),
          records: [record],
          values: [String(record.process_id ?? "")],
          words: {},
        });
      },
    };
  },
});
