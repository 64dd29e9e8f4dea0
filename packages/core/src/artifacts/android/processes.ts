import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type JsonFields, objectsOf } from "./json-fields.ts";

type Process = DraftOf<"running_process">;

/** Longer lines are no list of processes. */
const longestLine = 4096;

/** `ps -A` of toybox and of the older toolbox, with or without the label in front; the state is one letter. WCHAN may be blank. */
const psLine =
  /^(?:(u:\S+)\s+)?(\S+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(?:(\S+)\s+)??(?:(\S+)\s+)?([A-Zt])[<NsLl+]*\s+(\S.*)$/;

const ownFields: ReadonlySet<string> = new Set(["pid", "uid", "ppid", "filename", "path", "context", "command_line"]);

export const processes = defineArtifact({
  id: "android.processes",
  title: "Processes that ran during the acquisition",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["processes.json", "processes.txt", "ps.txt"] },
  kinds: ["running_process"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: [
    "AndroidQF, module processes: the collector's list, else `ps -A`",
    "AndroidQF's collector of June 2026 writes user 0, parent 0 and no state for every process: these were not recorded",
  ],
  view: { type: "table", columns: ["process", "named", "pid", "parent_pid", "user", "context", "path"] },

  async *read(input) {
    if (input.file.path.endsWith(".json")) {
      for (const entry of objectsOf(await input.open(), input)) yield collected(entry);
      return;
    }
    for (const { number, text } of await input.lines()) {
      const line = text.trimEnd();
      if (line === "" || /^(?:LABEL|USER)\s/.test(line)) continue;
      const process = listed(line, number);
      if (process) yield process;
      else input.problem("value", "a line is not one of a list of processes", { line: number });
    }
  },
});

function listed(line: string, number: number): Process | undefined {
  const match = line.length > longestLine ? undefined : psLine.exec(line);
  if (!match) return undefined;
  const [, label, user, pid, parent, virtual, resident, wait, address, state, name = ""] = match;
  const numbers = [pid, parent, virtual, resident].map(Number);
  if (!numbers.every(Number.isSafeInteger)) return undefined;
  const [id = 0, parentId = 0, virtualSize = 0, residentSize = 0] = numbers;
  return {
    kind: "running_process",
    locator: { line: number },
    // The kernel's own threads stand in brackets.
    process: name.replace(/^\[(.*)\]$/, "$1"),
    path: name.startsWith("/") ? name : null,
    pid: id,
    parent_pid: parentId,
    user: user ?? null,
    context: label ?? null,
    details: {
      vsz: virtualSize,
      rss: residentSize,
      ...(wait === undefined ? {} : { wchan: wait }),
      ...(address === undefined ? {} : { addr: address }),
      ...(state === undefined ? {} : { stat: state }),
    },
  };
}

function collected(entry: JsonFields): Process {
  const uid = entry.integer("uid");
  const parent = entry.integer("ppid");
  const recorded = !(uid === 0 && parent === 0 && entry.text("state") === null);
  const command = entry.texts("command_line");
  const name = entry.text("filename")?.replace(/^\((.*)\)$/, "$1") ?? null;
  const path = entry.text("path");
  return {
    kind: "running_process",
    locator: entry.locator,
    process: name ?? command[0] ?? path,
    named: command[0] ?? null,
    path,
    pid: entry.integer("pid"),
    parent_pid: recorded ? parent : null,
    uid: recorded ? uid : null,
    context: entry.text("context"),
    arguments: command,
    details: entry.details(ownFields),
  };
}
