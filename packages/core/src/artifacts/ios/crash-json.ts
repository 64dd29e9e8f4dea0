import { isObject, type JsonObject } from "../android/json-fields.ts";
import { type CrashFacts, framesKept, mostListed } from "./crash-facts.ts";

/**
 * The body of a crash report as iOS 15 and later write it (Apple, Interpreting the JSON format of a crash report):
 * `procName`, `procPath`, `exception`, `faultingThread`, `threads` with `queue` and `name`, `usedImages`.
 */
export function crashInJson(body: JsonObject, onProblem: (message: string) => void): CrashFacts {
  const exception = objectAt(body, "exception");
  const threads = listAt(body, "threads", onProblem);
  const faulting = numberAt(body, "faultingThread");
  const crashed = threads.find((thread, index) => thread["triggered"] === true || index === faulting);
  const images = listAt(body, "usedImages", onProblem);
  const pc = numberAt(objectAt(objectAt(crashed, "threadState"), "pc"), "value");
  return given({
    process: textAt(body, "procName"),
    path: textAt(body, "procPath"),
    app: textAt(objectAt(body, "bundleInfo"), "CFBundleIdentifier"),
    pid: wholeAt(body, "pid"),
    time: textAt(body, "captureTime"),
    exception: textAt(exception, "type"),
    signal: textAt(exception, "signal"),
    subtype: textAt(exception, "subtype"),
    codes: textAt(exception, "codes"),
    thread: textAt(crashed, "name"),
    queue: textAt(crashed, "queue"),
    pc: pc === undefined ? undefined : `0x${pc.toString(16)}`,
    symbols: crashed ? symbolsOf(crashed, onProblem) : [],
    queues: [...new Set(threads.flatMap((thread) => textAt(thread, "queue") ?? []))],
    images: [...new Set(images.flatMap((image) => textAt(image, "name") ?? []))],
    incident: textAt(body, "incident"),
    termination: terminationOf(objectAt(body, "termination")),
    model: textAt(body, "modelCode"),
    uptime: numberAt(body, "uptime"),
    simulated: body["isSimulated"] === 1 || body["isSimulated"] === true ? true : undefined,
  });
}

function symbolsOf(thread: JsonObject, onProblem: (message: string) => void): string[] {
  const frames = listAt(thread, "frames", onProblem).slice(0, framesKept);
  return frames.flatMap((frame) => textAt(frame, "symbol") ?? []);
}

function terminationOf(termination: JsonObject | undefined): string | undefined {
  const parts = [textAt(termination, "namespace"), textAt(termination, "indicator")];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(": ");
}

function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key];
  return isObject(value) ? value : undefined;
}

/** Text, and not the empty one. */
function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberAt(object: JsonObject | undefined, key: string): number | undefined {
  const value = object?.[key];
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function wholeAt(object: JsonObject, key: string): number | undefined {
  const value = numberAt(object, key);
  return Number.isSafeInteger(value) ? value : undefined;
}

function listAt(object: JsonObject, key: string, onProblem: (message: string) => void): readonly JsonObject[] {
  const value = object[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    onProblem(`${key} is not a list`);
    return [];
  }
  if (value.length > mostListed) onProblem(`more than ${mostListed} ${key}`);
  const listed: readonly unknown[] = value.slice(0, mostListed);
  const objects = listed.filter(isObject);
  if (objects.length < listed.length) onProblem(`an item of ${key} is not an object`);
  return objects;
}

/** Without what is not said. */
function given(facts: { readonly [Name in keyof CrashFacts]-?: CrashFacts[Name] | undefined }): CrashFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as CrashFacts;
}
