import { defineArtifact } from "../artifact.ts";
import { networkUsageTables, readNetworkUsage } from "./network-usage.ts";

export const netUsage = defineArtifact({
  id: "ios.netusage",
  title: "Network use of processes, kept by the network daemon",
  platform: "ios",
  versions: "all",
  where: {
    ios_filesystem: ["private/var/networkd/netusage.sqlite", "private/var/networkd/db/netusage.sqlite"],
  },
  kinds: ["process_activity"],
  recovers: networkUsageTables,
  timeBasis: "utc",
  reach: "weeks to months",
  references: ["MVT docs, ios/records.md", "plaso ios_netusage.py: times are seconds since 2001"],
  view: { type: "table", columns: ["time", "process", "app_id", "first_seen", "last_seen", "wifi_in", "wifi_out"] },
  read: readNetworkUsage,
});
