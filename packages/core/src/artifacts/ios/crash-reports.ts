import { parseIsoTime } from "../../formats/time.ts";
import type { DetailValue, DraftOf } from "../../records/kinds.ts";
import type { JsonObject } from "../android/json-fields.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { CrashFacts } from "./crash-facts.ts";
import { crashInJson } from "./crash-json.ts";
import { crashInText } from "./crash-text.ts";
import { ipsFile, isShadow, jsonObject, reportPlaces } from "./ips-file.ts";

/** Kinds of report (`bug_type`) that are crashes, in the text layout and in that of JSON. */
const crashTypes = new Set(["109", "309"]);
/** Not crashes though an exception stands in them: memory that ran out, and processes that went on. */
const neverCrashes = new Set(["298", "385"]);

const locator = { offset: 0, length: 0 } as const;

export const crashReports = defineArtifact({
  id: "ios.crash_reports",
  title: "Crash and diagnostic reports",
  platform: "ios",
  versions: "all; JSON from iOS 15, text before",
  where: reportPlaces,
  kinds: ["crash", "log_event"],
  timeBasis: "utc",
  reach: "weeks to months; a computer that synchronises may move them away",
  references: [
    "Apple, Interpreting the JSON format of a crash report; Examining the fields in a crash report",
    "EC-DIGIT-CSIRC sysdiagnose, parser crashlogs: crashes_and_spins, one line of JSON and then JSON or text",
  ],
  view: { type: "table", columns: ["time", "process", "exception", "cause", "queue", "os_version"] },

  async *read(input) {
    if (isShadow(input.file.path)) return;
    const source = await input.open();
    const { header, body } = ipsFile(source);
    const place = { ...locator, length: source.size };
    const type = textOf(header["bug_type"]) ?? "";
    const facts = factsIn(body, type, (message) => input.problem("value", message, place));
    const readable = facts.exception !== undefined && facts.simulated !== true && !neverCrashes.has(type);
    if (crashTypes.has(type) && facts.exception === undefined) {
      input.problem("damaged", "a crash report that does not say what the exception was", place);
    }
    yield readable || crashTypes.has(type) ? crash(input, header, facts, place) : report(input, header, facts, place);
  },
});

function factsIn(body: string, type: string, onProblem: (message: string) => void): CrashFacts {
  const json = body.trimStart().startsWith("{") ? jsonObject(body) : undefined;
  if (json) return crashInJson(json, onProblem);
  if (body.trimStart().startsWith("{") && crashTypes.has(type))
    onProblem("the report is damaged behind its first line");
  return crashInText(body.split("\n"));
}

type Place = { readonly offset: number; readonly length: number };

function crash(input: ArtifactInput, header: JsonObject, facts: CrashFacts, place: Place): DraftOf<"crash"> {
  return {
    kind: "crash",
    locator: place,
    time: timeOf(input, header, facts, place),
    process: facts.process ?? textOf(header["name"]) ?? null,
    thread: facts.thread ?? null,
    path: facts.path ?? null,
    pid: facts.pid ?? null,
    signal: facts.signal ?? null,
    cause: facts.subtype ?? facts.termination ?? null,
    app_id: facts.app ?? textOf(header["bundleID"]) ?? null,
    exception: facts.exception ?? null,
    queue: facts.queue ?? null,
    queues: facts.queues,
    ...system(header),
    incident: facts.incident ?? textOf(header["incident_id"]) ?? null,
    details: detailsOf(header, facts),
  };
}

/** Any other report: what kind it is, of which process, when. */
function report(input: ArtifactInput, header: JsonObject, facts: CrashFacts, place: Place): DraftOf<"log_event"> {
  const { path } = input.file;
  const file = path.slice(path.lastIndexOf("/") + 1);
  return {
    kind: "log_event",
    locator: place,
    time: timeOf(input, header, facts, place),
    event: /^[A-Za-z]+(?=-\d{4}-)/.exec(file)?.[0] ?? "report",
    process: facts.process ?? textOf(header["name"]) ?? textOf(header["app_name"]) ?? null,
    text: file,
    details: detailsOf(header, { queues: [], images: [], symbols: [] }),
  };
}

/** The moment of the crash where the body has it; else when the report was written. */
function timeOf(input: ArtifactInput, header: JsonObject, facts: CrashFacts, place: Place): number | null {
  const stated = facts.time ?? textOf(header["timestamp"]);
  const time = stated === undefined ? undefined : parseIsoTime(stated);
  if (time === undefined) input.problem("value", "has no time with its offset to UTC", place);
  return time ?? null;
}

/** `iPhone OS 16.0 (20A362)`. */
function system(header: JsonObject): { readonly os_version: string | null; readonly build: string | null } {
  const stated = textOf(header["os_version"]);
  return {
    os_version: /\d+(?:\.\d+)+/.exec(stated ?? "")?.[0] ?? null,
    build: /\(([^()]+)\)/.exec(stated ?? "")?.[1] ?? null,
  };
}

function detailsOf(header: JsonObject, facts: CrashFacts): Record<string, DetailValue> {
  const plain = Object.entries(header).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  const { codes, pc, symbols, images, termination, model, uptime } = facts;
  const more = { codes, pc, termination, model, uptime };
  return Object.fromEntries([
    ...plain,
    ...Object.entries(more).filter(([, value]) => value !== undefined),
    ...(symbols.length > 0 ? [["symbols", symbols]] : []),
    ...(images.length > 0 ? [["images", images]] : []),
  ]) as Record<string, DetailValue>;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
