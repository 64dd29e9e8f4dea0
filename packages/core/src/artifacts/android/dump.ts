import type { Microseconds } from "../../formats/time.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { ArtifactInput } from "../artifact.ts";

/** Where a service's dump lies: sections of a dumpstate or dumpsys text are files of the tree. */
export function serviceDump(service: string) {
  return { bugreport: [`**!dumpsys/${service}`], androidqf: [`dumpsys.txt!dumpsys/${service}`] } as const;
}

const clock = /^(\d{4})-(\d\d)-(\d\d)[ T-](\d\d)[:-](\d\d)[:-](\d\d)(?:[.,](\d{1,9}))?$/;

/**
 * `2022-03-29 18:37:30.315` or `2022-01-04-17-30-01`: the phone's wall clock as if it were UTC, microseconds.
 * Undefined for anything else, and for a day or an hour that there is not.
 */
export function wallClock(text: string): Microseconds | undefined {
  const match = clock.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) {
    return undefined;
  }
  const fraction = match[7] === undefined ? 0 : Math.round(Number(`0.${match[7]}`) * 1e6);
  return toMicroseconds(ms * 1e3 + fraction, "unix_us");
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
