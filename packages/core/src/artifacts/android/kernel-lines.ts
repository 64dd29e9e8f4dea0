import type { ByteSource } from "../../bytes/source.ts";
import { textLines } from "../lines.ts";

/** A line of the kernel's own log. */
export interface KernelLine {
  readonly line: number;
  /** Seconds since the kernel started; null for a line without them. */
  readonly seconds: number | null;
  /** Microseconds UTC, where the log itself tells. */
  readonly time: number | null;
  /** Severity, 0 to 7, where it stands in front. */
  readonly level: string | null;
  readonly text: string;
}

/** `<6>[    1.234567] text`; after the seconds may follow who wrote (`[T123]`, Samsung's `[0: swapper/0: 1]`). */
const stamped = /^(?:<(\d{1,3})>)?\[ *(\d{1,12}\.\d{3,9})\](?: *\[(?: *[TC]\d+|\d+: *[^\]]{1,40}: *\d+)\])? ?(.*)$/s;
/** The same without sound seconds. */
const likeStamped = /^(?:<\d{1,3}>)?\[ *[\d.]+\]/;

/** What the system says of the real time: when it goes to sleep and wakes up, and when it sets its clock at the start. */
const marker =
  /(?:PM: suspend (?:entry|exit)|setting system clock to) (\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,9})? UTC/;
/** A clock without battery starts in 1970 or in the year of its build: older than what it can be, it tells nothing. */
const earliest = Date.UTC(2015, 0, 1) * 1e3;
const mostMarkers = 50_000;
/** The kernel writes lines of 1 KiB at most. */
const longestLine = 4096;

interface Marker {
  readonly seconds: number;
  /** Microseconds UTC at which the kernel's clock showed 0, as this marker has it. */
  readonly start: number;
}

/**
 * The lines of a log of the kernel, read twice: the first pass looks for what tells the real time. The kernel's clock
 * stands still while the phone sleeps, so a line goes by the last marker before it (Linux kernel/power/suspend.c in
 * Android's kernels, drivers/rtc/class.c; AOSP logd, LogKlog.cpp does the same).
 */
export function* kernelLines(
  source: ByteSource,
  problem: (message: string, line: number) => void,
): Generator<KernelLine> {
  const markers = markersIn(source);
  let next = 0;
  for (const { number: line, text: whole } of textLines(source)) {
    if (whole.trim() === "") continue;
    const text = whole.length > longestLine ? whole.slice(0, longestLine) : whole;
    const match = stamped.exec(text);
    if (!match) {
      if (likeStamped.test(text)) problem("a time since the start that is none", line);
      yield { line, seconds: null, time: null, level: null, text };
      continue;
    }
    const seconds = Number(match[2]);
    while ((markers[next + 1]?.seconds ?? Number.POSITIVE_INFINITY) <= seconds) next++;
    const by = markers[next];
    yield {
      line,
      seconds,
      time: by ? Math.round(by.start + seconds * 1e6) : null,
      level: match[1] === undefined ? null : String(Number(match[1]) % 8),
      text: match[3] ?? "",
    };
  }
}

/** Processors write a little out of order; the seconds of another start begin far before. */
const outOfOrder = 10;

/** In order of the kernel's clock; none where the log holds several starts, whose markers cannot be told apart. */
function markersIn(source: ByteSource): readonly Marker[] {
  const markers: Marker[] = [];
  let last = 0;
  for (const { text: whole } of textLines(source)) {
    const text = whole.length > longestLine ? whole.slice(0, longestLine) : whole;
    const seconds = Number(stamped.exec(text)?.[2] ?? Number.NaN);
    if (Number.isNaN(seconds)) continue;
    if (seconds < last - outOfOrder) return [];
    last = Math.max(last, seconds);
    const match = text.includes(" UTC") ? marker.exec(text) : null;
    if (!match || markers.length >= mostMarkers) continue;
    const real = Date.parse(`${match[1]}T${match[2]}Z`) * 1e3 + Number(`0${match[3] ?? ""}`) * 1e6;
    if (real >= earliest) markers.push({ seconds, start: real - seconds * 1e6 });
  }
  return markers.sort((a, b) => a.seconds - b.seconds);
}
