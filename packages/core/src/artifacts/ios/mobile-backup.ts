import { boolean, date } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

const sections = [
  { key: "BackupStateInfo", event: "backup", date: "date" },
  { key: "RestoreInfo", event: "restore", date: "RestoreDate" },
  { key: "RestoreStateInfo", event: "restore state", date: "date" },
] as const;

export const mobileBackup = defineArtifact({
  id: "ios.mobile_backup",
  title: "Last backup and restore of the phone",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["HomeDomain-Library/Preferences/com.apple.MobileBackup.plist"],
    ios_filesystem: ["private/var/mobile/Library/Preferences/com.apple.MobileBackup.plist"],
    ios_sysdiagnose: ["**/com.apple.MobileBackup.plist"],
  },
  kinds: ["log_event"],
  timeBasis: "utc",
  reach: "the last of each",
  references: [
    "iLEAPP mobileBackup.py: BackupStateInfo (isCloud, date), RestoreInfo (RestoreDate, WasCloudRestore)",
    "EC-DIGIT-CSIRC sysdiagnose, parser mobilebackup",
  ],
  view: { type: "table", columns: ["time", "event", "text"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    if (!root) return;
    for (const { key, event, date: dated } of sections) {
      const value = root.get(key);
      if (value === undefined) continue;
      const entries = dictAt(value, key, input);
      if (!entries) continue;
      const fields = plistFields(entries, key, input);
      const cloud = fields.value("isCloud", boolean) ?? fields.value("WasCloudRestore", boolean);
      yield {
        kind: "log_event",
        locator: { key },
        time: fields.value(dated, date),
        event,
        text: cloud === null ? null : cloud ? "iCloud" : "computer",
        details: fields.details(),
      };
    }
    if (root.has("AccountEnabledDate")) {
      const time = plistFields(root, "", input).value("AccountEnabledDate", date);
      yield { kind: "log_event", locator: { key: "AccountEnabledDate" }, time, event: "backup account enabled" };
    }
  },
});
