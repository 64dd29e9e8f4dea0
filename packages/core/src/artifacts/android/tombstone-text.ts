import type { ByteSource } from "../../bytes/source.ts";
import { textLines } from "../lines.ts";

/** What a tombstone says of a crash, in whichever form. */
export interface Tombstone {
  fingerprint?: string;
  revision?: string;
  arch?: string;
  /** As written, with its offset from UTC. */
  timestamp?: string;
  /** Seconds. */
  uptime?: number;
  command?: string[];
  pid?: number;
  tid?: number;
  uid?: number;
  label?: string;
  /** The thread that crashed. */
  thread?: string;
  /** Path of the program, or name of the process where it is an application. */
  process?: string;
  signal?: { number?: number; name?: string; code?: number; code_name?: string };
  abortMessage?: string;
  causes?: string[];
  /** The innermost frames: file and function. */
  backtrace?: string[];
}

/** So many frames of the backtrace are kept. */
export const framesKept = 32;

/** Further lines hold registers, memory and maps. */
const mostLines = 2000;

const identity = /^pid: (\d+), tid: (\d+), name: (.*?) {2}>>> (.*) <<<$/;
const signalLine = /^signal (\d+) \((\w+)\), code (-?\d+) \((\w+)/;
const frame = /^\s+#\d+ pc [0-9a-f]+ {2}(.*?)(?: \(BuildId: [0-9a-f]+\))?$/;

/** Undefined where no line names a process. `problem` is told of values that are none. */
export function tombstoneInText(
  source: ByteSource,
  problem: (message: string, line: number) => void,
): (Tombstone & { readonly line: number }) | undefined {
  const tombstone: Tombstone = {};
  let found = 0;
  let inBacktrace = false;
  for (const { number: line, text } of textLines(source)) {
    if (line > mostLines) break;
    if (text === "backtrace:") {
      inBacktrace = true;
    } else if (inBacktrace) {
      const named = frame.exec(text)?.[1];
      if (named === undefined) break;
      tombstone.backtrace ??= [];
      if (tombstone.backtrace.length < framesKept) tombstone.backtrace.push(named);
    } else if (text.startsWith("pid: ")) {
      const match = identity.exec(text);
      if (!match) {
        problem("a process that is not named as others", line);
        continue;
      }
      found ||= line;
      tombstone.pid = Number(match[1]);
      tombstone.tid = Number(match[2]);
      tombstone.thread = match[3] ?? "";
      tombstone.process = match[4] ?? "";
    } else {
      take(tombstone, text, line, problem);
    }
  }
  return found === 0 ? undefined : { ...tombstone, line: found };
}

function take(
  tombstone: Tombstone,
  text: string,
  line: number,
  problem: (message: string, line: number) => void,
): void {
  const after = (start: string) => text.slice(start.length).trim();
  const number = (start: string): number | undefined => {
    const value = /^-?\d{1,12}/.exec(after(start))?.[0];
    if (value === undefined) problem("a number that is none", line);
    return value === undefined ? undefined : Number(value);
  };
  if (text.startsWith("Build fingerprint: ")) tombstone.fingerprint = unquoted(after("Build fingerprint: "));
  else if (text.startsWith("Revision: ")) tombstone.revision = unquoted(after("Revision: "));
  else if (text.startsWith("ABI: ")) tombstone.arch = unquoted(after("ABI: "));
  else if (text.startsWith("Timestamp: ")) tombstone.timestamp = after("Timestamp: ");
  else if (text.startsWith("Cmdline: ")) tombstone.command = after("Cmdline: ").split(" ", 256);
  else if (text.startsWith("Abort message: ")) tombstone.abortMessage = unquoted(text.slice(15));
  else if (text.startsWith("Cause: ")) tombstone.causes = [...(tombstone.causes ?? []), after("Cause: ")].slice(0, 100);
  else if (text.startsWith("Process uptime: ")) assign(tombstone, "uptime", number("Process uptime: "));
  else if (text.startsWith("uid: ")) assign(tombstone, "uid", number("uid: "));
  else if (text.startsWith("signal ")) {
    const match = signalLine.exec(text);
    if (!match) problem("a signal that is not named as others", line);
    else {
      const [, of, name = "", code, codeName = ""] = match;
      tombstone.signal = { number: Number(of), name, code: Number(code), code_name: codeName };
    }
  }
}

function assign(tombstone: Tombstone, name: "uid" | "uptime", value: number | undefined): void {
  if (value !== undefined) tombstone[name] = value;
}

/** Values stand in single quotes; a message may hold quotes itself. */
function unquoted(text: string): string {
  return text.startsWith("'") && text.endsWith("'") && text.length > 1 ? text.slice(1, -1) : text;
}
