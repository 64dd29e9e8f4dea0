import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { linuxUid, packageOf, serviceDump, wallClock } from "./dump.ts";
import { durationSeconds } from "./duration.ts";

/** What is recorded of applications; an alarm that wakes the phone stands in the tag of its wake lock. */
const noted: ReadonlySet<string> = new Set(["job", "top", "fg", "proc", "wake_lock", "wake_lock_in"]);
const alarm = "*walarm*:";

/** Changes of packages stand in the history without a sign. */
const changes: ReadonlyMap<string, string> = new Map([
  ["pkginst", "install"],
  ["pkgunin", "uninstall"],
]);

export const dumpsysBatteryHistory = defineArtifact({
  id: "android.dumpsys_battery_history",
  title: "Jobs, alarms and foreground applications",
  platform: "android",
  versions: "Android 5 and later",
  where: serviceDump("batterystats"),
  kinds: ["app_event"],
  timeBasis: "device_local",
  reach: "since the battery was last full, hours to days",
  references: [
    "AOSP BatteryStats.java, HistoryPrinter: times since the start of the history, or MM-dd HH:mm:ss.SSS",
    "AOSP BatteryStats.java: RESET:TIME and TIME give the wall clock; names of events",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "component"] },

  async *read(input) {
    const clock = historyClock();
    for (const { number: line, text } of textLines(await input.open())) {
      if (text === "") {
        if (clock.started) return;
        continue;
      }
      if (text.startsWith("Battery History")) {
        clock.started = true;
        continue;
      }
      if (!clock.started) continue;
      if (text.includes("TIME:")) {
        if (!clock.set(text)) input.problem("value", "a date that there is not", { line });
        continue;
      }
      if (!text.includes(':"')) continue;
      let stamp: Stamp | undefined;
      for (const entry of entriesIn(text)) {
        const event = eventOf(entry);
        if (event === undefined) continue;
        if (!stamp) {
          stamp = clock.at(text);
          if (stamp.wrong) input.problem("value", "a time that is none", { line });
        }
        yield historyEvent(event, entry, stamp, line);
      }
    }
  },
});

interface Entry {
  readonly sign: "+" | "-" | "";
  readonly what: string;
  readonly uid: string;
  readonly tag: string;
}

/** ` +job=u0a94:"com.example/.Job"`, any number of them in a line. */
function entriesIn(text: string): Entry[] {
  const entries: Entry[] = [];
  for (let colon = text.indexOf(':"'); colon >= 0; ) {
    const end = text.indexOf('"', colon + 2);
    if (end < 0) break;
    const space = text.lastIndexOf(" ", colon);
    const equals = text.indexOf("=", space);
    if (equals > 0 && equals < colon) {
      const first = text.charAt(space + 1);
      const sign = first === "+" || first === "-" ? first : "";
      entries.push({
        sign,
        what: text.slice(space + 1 + sign.length, equals),
        uid: text.slice(equals + 1, colon),
        tag: text.slice(colon + 2, end),
      });
    }
    colon = text.indexOf(':"', end + 1);
  }
  return entries;
}

interface Stamp {
  readonly time: number | null;
  readonly elapsed: string | undefined;
  readonly wrong: boolean;
}

/** Turns the time since the start of a history into the wall clock, once a line has told it. */
function historyClock() {
  let base: number | undefined;
  let year: string | undefined;
  return {
    started: false,
    set(text: string): boolean {
      const stated = wallClock(/TIME: ?(\S+)/.exec(text)?.[1] ?? "");
      if (stated === undefined) return false;
      const elapsed = durationSeconds(firstWord(text));
      base = elapsed === undefined ? undefined : stated - elapsed * 1e6;
      year = String(new Date(stated / 1e3).getUTCFullYear());
      return true;
    },
    at(text: string): Stamp {
      const word = firstWord(text);
      const elapsed = durationSeconds(word);
      if (elapsed !== undefined) {
        return { time: base === undefined ? null : Math.round(base + elapsed * 1e6), elapsed: word, wrong: false };
      }
      const absolute = /^\s*(\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) /.exec(text)?.[1];
      if (absolute === undefined) return { time: null, elapsed: undefined, wrong: true };
      if (year === undefined) return { time: null, elapsed: absolute, wrong: false };
      const time = wallClock(`${year}-${absolute}`);
      return { time: time ?? null, elapsed: undefined, wrong: time === undefined };
    },
  };
}

function firstWord(text: string): string {
  const trimmed = text.trimStart();
  const end = trimmed.indexOf(" ");
  return end < 0 ? trimmed : trimmed.slice(0, end);
}

function eventOf({ sign, what, tag }: Entry): string | undefined {
  if (sign === "") return changes.get(what);
  if (!noted.has(what)) return undefined;
  if (what.startsWith("wake_lock")) return sign === "+" && tag.startsWith(alarm) ? "wake" : undefined;
  return `${sign === "+" ? "start" : "end"}_${what}`;
}

function historyEvent(event: string, { sign, uid, tag }: Entry, stamp: Stamp, line: number): DraftOf<"app_event"> {
  const name = tag.startsWith(alarm) ? tag.slice(alarm.length) : tag;
  return {
    kind: "app_event",
    locator: { line },
    time: stamp.time,
    app_id: packageOf(name),
    event,
    // Where a package changed, its version stands in the place of the user id.
    ...(sign === "" ? {} : { uid: linuxUid(uid) }),
    ...(name.includes("/") ? { component: name } : {}),
    details: stamp.elapsed === undefined ? { uid } : { uid, time_elapsed: stamp.elapsed },
  };
}
