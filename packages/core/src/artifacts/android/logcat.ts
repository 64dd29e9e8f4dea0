import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { acquiredOf } from "./acquired.ts";

/** `logcat -v threadtime`, the default: month and day, seldom with the year, then pid, tid, level, tag. */
const logLine =
  /^(?:(\d{4})-)?(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3,6}) +(?:\S+ +)?(\d+) +(\d+) ([VDIWEFS]) (.*?) *: ?(.*)$/s;

/** Lines are of 4 KiB at most in Android's log; a longer one is cut before it is taken apart. */
const longestLine = 16_384;

const started = /^Start proc (?:\d+:)?([\w.:-]+)/;
const startedEvent = /^\[\d+,\d+,\d+,([\w.:-]+),/;

export const logcat = defineArtifact({
  id: "android.logcat",
  title: "Log of the system and of applications",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["logcat.txt", "logcat_old.txt"] },
  kinds: ["log_event"],
  timeBasis: "device_local",
  reach: "hours to a day; logcat_old.txt: the time before the last restart",
  references: [
    "AndroidQF, module logcat: `logcat -d` and `logcat -L`, all buffers",
    "Android, logcat: output format threadtime, without a year and in the zone of the phone",
  ],
  view: { type: "table", columns: ["time", "level", "event", "pid", "text"] },

  async *read(input) {
    const acquired = (await acquiredOf(input.tree)).started;
    let buffer: string | null = null;
    for (const { number, text } of await input.lines()) {
      if (text.startsWith("--------- ")) {
        buffer = /(?:beginning of|switch to) (\S+)/.exec(text)?.[1] ?? buffer;
        continue;
      }
      if (text === "") continue;
      const match = logLine.exec(text.length > longestLine ? text.slice(0, longestLine) : text);
      if (!match) {
        input.problem("value", "a line is not one of a log", { line: number });
        continue;
      }
      yield entryOf(match, number, buffer, acquired);
    }
  },
});

function entryOf(
  match: RegExpExecArray,
  line: number,
  buffer: string | null,
  acquired: number | undefined,
): DraftOf<"log_event"> {
  const [, year, month, day, hour, minute, second, fraction = "", pid, tid, level, tag = "", text = ""] = match;
  const clock = [month, day, hour, minute, second].map(Number);
  const time = wallClock(year === undefined ? undefined : Number(year), clock, fraction, acquired);
  const process = processStarted(tag, text);
  return {
    kind: "log_event",
    time,
    locator: { line },
    event: tag,
    process,
    text,
    level: level ?? null,
    pid: Number(pid),
    details: {
      tid: Number(tid),
      ...(buffer === null ? {} : { buffer }),
      ...(time === null ? { logged: `${month}-${day} ${hour}:${minute}:${second}.${fraction}` } : {}),
    },
  };
}

const twoDays = 2 * 86_400e6;

/** The year is that of the acquisition, or the one before where the entry would lie behind it (zones differ by a day). */
function wallClock(
  year: number | undefined,
  [month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  fraction: string,
  acquired: number | undefined,
): number | null {
  const within = Number(fraction.padEnd(6, "0"));
  const at = (y: number) => Date.UTC(y, month - 1, day, hour, minute, second) * 1000 + within;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23) return null;
  if (year !== undefined) return year >= 1970 ? at(year) : null;
  if (acquired === undefined) return null;
  const thisYear = new Date(acquired / 1000).getUTCFullYear();
  const next = at(thisYear + 1);
  if (next <= acquired + twoDays) return next;
  const time = at(thisYear);
  return time <= acquired + twoDays ? time : at(thisYear - 1);
}

/** The activity manager names each process that it starts. */
function processStarted(tag: string, text: string): string | null {
  if (tag === "ActivityManager") return started.exec(text)?.[1] ?? null;
  if (tag === "am_proc_start") return startedEvent.exec(text)?.[1] ?? null;
  return null;
}
