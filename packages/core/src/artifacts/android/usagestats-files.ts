import { SaxesParser } from "saxes";
import { LimitError, readAll } from "../../bytes/source.ts";
import { decodeMessage } from "../../formats/protobuf/decode.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { DraftOf, Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import { problemOf } from "../input.ts";
import type { Details } from "../rows.ts";
import { isFirstVersion, readUsageFile, readUsageNames, type UsageNames } from "./usagestats-proto.ts";

/** A day of events is below a megabyte. */
const largest = 32 * 2 ** 20;
const mostRecords = 1_000_000;
const mostErrors = 1000;

/** android.app.usage.UsageEvents.Event. */
export const eventNames: ReadonlyMap<string, string> = new Map(
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
    "FOREGROUND_SERVICE_START",
    "FOREGROUND_SERVICE_STOP",
    "CONTINUING_FOREGROUND_SERVICE",
    "ROLLOVER_FOREGROUND_SERVICE",
    "ACTIVITY_STOPPED",
    "ACTIVITY_DESTROYED",
    "FLUSH_TO_DISK",
    "DEVICE_SHUTDOWN",
    "DEVICE_STARTUP",
    "USER_UNLOCKED",
    "USER_STOPPED",
    "LOCUS_ID_SET",
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
  versions: "Android 5 and later: XML to Android 9, Protocol Buffers since",
  where: {
    android_filesystem: ["data/system/usagestats/*/*/*", "data/system_ce/*/usagestats/*/*"],
    files: ["**system/usagestats/*/*/*", "**system_ce/*/usagestats/*/*"],
  },
  kinds: ["app_event"],
  store: "android.dumpsys_usagestats",
  timeBasis: "utc",
  reach: "events of days; applications of days, weeks, months and up to two years",
  references: [
    "AOSP UsageStatsXmlV1.java: times are offsets from that in the file's name, milliseconds since 1970",
    "AOSP usagestatsservice.proto, usagestatsservice_v2.proto: numbers of fields, pool and tokens of names",
    "ALEAPP, module usagestats: a negative offset stands for its magnitude",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "component", "duration"] },

  async *read(input) {
    const { path } = input.file;
    const [interval = "", name = ""] = path.split("/").slice(-2);
    // Beside them lie `version` and mappings.
    if (!/^(?:daily|weekly|monthly|yearly)$/.test(interval) || !/^\d{1,16}/.test(name)) return;
    const bytes = readAll(await input.open(), largest);
    const start = Number(/^\d+/.exec(name)?.[0]);
    const text = new TextDecoder().decode(bytes);
    if (!text.trimStart().startsWith("<")) {
      yield* fromProto(bytes, start, interval, input);
      return;
    }
    for (const tag of tagsIn(text, input)) {
      if (tag.name === "package") yield used(tag, start, interval, input);
      else if (tag.name === "event") yield event(tag, start, input);
    }
  },
});

async function* fromProto(
  bytes: Uint8Array,
  start: number,
  interval: string,
  input: ArtifactInput,
): AsyncGenerator<DraftOf<"app_event">> {
  const file = decodeMessage(bytes);
  const { packages, events, damaged } = readUsageFile(
    file,
    isFirstVersion(file) ? new Map() : await namesBeside(input),
  );
  if (damaged > 0) input.problem("damaged", `${damaged} of its entries cannot be decoded`);
  for (const [index, entry] of packages.entries()) {
    const locator = { key: `packages/${index}` };
    yield {
      kind: "app_event",
      locator,
      time: timeOf(offsetText(entry.lastActive), start, locator, input),
      app_id: entry.app,
      event: "used",
      duration: entry.active === null ? null : Math.abs(entry.active) / 1000,
      details: { interval, ...(entry.launches === null ? {} : { appLaunchCount: entry.launches }) },
    };
  }
  for (const [index, entry] of events.entries()) {
    const locator = { key: `event_log/${index}` };
    yield {
      kind: "app_event",
      locator,
      time: timeOf(offsetText(entry.time), start, locator, input),
      app_id: entry.app,
      event: eventNames.get(entry.type) ?? `UNKNOWN_TYPE_${entry.type}`,
      component: entry.component,
      details: { type: entry.type },
    };
  }
}

function offsetText(offset: number | null): string | undefined {
  return offset === null ? undefined : String(offset);
}

/** `usagestats/mappings`, which names what the files beside it give by tokens. */
async function namesBeside(input: ArtifactInput): Promise<UsageNames> {
  const path = `${input.file.path.split("/").slice(0, -2).join("/")}/mappings`;
  const file = await input.tree.file(path);
  try {
    if (file) return readUsageNames(readAll(await input.open(file), largest));
    input.problem("schema", "the file mappings is not there: the names of applications are not known");
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    input.problem(problem.code, `the file mappings cannot be read: ${problem.message}`);
  }
  return new Map();
}

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
    time: timeOf(attributes["lastTimeActive"], start, { line }, input),
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
    time: timeOf(attributes["time"], start, { line }, input),
    app_id: attributes["package"] ?? null,
    event: eventNames.get(type) ?? `UNKNOWN_TYPE_${type}`,
    component: attributes["class"] ?? null,
    details: rest(attributes, ["package", "time", "class"]),
  };
}

function timeOf(offset: string | undefined, start: number, locator: Locator, input: ArtifactInput): number | null {
  if (offset === undefined) return null;
  const time = /^-?\d{1,16}$/.test(offset)
    ? toMicroseconds(offset.startsWith("-") ? Number(offset.slice(1)) : start + Number(offset), "unix_ms")
    : undefined;
  if (time === undefined) input.problem("value", "a time that is none", locator);
  return time ?? null;
}

function rest(attributes: Readonly<Record<string, string>>, taken: readonly string[]): Details {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !taken.includes(name)));
}
