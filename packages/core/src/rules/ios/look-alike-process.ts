import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { basename, isUnbundled } from "./process-rows.ts";
import { isSystemProgram, systemPrograms } from "./system-programs.ts";

/** The name of a process that belongs to no application. */
function nameOf(record: SourcedRecord): string | undefined {
  if (isUnbundled(record)) return record.process ? basename(record.process) : undefined;
  if (record.kind !== "shutdown_delay" || !record.process) return undefined;
  return record.path?.includes("/containers/Bundle/Application/") ? undefined : record.process;
}

/** Folders of the system's programs, where a dump has them: what lies there bears its own name. */
const systemFolders = /^\/?(?:usr\/(?:libexec|s?bin)|s?bin|System\/Library)\//;

export const lookAlikeProcess = defineRule({
  id: "ios.look_alike_process",
  version: 1,
  title: "Process whose name is nearly that of a system program",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.datausage", "ios.netusage", "ios.shutdown_log", "ios.filesystem"],
  scope: "examination",
  rationale: "Published process names of spyware differ from names of the system by a letter or two.",
  falsePositives: ["Programs of the system that our list does not have: Apple adds some with every version."],
  sentences: {
    statement:
      "A process named {process} was recorded. Its name differs by {count:characters} from {program}, a program of the system; it is not in our list of such programs, which is not complete.",
  },
  references: [
    "AmnestyTech/investigations, 2021-07-18_nso: process names",
    "blacktop/ipsw-diffs: programs of iOS 26.0 and 26.1",
  ],
  vouched: "inference",
  wants(record) {
    const name = nameOf(record);
    return name !== undefined && nearest(name) !== undefined;
  },
  notes(record) {
    if (record.kind !== "file" || !record.path || !systemFolders.test(record.path)) return undefined;
    const name = basename(record.path);
    return nearest(name) === undefined ? undefined : name;
  },
  detect(context) {
    const present = new Set<string>();
    return {
      note: (name) => present.add(name),
      record(record) {
        const name = nameOf(record);
        const near = name === undefined ? undefined : nearest(name);
        if (name === undefined || near === undefined || present.has(name)) return;
        // Published names are told as such.
        if (context.matcher.match("process_name", name).length > 0) return;
        context.report({
          severity: "low",
          class: "anomaly",
          key: name,
          records: [record],
          values: [name],
          subject: `process:${name}`,
          words: { process: name, program: near.program, count: near.distance },
        });
      },
    };
  },
});

interface Near {
  readonly program: string;
  readonly distance: number;
}

/** Names are asked for again and again; there are few different ones. */
const known = new Map<string, Near | undefined>();
const mostKnown = 10_000;

/** The program whose name a name nearly is; undefined for names of programs themselves and for all that are far off. */
function nearest(name: string): Near | undefined {
  if (known.has(name)) return known.get(name);
  const found = isSystemProgram(name) ? undefined : search(name);
  if (known.size < mostKnown) known.set(name, found);
  return found;
}

/** A dump has names by the hundred thousand: each is compared with few. */
const byFirstLetter = new Map<string, string[]>();
for (const program of systemPrograms) {
  if (program.length < 4) continue;
  const same = byFirstLetter.get(program[0] ?? "");
  if (same) same.push(program);
  else byFirstLetter.set(program[0] ?? "", [program]);
}

/** Short names are near one another by chance: one letter for those, and the same beginning; two from eight letters on. */
function search(name: string): Near | undefined {
  if (name.length < 4 || name.length > longest) return undefined;
  let best: Near | undefined;
  for (const program of byFirstLetter.get(name[0] ?? "") ?? []) {
    const most = Math.min(name.length, program.length) >= 7 && Math.max(name.length, program.length) >= 8 ? 2 : 1;
    if (Math.abs(program.length - name.length) > most) continue;
    const distance = editDistance(name, program, most);
    if (distance <= most && (best === undefined || distance < best.distance)) best = { program, distance };
  }
  return best;
}

const longest = 40;
let row = new Uint8Array(longest + 1);
let next = new Uint8Array(longest + 1);

/** Letters added, dropped or replaced (Levenshtein); `most + 1` as soon as it is more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const distance = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next[j] = distance;
      if (distance < least) least = distance;
    }
    if (least > most) return most + 1;
    [row, next] = [next, row];
  }
  return row[b.length] ?? most + 1;
}
