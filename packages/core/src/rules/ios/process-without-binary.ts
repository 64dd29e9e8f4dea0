import { defineRule } from "../rule.ts";
import { basename, isUnbundled, usageArtifacts } from "./process-rows.ts";

/** The system cuts process names to this many characters in its network records. */
const cutLength = 16;

export const processWithoutBinary = defineRule({
  id: "ios.process_without_binary",
  version: 1,
  title: "Process without a program file",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: [...usageArtifacts, "ios.filesystem"],
  scope: "examination",
  rationale: "A program that ran and is no longer on the phone may have removed itself.",
  falsePositives: [
    "Services of the system that belong to no application.",
    "Programs that an update removed, and evidence that does not hold all files.",
  ],
  sentences: {
    statement:
      "The process {process} used the network, belongs to no application, and no program file of this name is in the evidence.",
  },
  references: ["MVT, module NetBase", "MVT issue 103: system services lack a bundle id"],
  vouched: "source_read",
  wants: (record) => isUnbundled(record) && Boolean(record.process),
  notes: (record) => (record.kind === "file" && record.path ? basename(record.path) : undefined),
  detect(context) {
    const names = new Set<string>();
    return {
      note(name) {
        names.add(name);
        names.add(name.slice(0, cutLength));
      },
      record(record) {
        // Without a listing of the whole file system there is nothing to compare with.
        if (names.size === 0 || record.kind !== "process_activity" || !record.process) return;
        const name = basename(record.process);
        if (names.has(name)) return;
        context.report({
          severity: "medium",
          class: "anomaly",
          key: name,
          records: [record],
          values: [record.process],
          words: { process: record.process },
        });
      },
    };
  },
});
