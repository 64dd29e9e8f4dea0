import { usClock } from "./wall-clock.ts";

/** An entry of lockdownd.log, with all the lines that it spans. */
export interface LockdownEntry {
  readonly line: number;
  /** The wall clock, as if it were UTC; undefined for a time that is none. */
  readonly time: number | undefined;
  readonly pid: number | undefined;
  readonly event: string;
  readonly message: string;
}

/** `04/07/25 06:35:07.106098 pid=79 handle_pair: Pair message: {`; some lines lack the process. */
const start = /^(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{1,6}) (?:pid=(\d{1,10}) )?([^\s:]{1,200}): ?(.*)$/;
/** A message longer than this is damage or forgery. */
const longestMessage = 64 * 1024;

/** The entries of the log. Lines before the first one, and what is too long, are said. */
export function* lockdownEntries(
  lines: Iterable<{ readonly number: number; readonly text: string }>,
  onProblem: (code: "value" | "limit", message: string, line: number) => void,
): Generator<LockdownEntry> {
  let open: LockdownEntry | undefined;
  let parts: string[] = [];
  let length = 0;
  const whole = (entry: LockdownEntry): LockdownEntry => ({ ...entry, message: parts.join("\n").trimEnd() });
  for (const { number, text } of lines) {
    const match = start.exec(text);
    if (match) {
      if (open) yield whole(open);
      const [, clock = "", pid, event = "", message = ""] = match;
      const time = usClock(clock);
      if (time === undefined) onProblem("value", "a time that is none", number);
      open = { line: number, time, pid: pid === undefined ? undefined : Number(pid), event, message: "" };
      parts = [message.slice(0, longestMessage)];
      length = message.length;
    } else if (open) {
      length += text.length + 1;
      if (length <= longestMessage) parts.push(text);
      else if (length - text.length - 1 <= longestMessage)
        onProblem("limit", "a message is too long to keep", open.line);
    } else if (text.trim() !== "") {
      onProblem("value", "a line before the first entry", number);
    }
  }
  if (open) yield whole(open);
}
