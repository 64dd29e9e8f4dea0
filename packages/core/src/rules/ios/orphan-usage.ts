import { defineRule } from "../rule.ts";
import { type ProcessActivity, usageArtifacts } from "./process-rows.ts";

const day = 86_400_000_000;
/** More times than these are told as one. */
const mostClusters = 20;

export const orphanUsage = defineRule({
  id: "ios.orphan_usage",
  version: 2,
  title: "Network use without its process",
  severity: "low",
  corroborated: { severity: "high", within: day },
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
        for (const [index, cluster] of clusters(orphans).entries()) {
          const [first] = cluster;
          if (!first) continue;
          context.report({
            severity: "low",
            class: "anomaly",
            key: index === 0 ? "orphans" : `orphans ${index}`,
            records: cluster,
            values: cluster.map(({ process_id }) => String(process_id ?? "")),
            // The last cluster holds what is left over of years: its rows share no time.
            ...(index === mostClusters ? { time: null } : {}),
            words: { count: cluster.length, database: first.file },
          });
        }
      },
    };
  },
});

/** Rows of one time are one fact, so that a finding near them can tell; rows without a time are another. */
function clusters(orphans: readonly ProcessActivity[]): ProcessActivity[][] {
  const undated = orphans.filter(({ time }) => typeof time !== "number");
  const found: ProcessActivity[][] = undated.length > 0 ? [undated] : [];
  const dated = orphans.filter(({ time }) => typeof time === "number").sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  let last = Number.NEGATIVE_INFINITY;
  for (const orphan of dated) {
    const time = orphan.time ?? 0;
    const apart = time - last > day && found.length <= mostClusters;
    if (apart || found.length === 0) found.push([orphan]);
    else found.at(-1)?.push(orphan);
    last = time;
  }
  return found;
}
