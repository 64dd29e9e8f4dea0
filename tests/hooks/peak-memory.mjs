// Loaded before the command: writes the most memory that its process held, in KiB, to the file that
// SILLAGE_TEST_PEAK names.
import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.SILLAGE_TEST_PEAK;
if (isMainThread && file) process.on("exit", () => writeFileSync(file, String(peak())));

function peak() {
  try {
    // On Linux a child's resource usage begins with that of the process it was forked from; this does not.
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
