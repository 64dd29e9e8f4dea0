import type { FileSample } from "./sample.ts";

export function shutdownLogSample(): FileSample {
  const lines = [
    "After 1.26s, these clients are still here:",
    "\t\tremaining client pid: 94 (/usr/libexec/bridgehead)",
    "\t\tremaining client pid: 95 (/private/var/tmp/stage2/agent)",
    "After 2.50s, these clients are still here:",
    "\t\tremaining client pid: 95 (/private/var/tmp/stage2/agent)",
    "SIGTERM: [1700000000] All buffers flushed",
    "\t\tremaining client pid: 77 (/usr/sbin/ok)",
    "SIGTERM: @1700000100",
    "",
  ];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  return { kind: "ios_filesystem", path: "private/var/db/diagnostics/shutdown.log", bytes };
}
