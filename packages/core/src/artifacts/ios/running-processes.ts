import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";

/** Bounds of what `ps` writes; the lists of phones have seventeen columns. */
const longestLine = 8192;
const mostColumns = 64;

export const runningProcesses = defineArtifact({
  id: "ios.running_processes",
  title: "Processes that ran when the sysdiagnose was made",
  platform: "ios",
  versions: "all",
  where: { ios_sysdiagnose: ["ps.txt", "**/ps.txt"] },
  kinds: ["running_process"],
  timeBasis: "utc",
  reach: "the moment of the sysdiagnose",
  references: ["EC-DIGIT-CSIRC sysdiagnose, parser ps: columns by their head, the command last"],
  view: { type: "table", columns: ["process", "path", "pid", "parent_pid", "user", "uid"] },

  async *read(input) {
    let head: Head | undefined;
    const time = (await input.tree.device()).acquired ?? null;
    for (const { number: line, text: whole } of await input.lines()) {
      const text = whole.slice(0, longestLine);
      if (text.trim() === "") continue;
      if (!head) {
        head = headOf(text);
        if (head) continue;
        input.problem("damaged", "its first line does not name the columns of processes", { line });
        return;
      }
      const process = processOf(text, head, time, line);
      if (process) yield process;
      else input.problem("value", "a line that is no process", { line });
    }
  },
});

interface Head {
  readonly columns: readonly string[];
  /** The command keeps its own blanks: it begins behind as many words as there are columns before it. */
  readonly command: RegExp;
}

function headOf(text: string): Head | undefined {
  const columns = text.trim().split(/\s+/);
  if (columns.at(-1) !== "COMMAND" || !columns.includes("PID") || columns.length > mostColumns) return undefined;
  return { columns, command: new RegExp(`^\\s*(?:\\S+\\s+){${columns.length - 1}}(\\S.*)$`) };
}

function processOf(
  text: string,
  head: Head,
  time: number | null,
  line: number,
): DraftOf<"running_process"> | undefined {
  const parts = text.trim().split(/\s+/, mostColumns);
  const command = head.command.exec(text)?.[1]?.trimEnd();
  const at = (name: string): string | undefined => parts[head.columns.indexOf(name)];
  const pid = wholeOf(at("PID"));
  if (command === undefined || pid === null) return undefined;
  const path = pathOf(command);
  return {
    kind: "running_process",
    locator: { line },
    time,
    process: path.slice(path.lastIndexOf("/") + 1),
    path: path.startsWith("/") ? path : null,
    pid,
    parent_pid: wholeOf(at("PPID")),
    user: at("USER") ?? null,
    uid: wholeOf(at("UID")),
    details: { command, started: at("STARTED") ?? null },
  };
}

/** A path may hold blanks; arguments begin with a dash or a slash. */
function pathOf(command: string): string {
  return /^(.*?)(?=\s+[-/]|$)/.exec(command)?.[1] ?? command;
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;
}
