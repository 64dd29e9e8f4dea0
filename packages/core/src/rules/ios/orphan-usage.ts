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
  falsePositives: ["Also seen on phones of people at no risk: it counts only beside other findings."],
  sentences: {
    statement:
      "In {database}, {count:rows} of network use belong to a process whose own row is not there. Incomplete deletion leaves this behind; it is also seen on phones that carry no other trace.",
  },
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
