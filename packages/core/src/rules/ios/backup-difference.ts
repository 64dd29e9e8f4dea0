import type { Severity } from "../rule.ts";
import { simpleRule } from "../simple-rule.ts";

/** Domains of the system's own databases and settings, whose digests backups keep: where traces are looked for. */
const systemDomains =
  /^(?:Home|Root|Wireless|Database|Health|HomeKit|Install|Keyboard|Keychain|ManagedPreferences|SystemPreferences)Domain-/;

export const backupDifference = simpleRule({
  id: "ios.backup_difference",
  version: 1,
  title: "Backup differs from its own list of files",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.backup_integrity"],
  rationale:
    "Traces can be planted in a backup or taken out of it: what was changed afterwards differs in size or content from the backup's own list.",
  falsePositives: [
    "A backup that was interrupted, or made while the phone was writing.",
    "Programs that decrypt or repair a backup.",
  ],
  sentences: {
    statement:
      "Files in this backup do not have the size that its list says ({count:files}), such as {file}: {stated} bytes by the list, {found} stored. Such differences also come from interrupted backups. Findings from these files need another source.",
    digest:
      "Files in this backup do not have the content that its list says ({count:files}), such as {file}: their SHA-1 is another. Findings from these files need another source.",
    unlisted:
      "This backup holds files that its list does not name ({count:files}). Interrupted backups leave such files.",
  },
  references: [
    "Forging-Pegasus: planted traces, size and digest",
    "What follows from a difference is our own inference",
  ],
  vouched: "inference",
  see(record) {
    if (record.kind !== "stored_file" || !record.name) return undefined;
    const { name, difference, stated, found } = record;
    return {
      severity: severityOf(name, difference ?? ""),
      sentence: difference === "size" ? "statement" : (difference ?? "statement"),
      key: difference ?? "",
      values: [name],
      words: { file: name, stated: Number(stated ?? 0), found: difference === "size" ? Number(found ?? 0) : "" },
    };
  },
});

/** Sizes in applications' own domains are wrong in ordinary backups too. */
function severityOf(name: string, difference: string): Severity {
  return difference !== "unlisted" && systemDomains.test(name) ? "low" : "informational";
}
