import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";

const nameColumns: ReadonlySet<string> = new Set(["NAME", "CMD", "COMMAND", "ARGS"]);
/** Columns that common fields take. */
const taken: ReadonlySet<string> = new Set(["USER", "PID", "PPID", "LABEL", ...nameColumns]);

export const dumpstateProcesses = defineArtifact({
  id: "android.dumpstate_processes",
  title: "Processes that ran when the bug report was made",
  platform: "android",
  versions: "all",
  where: { bugreport: ["**!section/PROCESSES*"] },
  kinds: ["running_process"],
  timeBasis: "device_local",
  reach: "the moment of the bug report",
  references: [
    "AOSP dumpstate.cpp: PROCESSES AND THREADS (ps -A -T -Z -O pri,nice,rtprio,sched,pcy,time)",
    "Dumpstates of Android 2.3: ps of toolbox, whose state has no heading",
  ],
  view: { type: "table", columns: ["process", "pid", "parent_pid", "user"] },

  async *read(input) {
    let columns: readonly string[] | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const words = text.trim().split(/\s+/, 64);
      if (words.includes("PID") && words.includes("PPID")) {
        columns = withState(words);
        continue;
      }
      if (!columns || text === "" || text.startsWith("---") || text.startsWith("[ps:")) continue;
      const values = valuesOf(columns, text);
      const process = values && processOf(values, line);
      if (!process) input.problem("value", "a line that is no process", { line });
      // With threads, the process itself is the one whose thread id is its own.
      else if ((values.get("TID") ?? values.get("PID")) === values.get("PID")) yield process;
    }
  },
});

/** ps of toolbox, until Android 7, prints the state between PC and NAME without a heading. */
function withState(columns: readonly string[]): readonly string[] {
  const at = columns.indexOf("PC");
  return at >= 0 && columns[at + 1] === "NAME" ? [...columns.slice(0, at + 1), "S", ...columns.slice(at + 1)] : columns;
}

/** Values by column; the last one is the rest of the line. Undefined where the line has fewer. */
function valuesOf(columns: readonly string[], text: string): Map<string, string> | undefined {
  const values = new Map<string, string>();
  const word = /\S+/g;
  for (const [index, column] of columns.entries()) {
    const match = word.exec(text);
    if (!match) return undefined;
    values.set(column, index === columns.length - 1 ? text.slice(match.index).trimEnd() : match[0]);
  }
  return values;
}

function processOf(values: ReadonlyMap<string, string>, line: number): DraftOf<"running_process"> | undefined {
  const pid = Number(values.get("PID"));
  const parent = Number(values.get("PPID"));
  if (!Number.isSafeInteger(pid) || !Number.isSafeInteger(parent)) return undefined;
  const name = [...nameColumns].map((column) => values.get(column)).find((value) => value !== undefined) ?? "";
  const label = values.get("LABEL");
  return {
    kind: "running_process",
    locator: { line },
    process: name,
    ...(name.startsWith("/") ? { path: name.split(" ", 1)[0] ?? name } : {}),
    pid,
    parent_pid: parent,
    user: values.get("USER") ?? null,
    ...(label === undefined ? {} : { context: label }),
    details: Object.fromEntries([...values].filter(([column]) => !taken.has(column))),
  };
}
