import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

/** From iOS 26 on the log is written anew at each start: an empty one is by design. */
const rewrittenSince = 26;

export const shutdownLogEmpty = defineRule({
  id: "ios.shutdown_log_empty",
  version: 1,
  title: "Empty log of shutdowns",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.shutdowns", "ios.system_version"],
  scope: "examination",
  rationale: "Spyware was reported to empty this log, which up to iOS 18 keeps every shutdown for years.",
  falsePositives: ["A phone that was just erased, restored or updated, or that was never shut down since."],
  sentences: {
    statement: "The log of shutdowns is empty, though the phone has iOS {version}, which keeps years of them.",
  },
  references: ["iVerify on an emptied Shutdown.log, 2025 (known to us from reports about it)"],
  vouched: "secondary",
  wants: (record) => isShutdown(record) || (record.kind === "os_version" && record.artifact === "ios.system_version"),
  detect(context) {
    const versions = new Map<number, string>();
    const filled = new Set<number>();
    const empty: SourcedRecord[] = [];
    return {
      record(record) {
        if (record.kind === "os_version") versions.set(record.evidence, record.os_version ?? "");
        else if (record.kind === "log_event" && record.event === "empty log") empty.push(record);
        else filled.add(record.evidence);
      },
      end() {
        for (const record of empty) {
          const version = versions.get(record.evidence) ?? "";
          const major = Number.parseInt(version, 10);
          // Of a phone whose version is not known it cannot be told whether the log should be full.
          if (!(major < rewrittenSince) || filled.has(record.evidence)) continue;
          context.report({
            severity: "low",
            class: "anomaly",
            key: record.file,
            records: [record],
            values: [record.file],
            words: { version },
          });
        }
      },
    };
  },
});

function isShutdown(record: SourcedRecord): boolean {
  return record.kind === "log_event" && record.artifact === "ios.shutdowns";
}
