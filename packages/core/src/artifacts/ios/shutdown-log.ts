import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { parseShutdownLine } from "./shutdown-line.ts";

/** A shutdown with more lines than this is damage or forgery. */
const mostClients = 100_000;

type Delay = DraftOf<"shutdown_delay">;

export const shutdownLog = defineArtifact({
  id: "ios.shutdown_log",
  title: "Processes that delayed a shutdown",
  platform: "ios",
  versions: "all; from iOS 26 only the last shutdown, with the UUID of each binary",
  where: {
    ios_filesystem: ["private/var/db/diagnostics/shutdown.log", "private/var/db/diagnostics/shutdown.*.log"],
    ios_sysdiagnose: ["**/shutdown.log", "**/shutdown.*.log"],
  },
  kinds: ["shutdown_delay"],
  timeBasis: "utc",
  reach: "years until iOS 18, then the last shutdown alone",
  references: [
    "Kaspersky, A lightweight method to detect potential iOS malware (2024); KasperskyLab/iShutdown",
    "iLEAPP sysShutdown.py: the time of a shutdown stands in its last line, SIGTERM",
    "libyal dtformats, Apple Unified Logging and Activity Tracing formats: shutdown.log",
  ],
  view: { type: "table", columns: ["time", "path", "pid", "delay", "times_delayed"] },

  async *read(input) {
    let shutdown: Delay[] = [];
    let delay = 0;
    let delays = 0;
    let summed = 0;
    const end = (time: number | null): Delay[] => {
      const ended = shutdown.map((client) => ({ ...client, time }));
      shutdown = [];
      delay = delays = summed = 0;
      return ended;
    };

    for (const { number, text } of await input.lines()) {
      const line = parseShutdownLine(text);
      if (line.delay !== undefined) {
        // The log counts from the start of the shutdown: a smaller number belongs to the next one. Real logs may lack
        // the line that gives the time of the one before.
        if (line.delay < delay) yield* end(null);
        delay = line.delay;
        summed += line.delay;
        delays++;
      }
      if (line.client) {
        if (shutdown.length >= mostClients) {
          input.problem("limit", `more than ${mostClients} lines without the time of their shutdown`, { line: number });
          yield* end(null);
        }
        const { pid, path, uuid } = line.client;
        shutdown.push({
          kind: "shutdown_delay",
          locator: { line: number },
          path,
          process: path.slice(path.lastIndexOf("/") + 1),
          pid,
          delay,
          times_delayed: delays,
          // The peer's `delay`: the sum of all times since the start, each of which counts from the start.
          details: { summed_delays: Math.round(summed * 100) / 100, ...(uuid === undefined ? {} : { uuid }) },
        });
      }
      if (line.ended !== undefined) yield* end(line.ended);
      if (line.unknown) input.problem("value", "a line that no shutdown log has", { line: number });
    }
    yield* end(null);
  },
});
