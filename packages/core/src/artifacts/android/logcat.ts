import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type LogLine, logLines, logPlaces } from "./log-lines.ts";

const started = /^Start proc (?:\d+:)?([\w.:-]+)/;
const startedEvent = /^\[\d+,\d+,\d+,([\w.:-]+),/;

export const logcat = defineArtifact({
  id: "android.logcat",
  title: "Log of the system and of applications",
  platform: "android",
  versions: "AndroidQF and tools that write its format; bug reports of all versions",
  where: logPlaces,
  kinds: ["log_event"],
  store: "android.logd",
  timeBasis: "device_local",
  reach: "hours to a day; logcat_old.txt and LAST LOGCAT: the time before the last restart",
  references: [
    "AndroidQF, module logcat: `logcat -d` and `logcat -L`, all buffers",
    "Android, logcat: output formats threadtime and time, without a year and in the zone of the phone",
    "AOSP dumpstate.cpp: SYSTEM LOG, EVENT LOG, KERNEL LOG, LAST LOGCAT (logcat -v threadtime -v printable -v uid)",
  ],
  view: { type: "table", columns: ["time", "level", "event", "pid", "text"] },

  async *read(input) {
    for (const line of await logLines(input)) yield entryOf(line);
  },
});

function entryOf({ line, time, logged, buffer, pid, tid, user, level, tag, text }: LogLine): DraftOf<"log_event"> {
  return {
    kind: "log_event",
    time,
    locator: { line },
    event: tag,
    process: processStarted(tag, text),
    text,
    level,
    pid,
    details: {
      ...(tid === null ? {} : { tid }),
      ...(user === null ? {} : { user }),
      ...(buffer === null ? {} : { buffer }),
      ...(time === null ? { logged } : {}),
    },
  };
}

/** The activity manager names each process that it starts. */
function processStarted(tag: string, text: string): string | null {
  if (tag === "ActivityManager") return started.exec(text)?.[1] ?? null;
  if (tag === "am_proc_start") return startedEvent.exec(text)?.[1] ?? null;
  return null;
}
