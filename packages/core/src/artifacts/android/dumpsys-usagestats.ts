import type { DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import type { Details } from "../rows.ts";
import { serviceDump, wallClock } from "./dump.ts";

/** `totalTimeUsed="00:24" appLaunchCount=2` */
const pair = /\b([A-Za-z]\w{0,40})=(?:"([^"]*)"|(\S*))/g;
/** A time that was never set is printed as the first hours of 1970, in the phone's zone. */
const firstDays = 172_800e6;
const longestLine = 8192;

export const dumpsysUsageStats = defineArtifact({
  id: "android.dumpsys_usagestats",
  title: "Use of applications",
  platform: "android",
  versions: "Android 5 and later; Android 2.3 in its own form",
  where: serviceDump("usagestats"),
  kinds: ["app_event"],
  timeBasis: "device_local",
  reach: "events of a day; applications of days, weeks, months and up to two years",
  references: [
    "AOSP UserUsageStatsService.java: printIntervalStats, printEvent, eventToString",
    "Citizen Lab, January 2026: usage of an application that was removed",
    "Bug reports of Android 2.3 of ChkBugReport",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "component", "duration"] },

  async *read(input) {
    const at: Place = { user: null, interval: null, day: null };
    for (const { number: line, text: whole } of textLines(await input.open())) {
      const text = whole.length > longestLine ? whole.slice(0, longestLine) : whole;
      const trimmed = text.trimStart();
      if (trimmed.startsWith("package=")) {
        const used = usedOf(pairsOf(trimmed), at, line, input);
        if (used) yield used;
      } else if (trimmed.startsWith("time=")) {
        yield eventOf(pairsOf(trimmed), at, line, input);
      } else if (trimmed.startsWith("user=")) {
        at.user = /^user=(\d{1,9})/.exec(trimmed)?.[1] ?? null;
      } else if (trimmed.startsWith("In-memory ")) {
        at.interval = /^In-memory (\w+) stats/.exec(trimmed)?.[1] ?? null;
      } else if (trimmed.startsWith("Date: ")) {
        at.day = trimmed.slice(6).trim();
      } else if (at.day !== null && text.startsWith("  ") && text.charAt(2) !== " ") {
        const old = oldUse(trimmed, at.day, line, input);
        if (old) yield old;
      }
    }
  },
});

interface Place {
  user: string | null;
  interval: string | null;
  /** Android 2.3 gives its counts by day. */
  day: string | null;
}

function pairsOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(pair)].map(([, name = "", quoted, bare]) => [name, quoted ?? bare ?? ""]));
}

/** A package's line among the statistics; those among chosen applications have no times. */
function usedOf(
  pairs: ReadonlyMap<string, string>,
  at: Place,
  line: number,
  input: ArtifactInput,
): DraftOf<"app_event"> | undefined {
  const app = pairs.get("package");
  const last = pairs.get("lastTimeUsed") ?? pairs.get("lastTime");
  const total = pairs.get("totalTimeUsed") ?? pairs.get("totalTime");
  if (!app || (last === undefined && total === undefined)) return undefined;
  const duration = total === undefined ? undefined : elapsed(total);
  if (total !== undefined && duration === undefined) input.problem("value", "a duration that is none", { line });
  return {
    kind: "app_event",
    locator: { line },
    time: last === undefined ? null : timeOf(last, line, input),
    app_id: app,
    event: "used",
    ...(duration === undefined ? {} : { duration }),
    details: { ...placeOf(at), ...rest(pairs, ["package"]) },
  };
}

function eventOf(
  pairs: ReadonlyMap<string, string>,
  at: Place,
  line: number,
  input: ArtifactInput,
): DraftOf<"app_event"> {
  const component = pairs.get("class");
  return {
    kind: "app_event",
    locator: { line },
    time: timeOf(pairs.get("time") ?? "", line, input),
    app_id: pairs.get("package") ?? null,
    event: pairs.get("type") ?? null,
    ...(component === undefined ? {} : { component }),
    details: { ...placeOf({ ...at, interval: null }), ...rest(pairs, ["time", "package", "type", "class"]) },
  };
}

/** `org.example: 3 times, 2284 ms` of Android 2.3. */
function oldUse(text: string, day: string, line: number, input: ArtifactInput): DraftOf<"app_event"> | undefined {
  const match = /^([\w.]{1,300}): (\d{1,9}) times, (\d{1,12}) ms$/.exec(text);
  if (!match) return undefined;
  const [, app = "", times, ms] = match;
  return {
    kind: "app_event",
    locator: { line },
    time: timeOf(day.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3 00:00:00"), line, input),
    app_id: app,
    event: "used",
    duration: Number(ms) / 1000,
    details: { interval: "daily", times: Number(times) },
  };
}

/** Null, and said, for what is no time; null for one that was never set. */
function timeOf(text: string, line: number, input: ArtifactInput): number | null {
  const time = wallClock(text);
  if (time === undefined) input.problem("value", "a date that there is not", { line });
  return time === undefined || time < firstDays ? null : time;
}

/** `12:34` or `1:02:03` (android.text.format.DateUtils.formatElapsedTime): seconds. */
function elapsed(text: string): number | undefined {
  const match = /^(?:(\d{1,7}):)?(\d{1,2}):(\d{2})$/.exec(text);
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

function placeOf({ user, interval }: Place): Details {
  return { ...(user === null ? {} : { user }), ...(interval === null ? {} : { interval }) };
}

function rest(pairs: ReadonlyMap<string, string>, taken: readonly string[]): Details {
  return Object.fromEntries([...pairs].filter(([name]) => !taken.includes(name)));
}
