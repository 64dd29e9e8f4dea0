import type { ByteSource } from "../../bytes/source.ts";
import { LineReader } from "../../formats/json/line-reader.ts";
import { NumberSet } from "../../formats/json/number-set.ts";
import type { Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { problemOf } from "../input.ts";
import { isObject, JsonFields } from "./json-fields.ts";

/** The kinds of event that are known; the artifact of the security log says which others there are. */
const types = ["dns_event", "connect_event", "security_event"] as const;
export type IntrusionEvent = (typeof types)[number];

const encoder = new TextEncoder();
const opening = encoder.encode('{"');
const beginnings = {
  dns_event: encoder.encode("dns_event"),
  connect_event: encoder.encode("connect_event"),
  security_event: encoder.encode("security_event"),
};

/** So many events of one kind are compared: their hashes take some 20 bytes each. */
const comparedEvents = 4_000_000;

/**
 * The events of one kind in all files of the intrusion logs, file by file in the order of their names. The phone's daily
 * files overlap: an event whose line is exactly that of one before is left out.
 *
 * Lines of other kinds are told by their beginning and not decoded. What is no JSON is said by the reader of the kind
 * that it begins as, else by that of the security events alone, so that it is said once. A file is read synchronously: a promise for each of a million events
 * would cost as much as the events.
 */
export async function* intrusionLogs(input: ArtifactInput, type: IntrusionEvent): AsyncGenerator<Iterable<JsonFields>> {
  const seen = new NumberSet();
  for await (const log of logsOf(input)) yield eventsIn(log, type, seen, input);
}

function* eventsIn(
  { path, source }: Log,
  type: IntrusionEvent,
  seen: NumberSet,
  input: ArtifactInput,
): Generator<JsonFields> {
  const lines = new LineReader(source);
  let full = false;
  while (lines.next()) {
    if (!concerns(lines, type)) continue;
    const locator = { file: path, line: lines.number };
    if (lines.cut) {
      input.problem("limit", "a line is too long for a log", locator);
      continue;
    }
    if (seen.size < comparedEvents) {
      if (!seen.add(lines.hash())) continue;
    } else if (!full) {
      full = true;
      input.problem("limit", `more than ${comparedEvents} events: later ones may be there twice`, locator);
    }
    const says = type === "security_event" || beginsAs(lines, type);
    const fields = eventIn(lines.text(), type, says, locator, input);
    if (fields) yield fields;
  }
}

/** Events are written with their kind first and without blanks; another form is decoded by every reader. */
function concerns(lines: LineReader, type: IntrusionEvent): boolean {
  return beginsAs(lines, type) || !types.some((other) => beginsAs(lines, other));
}

function beginsAs(lines: LineReader, type: IntrusionEvent): boolean {
  return lines.has(opening, 0) && lines.has(beginnings[type], 2);
}

function eventIn(
  text: string,
  type: IntrusionEvent,
  says: boolean,
  locator: Locator,
  input: ArtifactInput,
): JsonFields | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    if (says) input.problem("damaged", "a line is not JSON", locator);
    return undefined;
  }
  const event = isObject(line) && Object.hasOwn(line, type) ? line[type] : undefined;
  if (isObject(event)) return new JsonFields(event, locator, input);
  const known = isObject(line) && types.some((other) => Object.hasOwn(line, other));
  if (event !== undefined || (type === "security_event" && !known)) {
    input.problem("schema", "an event of a kind that is not known", locator);
  }
  return undefined;
}

interface Log {
  /** As the evidence names it, `more.zip!log.txt` inside a zip file. */
  readonly path: string;
  readonly source: ByteSource;
}

/** The texts of the tree, those in its archives among them, by name. */
async function* logsOf(input: ArtifactInput): AsyncGenerator<Log> {
  const paths: string[] = [];
  for await (const { path, type } of input.tree.entries()) {
    if (type === "file" && /\.txt$/i.test(path)) paths.push(path);
  }
  for (const path of paths.sort()) {
    const file = await input.tree.file(path);
    if (!file) continue;
    try {
      const source = await input.open(file);
      yield { path, source };
      source.close?.();
    } catch (error) {
      // A damaged file costs itself; what is not of the evidence is a defect and goes on.
      const problem = problemOf(error);
      if (!problem) throw error;
      input.problem(problem.code, problem.message, { path });
    }
  }
}
