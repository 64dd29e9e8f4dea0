import type { ArtifactInput } from "../artifact.ts";
import type { Line } from "../lines.ts";
import { acquiredOf } from "./acquired.ts";

/** A line of Android's log. */
export interface LogLine {
  readonly line: number;
  /** Microseconds; null where the year is not known. */
  readonly time: number | null;
  /** The time as it was written. */
  readonly logged: string;
  readonly buffer: string | null;
  readonly pid: number;
  readonly tid: number | null;
  /** Name or number of the user, where the log was asked for it. */
  readonly user: string | null;
  readonly level: string;
  readonly tag: string;
  readonly text: string;
}

/** Where the logs lie, in AndroidQF's acquisitions and among the sections of a bug report. */
export const logPlaces = {
  androidqf: ["logcat.txt", "logcat_old.txt"],
  bugreport: ["**!section/SYSTEM LOG", "**!section/EVENT LOG", "**!section/KERNEL LOG", "**!section/LAST LOGCAT"],
} as const;

/**
 * `logcat -v threadtime`, the default: month and day, seldom with the year, then pid, tid, level, tag. With `-v uid`, as
 * bug reports ask for it, the user's name or number stands before pid (AOSP system/logging, liblog/logprint.cpp).
 * The tag and the blanks behind it are bounded: a line of blanks must not cost the square of its length.
 */
const threadTime =
  /^(?:(\d{4})-)?(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3,6}) +(?:(\S+) +)?(\d+) +(\d+) ([VDIWEFS]) (.{0,512}?) {0,64}: ?(.*)$/s;
/** `logcat -v time`, in bug reports before Android 5: level, tag, pid in brackets. */
const briefTime =
  /^(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3}) ([VDIWEFS])\/(.{0,512}?) {0,64}\( {0,64}(\d+)\): ?(.*)$/s;

/** Lines are of 4 KiB at most in Android's log; a longer one is cut before it is taken apart. */
const longestLine = 16_384;

/** What dumpstate writes around a log: headings, its own errors, how long it took. */
const dumpstateWrote = /^(?:-{6} |\*\*\* |\[[\w ]+: [\d.]+s elapsed\]$)/;
/** A section KERNEL LOG may hold the log of the kernel as `dmesg` prints it: that is for another artifact. */
const dmesgLine = /^(?:<\d+>)?\[ *\d+\.\d+/;

/**
 * The lines of a log. `wanted` is asked before a line is taken apart: a log has a million lines. A line that is none is
 * said.
 */
export async function logLines(
  input: ArtifactInput,
  wanted: (text: string) => boolean = () => true,
): Promise<Iterable<LogLine>> {
  const acquired = (await acquiredOf(input.tree)).started ?? (await input.tree.device()).acquired;
  return linesOf(input, await input.lines(), wanted, acquired);
}

function* linesOf(
  input: ArtifactInput,
  lines: Iterable<Line>,
  wanted: (text: string) => boolean,
  acquired: number | undefined,
): Generator<LogLine> {
  let buffer: string | null = null;
  let any = false;
  for (const { number, text } of lines) {
    if (text.startsWith("--------- ")) {
      buffer = /(?:beginning of|switch to) (\S+)/.exec(text)?.[1] ?? buffer;
      continue;
    }
    if (text === "" || !wanted(text)) continue;
    const found = lineOf(text.length > longestLine ? text.slice(0, longestLine) : text, number, buffer, acquired);
    if (found) yield found;
    else if (!any && dmesgLine.test(text)) return;
    else if (!dumpstateWrote.test(text)) input.problem("value", "a line is not one of a log", { line: number });
    any ||= found !== undefined;
  }
}

function lineOf(
  line: string,
  number: number,
  buffer: string | null,
  acquired: number | undefined,
): LogLine | undefined {
  const match = threadTime.exec(line);
  if (match) {
    const [, year, month, day, hour, minute, second, fraction = "", user, pid, tid, level = "", tag = "", text = ""] =
      match;
    const clock = [month, day, hour, minute, second].map(Number);
    return {
      line: number,
      time: wallClock(year === undefined ? undefined : Number(year), clock, fraction, acquired),
      logged: `${month}-${day} ${hour}:${minute}:${second}.${fraction}`,
      buffer,
      pid: Number(pid),
      tid: Number(tid),
      user: user ?? null,
      level,
      tag,
      text,
    };
  }
  const brief = briefTime.exec(line);
  if (!brief) return undefined;
  const [, month, day, hour, minute, second, fraction = "", level = "", tag = "", pid, text = ""] = brief;
  return {
    line: number,
    time: wallClock(undefined, [month, day, hour, minute, second].map(Number), fraction, acquired),
    logged: `${month}-${day} ${hour}:${minute}:${second}.${fraction}`,
    buffer,
    pid: Number(pid),
    tid: null,
    user: null,
    level,
    tag,
    text,
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
