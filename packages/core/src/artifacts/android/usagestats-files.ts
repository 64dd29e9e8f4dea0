import { SaxesParser } from "saxes";
import { LimitError, readAll } from "../../bytes/source.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";

/** A day of events is below a megabyte. */
const largest = 32 * 2 ** 20;
const mostRecords = 1_000_000;
const mostErrors = 1000;

/** android.app.usage.UsageEvents.Event. */
const eventNames: ReadonlyMap<string, string> = new Map(
  [
    "NONE",
    "ACTIVITY_RESUMED",
    "ACTIVITY_PAUSED",
    "END_OF_DAY",
    "CONTINUE_PREVIOUS_DAY",
    "CONFIGURATION_CHANGE",
    "SYSTEM_INTERACTION",
    "USER_INTERACTION",
    "SHORTCUT_INVOCATION",
    "CHOOSER_ACTION",
    "NOTIFICATION_SEEN",
    "STANDBY_BUCKET_CHANGED",
    "NOTIFICATION_INTERRUPTION",
    "SLICE_PINNED_PRIV",
    "SLICE_PINNED",
    "SCREEN_INTERACTIVE",
    "SCREEN_NON_INTERACTIVE",
    "KEYGUARD_SHOWN",
    "KEYGUARD_HIDDEN",
  ].map((name, number) => [String(number), name]),
);

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

export const usageStatsFiles = defineArtifact({
  id: "android.usagestats_files",
  title: "Use of applications, as the system keeps it in files",
  platform: "android",
  versions: "Android 5 to 9; from Android 10 these are Protocol Buffers, which are named and not read",
  where: { files: ["**system/usagestats/*/*/*", "**system_ce/*/usagestats/*/*"] },
  kinds: ["app_event"],
  store: "android.dumpsys_usagestats",
  timeBasis: "utc",
  reach: "events of days; applications of days, weeks, months and up to two years",
  references: [
    "AOSP UsageStatsXmlV1.java: times are offsets from that in the file's name, milliseconds since 1970",
    "ALEAPP, module usagestats: a negative offset stands for its magnitude",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "component", "duration"] },

  async *read(input) {
    const { path } = input.file;
    const [interval = "", name = ""] = path.split("/").slice(-2);
    // Beside them lie `version` and mappings.
    if (!/^(?:daily|weekly|monthly|yearly)$/.test(interval) || !/^\d{1,16}/.test(name)) return;
    const text = new TextDecoder().decode(readAll(await input.open(), largest));
    if (!text.trimStart().startsWith("<")) {
      input.problem("schema", "usage statistics as Protocol Buffers; they were not read");
      return;
    }
    const start = Number(/^\d+/.exec(name)?.[0]);
    for (const tag of tagsIn(text, input)) {
      if (tag.name === "package") yield used(tag, start, interval, input);
      else if (tag.name === "event") yield event(tag, start, input);
    }
  },
});

function tagsIn(text: string, input: ArtifactInput): Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  let errors = 0;
  parser.on("error", (error) => {
    if (errors++ === 0) input.problem("damaged", error.message.slice(0, 200));
    // Each costs the XML reader an error of its own, which is slow.
    if (errors > mostErrors) throw new LimitError("XML errors", "too much of it is no XML; the rest was not read");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if ((name === "package" || name === "event") && tags.length < mostRecords) {
      tags.push({ name, attributes, line: parser.line });
    }
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    input.problem("limit", error.message);
  }
  return tags;
}

function used({ attributes, line }: Tag, start: number, interval: string, input: ArtifactInput): DraftOf<"app_event"> {
  const active = attributes["timeActive"];
  const duration = active !== undefined && /^\d{1,15}$/.test(active) ? Number(active) / 1000 : null;
  return {
    kind: "app_event",
    locator: { line },
    time: timeOf(attributes["lastTimeActive"], start, line, input),
    app_id: attributes["package"] ?? null,
    event: "used",
    duration,
    details: { interval, ...rest(attributes, ["package", "lastTimeActive", "timeActive"]) },
  };
}

function event({ attributes, line }: Tag, start: number, input: ArtifactInput): DraftOf<"app_event"> {
  const type = attributes["type"] ?? "";
  return {
    kind: "app_event",
    locator: { line },
    time: timeOf(attributes["time"], start, line, input),
    app_id: attributes["package"] ?? null,
    event: eventNames.get(type) ?? `UNKNOWN_TYPE_${type}`,
    component: attributes["class"] ?? null,
    details: rest(attributes, ["package", "time", "class"]),
  };
}

function timeOf(offset: string | undefined, start: number, line: number, input: ArtifactInput): number | null {
  if (offset === undefined) return null;
  const time = /^-?\d{1,16}$/.test(offset)
    ? toMicroseconds(offset.startsWith("-") ? Number(offset.slice(1)) : start + Number(offset), "unix_ms")
    : undefined;
  if (time === undefined) input.problem("value", "a time that is none", { line });
  return time ?? null;
}

function rest(attributes: Readonly<Record<string, string>>, taken: readonly string[]): Details {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !taken.includes(name)));
}
