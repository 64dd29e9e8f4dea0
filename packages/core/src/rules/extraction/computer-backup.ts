import { simpleRule } from "../simple-rule.ts";
import { serviceAsked } from "./lockdown-services.ts";

const backupService = "com.apple.mobilebackup2";

export const computerBackup = simpleRule({
  id: "extraction.computer_backup",
  version: 1,
  title: "Backup to a computer",
  severity: "informational",
  class: "extraction",
  platform: "ios",
  needs: ["ios.mobile_backup", "ios.lockdownd"],
  rationale: "Most tools copy an iPhone by a backup to their computer, the way that Apple made for its owner.",
  falsePositives: ["The owner's own backups, and that of this acquisition."],
  references: [
    "iLEAPP mobileBackup.py: BackupStateInfo (isCloud, date)",
    "libimobiledevice, mobilebackup2: com.apple.mobilebackup2",
  ],
  vouched: "source_read",
  inCustody: "medium",
  sentences: {
    statement: "The phone notes that its last backup to a computer ended at this time.",
    asked:
      "The program {process} of a computer asked the phone for its backup service ({count:records}). Whether a backup was made, the log does not show.",
  },
  see(record) {
    if (record.kind !== "log_event") return undefined;
    if (serviceAsked(record) === backupService) {
      const process = record.process ?? "";
      return { key: `asked ${process}`, values: [backupService], words: { process }, sentence: "asked" };
    }
    // Where it says nothing of iCloud, it may be either.
    if (record.artifact !== "ios.mobile_backup" || record.event !== "backup" || record.text !== "computer")
      return undefined;
    return { key: "backup", values: [record.text], words: {} };
  },
});
