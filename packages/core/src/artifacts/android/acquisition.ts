import { parseIsoTime } from "../../formats/time.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { type JsonFields, objectsOf } from "./json-fields.ts";

/** Bugbane since 0.2 calls the first of them `created`. */
const times = ["started", "created", "completed"] as const;
const ownFields: ReadonlySet<string> = new Set(times);

export const acquisition = defineArtifact({
  id: "android.acquisition",
  title: "The acquisition itself",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["acquisition.json", "command.log"] },
  kinds: ["log_event"],
  timeBasis: "utc",
  reach: "the duration of the acquisition",
  references: [
    "AndroidQF: acquisition.json, and command.log with the messages of its own log",
    "osservatorionessuno/bugbane, AcquisitionIndex.kt: created, failed_modules, skipped_modules",
  ],
  view: { type: "table", columns: ["time", "event", "level", "text"] },

  async *read(input) {
    if (input.file.path.endsWith(".log")) yield* commands(input);
    else for (const entry of objectsOf(await input.open(), input)) yield* stated(entry, input);
  },
});

function* stated(entry: JsonFields, input: ArtifactInput): Generator<DraftOf<"log_event">> {
  for (const name of times) {
    const text = entry.text(name);
    if (text === null) continue;
    const time = parseIsoTime(text) ?? null;
    if (time === null) input.problem("value", `${name} is not a time`, entry.locator);
    const begin = name !== "completed";
    const details = begin ? { details: entry.details(ownFields) } : {};
    const event = begin ? "acquisition started" : "acquisition completed";
    yield { kind: "log_event", time, locator: entry.locator, event, ...details };
  }
  // What the tool says that it could not take is missing from the acquisition, however whole it looks.
  for (const name of ["failed_modules", "skipped_modules"] as const) {
    const missing = entry.has(name) ? entry.texts(name) : [];
    if (missing.length > 0)
      input.problem("truncated", `${name} of the acquisition: ${missing.join(", ")}`, entry.locator);
  }
}

/** `2026-06-19T16:48:49+02:00 [DEBUG] text` */
async function* commands(input: ArtifactInput): AsyncGenerator<DraftOf<"log_event">> {
  for (const { number, text } of await input.lines()) {
    if (text.trim() === "") continue;
    const [, when = "", level = null, message = null] = /^(\S+)\s+\[(\w+)\]\s(.*)$/.exec(text) ?? [];
    const time = parseIsoTime(when);
    if (time === undefined) {
      input.problem("value", "a line does not begin with a time", { line: number });
      continue;
    }
    yield { kind: "log_event", time, locator: { line: number }, event: "acquisition log", level, text: message };
  }
}
