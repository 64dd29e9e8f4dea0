import { defineArtifact } from "../artifact.ts";
import { networkUsageTables, readNetworkUsage } from "./network-usage.ts";

export const dataUsage = defineArtifact({
  id: "ios.datausage",
  title: "Network use of processes",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["WirelessDomain-Library/Databases/DataUsage.sqlite"],
    ios_filesystem: ["private/var/wireless/Library/Databases/DataUsage.sqlite"],
  },
  kinds: ["process_activity"],
  recovers: networkUsageTables,
  timeBasis: "utc",
  reach: "often since the phone was set up; restored from backups",
  references: ["MVT docs, ios/records.md", "plaso ios_datausage.py: times are seconds since 2001"],
  view: { type: "table", columns: ["time", "process", "app_id", "first_seen", "last_seen", "wwan_in", "wwan_out"] },
  read: readNetworkUsage,
});
