import { text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { analyticsEvents, analyticsPlaces, analyticsRecoveries } from "./security-analytics.ts";

/** Different builds in one database: a phone has seen some dozens. */
const mostBuilds = 10_000;

export const analyticsOsVersions = defineArtifact({
  id: "ios.analytics_os_versions",
  title: "Builds of the system that analytics name",
  platform: "ios",
  versions: "iOS 11 and later",
  where: { ios_filesystem: analyticsPlaces },
  kinds: ["os_version"],
  recovers: analyticsRecoveries,
  timeBasis: "utc",
  reach: "days to weeks",
  references: [
    "MVT docs, ios/records.md: the first event of each build",
    "The iPhone Wiki, Firmware: numbering of builds",
  ],
  view: { type: "table", columns: ["time", "build", "os_version"] },

  async *read(input) {
    const first = new Map<string, { time: number; table: string; rowid: number }>();
    for await (const { table, rowid, time, entries } of analyticsEvents(input)) {
      const build = text(entries.get("build"));
      if (build === undefined || time === null) continue;
      const known = first.get(build);
      if (known ? time < known.time : first.size < mostBuilds) first.set(build, { time, table, rowid });
    }
    for (const [build, { time, table, rowid }] of first) {
      yield { kind: "os_version", time, locator: { table, rowid }, build, os_version: majorVersion(build) };
    }
  },
});

/**
 * Builds begin with a number that grows by one with each major version: 8 is iOS 4, 22 is iOS 18, 23 is iOS 26. The
 * minor version does not show in it.
 */
function majorVersion(build: string): string | null {
  const series = Number(/^(\d{1,2})[A-Z]/.exec(build)?.[1]);
  if (!(series >= 8)) return null;
  return String(series < 23 ? series - 4 : series + 3);
}
