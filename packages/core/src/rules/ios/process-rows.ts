import type { SourcedRecord } from "../../records/kinds.ts";

export type ProcessActivity = Extract<SourcedRecord, { kind: "process_activity" }>;

/** The databases in which the system counts the network use of processes; they have the same tables. */
export const usageArtifacts = ["ios.datausage", "ios.netusage"];

/** A process that belongs to no application. */
export function isUnbundled(record: SourcedRecord): record is ProcessActivity {
  return (
    record.kind === "process_activity" &&
    usageArtifacts.includes(record.artifact) &&
    !record.app_id &&
    record.details?.["has_process"] !== false
  );
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
