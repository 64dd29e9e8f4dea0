import { networkUsage } from "./datausage.ts";
import type { FileSample } from "./sample.ts";

export function netUsageSample(): FileSample {
  return { kind: "ios_filesystem", path: "private/var/networkd/netusage.sqlite", bytes: networkUsage() };
}
