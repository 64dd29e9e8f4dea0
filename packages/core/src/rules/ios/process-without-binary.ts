import { defineRule } from "../rule.ts";
import { basename, isUnbundled, usageArtifacts } from "./process-rows.ts";
import { cutLength, isSystemProgram } from "./system-programs.ts";

/** A program that every system has: a list of files without it does not reach as far as the system's own folders. */
const everPresent = "launchd";

export const processWithoutBinary = defineRule({
  id: "ios.process_without_binary",
  version: 2,
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
        if (!names.has(everPresent) || record.kind !== "process_activity" || !record.process) return;
        const name = basename(record.process);
        // Services bear the names of labels, and known programs may have gone with an update.
        if (names.has(name) || isSystemProgram(name)) return;
        context.report({
          severity: "medium",
          class: "anomaly",
          key: name,
          records: [record],
          values: [record.process],
          subject: `process:${name}`,
          words: { process: record.process },
        });
      },
    };
  },
});
