import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump, statedClock } from "./dump.ts";

/** The system keeps ten days: more changes than this are forged, and rules hold all of them. */
const mostChanges = 100_000;

const day = /^ {2}Daily from (\S+) to (\S+?):?\s*$/;
const update = /^\s+Update (\S+) vers=(\S+)/;

export const dumpsysBatteryDaily = defineArtifact({
  id: "android.dumpsys_battery_daily",
  title: "Packages changed, by day",
  platform: "android",
  versions: "Android 7 and later",
  where: serviceDump("batterystats"),
  kinds: ["app_event"],
  timeBasis: "device_local",
  reach: "about ten days",
  references: ["AOSP BatteryStats.java, dumpDailyLocked: Daily from, Package changes, Update pkg vers=N"],
  view: { type: "table", columns: ["time", "end", "app_id", "event", "version"] },

  async *read(input) {
    let from: number | null = null;
    let to: number | null = null;
    let changes = 0;
    for (const { number: line, text } of textLines(await input.open())) {
      if (text.startsWith("  Daily from ")) {
        const match = day.exec(text);
        from = statedClock(input, match?.[1] ?? "", line);
        to = statedClock(input, match?.[2] ?? "", line);
      } else if (text.startsWith("  Current start time: ")) {
        from = statedClock(input, text.slice(22), line);
        to = null;
      } else if (text.startsWith("      Update ")) {
        const match = update.exec(text);
        if (!match) continue;
        if (++changes > mostChanges) {
          input.problem("limit", `more than ${mostChanges} changes of packages`, { line });
          return;
        }
        const version = match[2] ?? "";
        if (!/^-?\d+$/.test(version)) input.problem("value", "a version that is no number", { line });
        // BatteryStatsImpl notes a removed package as an update to version 0.
        const event = version === "0" ? "uninstall" : "update";
        yield { kind: "app_event", locator: { line }, time: from, end: to, app_id: match[1] ?? "", event, version };
      }
    }
  },
});
