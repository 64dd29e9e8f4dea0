import { parseIsoTime } from "../../formats/time.ts";
import type { DetailValue } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";

export const osVersionHistory = defineArtifact({
  id: "ios.os_version_history",
  title: "System versions that journals of analytics name",
  platform: "ios",
  versions: "iOS 13 and later",
  where: { ios_filesystem: ["private/var/db/analyticsd/Analytics-Journal-*.ips"] },
  kinds: ["os_version"],
  timeBasis: "utc",
  reach: "weeks to months",
  references: ["MVT docs, ios/records.md: the first line is JSON"],
  view: { type: "table", columns: ["time", "os_version", "build"] },

  async *read(input) {
    for (const { number, text } of await input.lines()) {
      const header = headerOf(text);
      if (!header) {
        input.problem("damaged", "its first line is not a JSON object", { line: number });
        return;
      }
      const { timestamp, os_version } = header;
      const time = typeof timestamp === "string" ? (parseIsoTime(timestamp) ?? null) : null;
      if (time === null) input.problem("value", "its first line has no time with a zone", { line: number });
      const version = typeof os_version === "string" ? os_version : null;
      if (version === null) input.problem("value", "its first line has no system version", { line: number });
      yield {
        kind: "os_version",
        time,
        locator: { line: number },
        os_version: version === null ? null : (/\d+(?:\.\d+)+/.exec(version)?.[0] ?? version),
        build: version === null ? null : (/\(([^()]+)\)/.exec(version)?.[1] ?? null),
        details: detailsOf(header),
      };
      return;
    }
    input.problem("truncated", "the file is empty");
  },
});

function headerOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** The header's own fields; it holds nothing nested. */
function detailsOf(header: Readonly<Record<string, unknown>>): Record<string, DetailValue> {
  const plain = Object.entries(header).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  return Object.fromEntries(plain) as Record<string, DetailValue>;
}
