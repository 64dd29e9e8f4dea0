import type { Microseconds } from "../../formats/time.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { ArtifactInput } from "../artifact.ts";

/**
 * Where a service's dump lies: sections of a dumpstate or dumpsys text are files of the tree. Also the second of one
 * name and those after, whichever was forged by what another service was made to print.
 */
export function serviceDump(service: string) {
  const dumps = [`dumpsys.txt!dumpsys/${service}`, `dumpsys.txt (*)!dumpsys/${service}`];
  return { bugreport: [`**!dumpsys/${service}`], androidqf: dumps } as const;
}

/** Signs between the numbers of `2022-03-29 18:37:30`, at their places; dumps write `-` for all of them too. */
const separators: readonly (readonly [at: number, signs: string])[] = [
  [4, "-"],
  [7, "-"],
  [10, " T-"],
  [13, ":-"],
  [16, ":-"],
];

/**
 * `2022-03-29 18:37:30.315` or `2022-01-04-17-30-01`: the phone's wall clock as if it were UTC, microseconds.
 * Undefined for anything else, and for a day or an hour that there is not. Without expressions: a dump has a million.
 */
export function wallClock(text: string): Microseconds | undefined {
  if (text.length < 19 || text.length > 29) return undefined;
  for (const [at, signs] of separators) if (!signs.includes(text.charAt(at))) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  if (month < 1 || month > 12 || day < 1 || !(day <= daysOf(year, month))) return undefined;
  if (!(hour < 24) || !(minute < 60) || !(second <= 60)) return undefined;
  const fraction = text.length === 19 ? 0 : fractionOf(text);
  return toMicroseconds(Date.UTC(year, month - 1, day, hour, minute, second) * 1e3 + fraction, "unix_us");
}

/** NaN where there is anything but digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** `.315`, from one digit to nine: microseconds. */
function fractionOf(text: string): number {
  const sign = text.charAt(19);
  if ((sign !== "." && sign !== ",") || text.length === 20) return Number.NaN;
  return Math.round((digits(text, 20, text.length) / 10 ** (text.length - 20)) * 1e6);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The wall clock that a dump states; null, and said, where it is none. */
export function statedClock(input: ArtifactInput, text: string, line: number): Microseconds | null {
  const time = wallClock(text.trim());
  if (time !== undefined) return time;
  input.problem("value", "a date that there is not", { line });
  return null;
}

/** `org.example.app` of `org.example.app/.Service`. */
export function packageOf(component: string): string {
  const slash = component.indexOf("/");
  return slash < 0 ? component : component.slice(0, slash);
}

/** The phone's user ids as dumps write them: `1000`, `u0a103` (user 0, application 103), `u10s1000`. */
export function linuxUid(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const match = /^u(\d{1,4})([as])(\d{1,6})$/.exec(text);
  if (!match) return null;
  // android.os.UserHandle: a user has 100,000 ids, applications begin at 10,000.
  return Number(match[1]) * 100_000 + (match[2] === "a" ? 10_000 : 0) + Number(match[3]);
}

/** Spaces that a line begins with; counting ends at `most`. */
export function indentOf(text: string, most: number): number {
  let indent = 0;
  while (indent < most && text.charCodeAt(indent) === 32) indent++;
  return indent;
}
