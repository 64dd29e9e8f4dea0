import { defineRule } from "../rule.ts";
import { type ProcessActivity, usageArtifacts } from "./process-rows.ts";

/** More numbers than this are named by their count alone. */
const numbersListed = 50;

export const missingProcessRows = defineRule({
  id: "ios.missing_process_rows",
  version: 2,
  title: "Gaps in the numbering of processes",
  severity: "informational",
  corroborated: { severity: "low", within: 86_400_000_000 },
  class: "anomaly",
  platform: "ios",
  needs: usageArtifacts,
  scope: "file",
  rationale: "Rows that were deleted leave gaps in a numbering that only grows.",
  falsePositives: ["Removed applications leave the same gaps; most phones have some."],
  sentences: {
    statement:
      "In {database}, the numbering of processes lacks {count:numbers}. Rows were deleted; the system does so too, for instance when applications are removed.",
  },
  references: ["MVT, module NetBase"],
  vouched: "source_read",
  detect(context) {
    const rows = new Map<number, ProcessActivity>();
    return {
      record(record) {
        if (record.kind !== "process_activity" || record.details?.["has_process"] === false) return;
        if (typeof record.process_id === "number" && !rows.has(record.process_id)) rows.set(record.process_id, record);
      },
      end() {
        const numbers = [...rows.keys()].sort((a, b) => a - b);
        let count = 0;
        const values: string[] = [];
        const neighbours: ProcessActivity[] = [];
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
          severity: "informational",
          class: "anomaly",
          key: "gaps",
          records: neighbours,
          values: values.slice(0, numbersListed),
          // One gap lies after its neighbour was first seen; many lie in no one time.
          time: neighbours.length === 1 ? (first.first_seen ?? null) : null,
          words: { count, database: first.file },
        });
      },
    };
  },
});
