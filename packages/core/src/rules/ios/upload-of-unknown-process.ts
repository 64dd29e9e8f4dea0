import { byFact } from "../by-fact.ts";
import { basename, isUnbundled, usageArtifacts } from "./process-rows.ts";
import { isSystemProgram } from "./system-programs.ts";

/** Less than this is what any program sends. Ours. */
const leastSent = 100_000;

export const uploadOfUnknownProcess = byFact({
  id: "ios.upload_of_unknown_process",
  version: 1,
  title: "More sent than received by a process that belongs to no application",
  severity: "informational",
  corroborated: { severity: "low", within: 86_400_000_000 },
  class: "anomaly",
  platform: "ios",
  needs: usageArtifacts,
  rationale: "Programs that take data off a phone send more than they receive.",
  falsePositives: ["Services of the system that our list does not have: Apple adds some with every version."],
  sentences: {
    statement:
      "The process {process}, which belongs to no application and is not in our list of programs of the system, sent {sent} bytes over mobile data and received {received}. The list is not complete.",
  },
  references: ["blacktop/ipsw-diffs: programs of iOS 26.0 and 26.1"],
  vouched: "inference",
  wants: (record) =>
    isUnbundled(record) &&
    Boolean(record.process) &&
    (record.wwan_out ?? 0) > leastSent &&
    (record.wwan_out ?? 0) > (record.wwan_in ?? 0) &&
    !isSystemProgram(basename(record.process ?? "")),
  factOf: (record) => (record.kind === "process_activity" ? basename(record.process ?? "") : ""),
  see([first]) {
    if (first.kind !== "process_activity" || !first.process) return undefined;
    const name = basename(first.process);
    return {
      values: [first.process],
      time: first.first_seen ?? null,
      timeEnd: first.last_seen ?? null,
      subject: `process:${name}`,
      words: { process: name, sent: first.wwan_out ?? 0, received: first.wwan_in ?? 0 },
    };
  },
});
