import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The log of a case: one JSON object a line, each with the SHA-256 of the line before. A line that was changed, taken
 * out or put in breaks the chain after it. The chain alone cannot tell that its last lines are gone, or that all of it
 * was written anew: that is what the seal is for.
 */

export const acts = [
  "created",
  "examined",
  "stopped",
  "opened",
  "consent",
  "assessed",
  "exported",
  "reported",
  "sealed",
  "signed",
  "time_stamped",
  "shared",
  "repeated",
] as const;
export type Act = (typeof acts)[number];

export interface LogEntry {
  /** By the clock of who wrote it, ISO 8601 UTC. */
  readonly time: string;
  readonly actor: string;
  readonly act: Act;
  readonly detail: Readonly<Record<string, unknown>>;
  /** SHA-256 of the line before with its end, as `sed -n 1p log.jsonl | sha256sum` gives it. */
  readonly previous: string;
}

/** What stands for the line before the first. */
export const noLine = "0".repeat(64);

export function formatEntry({ time, actor, act, detail, previous }: LogEntry): string {
  return `${JSON.stringify({ time, actor, act, detail, previous })}\n`;
}

/** What the next line has to name: of the whole line with its end. */
export function lineHash(line: string): string {
  return bytesToHex(sha256(utf8ToBytes(line)));
}

export interface LogCheck {
  readonly lines: number;
  /** What the next line would have to name. */
  readonly last: string;
  /** One sentence each, without a full stop. */
  readonly problems: readonly string[];
}

/** Follows the chain. `before` is what the first line has to name. */
export function checkLog(text: string, before: string = noLine): LogCheck {
  const problems: string[] = [];
  const lines = text.split("\n");
  if (lines.pop() !== "") problems.push("its last line has no end: it is cut off");
  let previous = before;
  for (const [index, line] of lines.entries()) {
    const problem = lineProblem(line, previous, index + 1);
    if (problem !== undefined) problems.push(problem);
    previous = lineHash(`${line}\n`);
  }
  return { lines: lines.length, last: previous, problems };
}

function lineProblem(line: string, previous: string, number: number): string | undefined {
  const entry = parsed(line);
  if (entry === undefined) return `line ${number} is not an entry of a log`;
  if (entry.previous === previous) return undefined;
  return number === 1
    ? "line 1 does not follow what stood before it: lines are missing, or were changed"
    : `line ${number} does not follow line ${number - 1}: one of them was changed, or lines between them are missing`;
}

function parsed(line: string): { readonly previous: string } | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null || !("previous" in entry)) return undefined;
    const isText = (name: string) => typeof (entry as Record<string, unknown>)[name] === "string";
    return ["time", "actor", "act", "previous"].every(isText) ? { previous: String(entry.previous) } : undefined;
  } catch {
    return undefined;
  }
}
