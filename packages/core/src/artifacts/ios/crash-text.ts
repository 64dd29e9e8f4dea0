import { type CrashFacts, framesKept, mostListed } from "./crash-facts.ts";

/** `Process:             homed [142]`, `Triggered by Thread:  3`. */
const field = /^([A-Z][A-Za-z/ ]{1,40}):\s+(.*\S)\s*$/;
const threadName = /^Thread (\d{1,5}) name:+\s+(.*\S)\s*$/;
const threadStart = /^Thread (\d{1,5})( Crashed)?:/;
/** `0   libsystem_kernel.dylib   0x00000001b9fb495c __pthread_kill + 8`. */
const frame = /^\d{1,4}\s+\S.*?\s0x[0-9a-f]+\s+(.*?)(?: \+ \d+)?(?: \([^()]*\))?$/i;
/** `0x100000000 - 0x1ffffffff homed arm64e  <…> /System/…/homed`. */
const image = /^\s*0x[0-9a-f]+ -\s+0x[0-9a-f]+ \+?(.+?) \S+\s+<[0-9a-fA-F-]+>/;
const queueMark = "Dispatch queue: ";
/** No line of a report is longer; what a hostile one has behind this is not looked at. */
const longestLine = 4096;

/**
 * The body of a crash report as iOS up to 14 writes it (Apple, Examining the fields in a crash report): lines of
 * `Name: value`, then each thread with its name or queue, its registers, and the list of binaries.
 */
export function crashInText(lines: Iterable<string>): CrashFacts {
  const fields = new Map<string, string>();
  const names = new Map<number, string>();
  const images = new Set<string>();
  const symbols: string[] = [];
  let crashed: number | undefined;
  let current: number | undefined;
  let pc: string | undefined;
  let inImages = false;
  for (const text of lines) {
    const line = text.slice(0, longestLine);
    const named = threadName.exec(line);
    const start = named ? null : threadStart.exec(line);
    if (named) {
      if (names.size < mostListed) names.set(Number(named[1]), named[2] ?? "");
    } else if (start) {
      current = Number(start[1]);
      if (start[2] !== undefined) crashed = current;
    } else if (line.startsWith("Binary Images:")) {
      inImages = true;
    } else if (inImages) {
      const name = image.exec(line)?.[1];
      if (name !== undefined && images.size < mostListed) images.add(name);
    } else if (current === undefined) {
      const [, name, value] = field.exec(line) ?? [];
      // Of two lines of exception codes, the first one has words.
      if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value);
    } else {
      const symbol = frame.exec(line)?.[1];
      if (symbol !== undefined && current === crashed && symbols.length < framesKept) symbols.push(symbol);
      pc ??= /\bpc: (0x[0-9a-f]+)/i.exec(line)?.[1];
    }
  }
  return factsOf(fields, names, crashed ?? wholeOf(fields.get("Triggered by Thread")), symbols, [...images], pc);
}

function factsOf(
  fields: ReadonlyMap<string, string>,
  names: ReadonlyMap<number, string>,
  crashed: number | undefined,
  symbols: readonly string[],
  images: readonly string[],
  pc: string | undefined,
): CrashFacts {
  const [, process, pid] = /^(.*\S)\s+\[(\d{1,10})\]$/.exec(fields.get("Process") ?? "") ?? [];
  const [, exception, signal] = /^(\S+)(?:\s+\(([^()]+)\))?/.exec(fields.get("Exception Type") ?? "") ?? [];
  const name = crashed === undefined ? undefined : names.get(crashed);
  const facts = {
    process: process ?? fields.get("Process"),
    path: fields.get("Path"),
    app: fields.get("Identifier"),
    pid: pid === undefined ? undefined : Number(pid),
    time: fields.get("Date/Time"),
    exception,
    signal,
    subtype: fields.get("Exception Subtype"),
    codes: fields.get("Exception Codes"),
    thread: name?.includes(queueMark) ? undefined : name,
    queue: queueOf(name),
    pc: pc === undefined ? undefined : `0x${BigInt(pc).toString(16)}`,
    symbols,
    queues: [...new Set([...names.values()].flatMap((one) => queueOf(one) ?? []))],
    images,
    incident: fields.get("Incident Identifier"),
    termination: fields.get("Termination Reason"),
    model: fields.get("Hardware Model"),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as CrashFacts;
}

function queueOf(name: string | undefined): string | undefined {
  const at = name?.indexOf(queueMark) ?? -1;
  return name === undefined || at < 0 ? undefined : name.slice(at + queueMark.length);
}

function wholeOf(text: string | undefined): number | undefined {
  const [digits] = /^\d{1,5}/.exec(text ?? "") ?? [];
  return digits === undefined ? undefined : Number(digits);
}
