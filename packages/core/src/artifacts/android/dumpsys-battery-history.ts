import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { linuxUid, packageOf, serviceDump, wallClock } from "./dump.ts";
import { durationSeconds } from "./duration.ts";

/** What is recorded of applications; an alarm that wakes the phone stands in the tag of its wake lock. */
const noted = / ([+-]?)(job|top|fg|proc|wake_lock(?:_in)?|pkginst|pkgunin)=(\w+):"((?:\*walarm\*:)?([^"]*))"/g;

/** Changes of packages stand in the history without a sign. */
const changes: Readonly<Record<string, string>> = { pkginst: "install", pkgunin: "uninstall" };

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
      let time: Stamp | undefined;
      for (const match of text.matchAll(noted)) {
        const event = eventOf(match[1] ?? "", match[2] ?? "", match[4] ?? "");
        if (event === undefined) continue;
        if (!time) {
          time = clock.at(text);
          if (time.wrong) input.problem("value", "a time that is none", { line });
        }
        yield historyEvent(event, match, time, line);
      }
    }
  },
});

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
  return /\S+/.exec(text)?.[0] ?? "";
}

function eventOf(sign: string, what: string, tag: string): string | undefined {
  if (sign === "") return changes[what];
  if (what.startsWith("wake_lock")) return sign === "+" && tag.startsWith("*walarm*:") ? "wake" : undefined;
  return `${sign === "+" ? "start" : "end"}_${what}`;
}

function historyEvent(event: string, match: RegExpMatchArray, stamp: Stamp, line: number): DraftOf<"app_event"> {
  // Where a package changed, its version stands in the place of the user id.
  const changed = match[1] === "";
  const uid = match[3] ?? "";
  const name = match[5] ?? "";
  return {
    kind: "app_event",
    locator: { line },
    time: stamp.time,
    app_id: packageOf(name),
    event,
    ...(changed ? {} : { uid: linuxUid(uid) }),
    ...(name.includes("/") ? { component: name } : {}),
    details: { uid, ...(stamp.elapsed === undefined ? {} : { time_elapsed: stamp.elapsed }) },
  };
}
