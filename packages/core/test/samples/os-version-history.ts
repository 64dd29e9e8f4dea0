import type { FileSample } from "./sample.ts";

export function osVersionHistorySample(): FileSample {
  const lines = [
    '{"timestamp":"2023-11-14 23:13:20.00 +0100","os_version":"iPhone OS 16.7 (20H19)","bug_type":"226"}',
    '{"message":{"count":1}}',
    "",
  ];
  return {
    kind: "ios_filesystem",
    path: "private/var/db/analyticsd/Analytics-Journal-2023-11-14.ips",
    bytes: new TextEncoder().encode(lines.join("\n")),
    single: true,
    firstLineOnly: true,
  };
}
