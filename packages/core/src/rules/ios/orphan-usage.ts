import { defineRule } from "../rule.ts";
import { type ProcessActivity, usageArtifacts } from "./process-rows.ts";

export const orphanUsage = defineRule({
  id: "ios.orphan_usage",
  version: 1,
  title: "Network use without its process",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: usageArtifacts,
  scope: "file",
  rationale: "Spyware has deleted the rows of its processes and left those of their network use.",
  falsePositives: ["Phones of people at no risk show it too: it counts only beside other findings"],
  references: ["MVT, module NetBase", "MVT issue 257: seen on phones without other traces"],
  vouched: "source_read",
  detect(context) {
    const orphans: ProcessActivity[] = [];
    return {
      record(record) {
        if (record.kind === "process_activity" && record.details?.["has_process"] === false) orphans.push(record);
      },
      end() {
        const [first] = orphans;
        if (!first) return;
        context.report({
          severity: "low",
          class: "anomaly",
          key: "orphans",
          records: orphans,
          values: orphans.map(({ process_id }) => String(process_id ?? "")),
          words: { count: orphans.length, database: first.file },
        });
      },
    };
  },
});
