import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

type Activity = Extract<SourcedRecord, { kind: "process_activity" }>;

const usageArtifacts = ["ios.datausage", "ios.netusage"];

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
    const orphans: Activity[] = [];
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

/** More numbers than this are named by their count alone. */
const numbersListed = 50;

export const missingProcessRows = defineRule({
  id: "ios.missing_process_rows",
  version: 1,
  title: "Gaps in the numbering of processes",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: usageArtifacts,
  scope: "file",
  rationale: "Rows that were deleted leave gaps in a numbering that only grows.",
  falsePositives: ["Removed applications leave the same gaps; most phones have some"],
  references: ["MVT, module NetBase"],
  vouched: "source_read",
  detect(context) {
    const rows = new Map<number, Activity>();
    return {
      record(record) {
        if (record.kind !== "process_activity" || record.details?.["has_process"] === false) return;
        if (typeof record.process_id === "number" && !rows.has(record.process_id)) rows.set(record.process_id, record);
      },
      end() {
        const numbers = [...rows.keys()].sort((a, b) => a - b);
        let count = 0;
        const values: string[] = [];
        const neighbours: Activity[] = [];
        for (const [index, number] of numbers.entries()) {
          const before = numbers[index - 1];
          if (before === undefined || number === before + 1) continue;
          count += number - before - 1;
          values.push(number - before === 2 ? String(before + 1) : `${before + 1}–${number - 1}`);
          const neighbour = rows.get(before);
          if (neighbour) neighbours.push(neighbour);
        }
        const [first] = neighbours;
        if (!first) return;
        context.report({
          severity: "low",
          class: "anomaly",
          key: "gaps",
          records: neighbours,
          values: values.slice(0, numbersListed),
          words: { count, database: first.file },
        });
      },
    };
  },
});

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
    "Services of the system that belong to no application",
    "Programs that an update removed, and evidence that does not hold all files",
  ],
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
  falsePositives: ["Damage to the database", "The system's own sums of use, on some versions"],
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

function isUnbundled(record: SourcedRecord): record is Activity {
  return (
    record.kind === "process_activity" &&
    usageArtifacts.includes(record.artifact) &&
    !record.app_id &&
    record.details?.["has_process"] !== false
  );
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
