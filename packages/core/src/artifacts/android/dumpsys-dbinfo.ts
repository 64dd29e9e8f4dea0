import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump, statedClock } from "./dump.ts";

/** A name with a dot, as packages have; also many file names, which no indicator is equal to. */
const packageLike = /^[A-Za-z]\w*(?:\.\w+)+$/;
const owner = /^\*\* Database info for pid (\d+) \[([^\]]*)\]/;
/** `0: [2023-07-27 12:21:44.097] [Pid:(0)]executeForLong took 0ms - succeeded, sql="…", path=/data/…` */
const head = /^\s*\d+: \[([^\]]*)\] (?:\[Pid:\((\d+)\)\])?(\S+)(?: took (\S+) - (\w+))?/;
/** What may follow a statement, whose own text may hold quotes. */
const following = ['", path=', '", bindArgs=', '", exception=', '", result='];

export const dumpsysDbinfo = defineArtifact({
  id: "android.dumpsys_dbinfo",
  title: "Statements run on databases",
  platform: "android",
  versions: "all; paths of statements from Android 10",
  where: serviceDump("dbinfo"),
  kinds: ["database_operation"],
  timeBasis: "device_local",
  reach: "the last statements of running applications",
  references: ["AOSP SQLiteConnection.java, OperationLog.dump: Most recently executed operations"],
  view: { type: "table", columns: ["time", "app_ids", "event", "sql", "path"] },

  async *read(input) {
    let application = "";
    let process: number | undefined;
    let pool = "";
    for (const { number: line, text } of textLines(await input.open())) {
      if (text.startsWith("** Database info")) {
        const match = owner.exec(text);
        application = match?.[2] ?? "";
        process = match ? Number(match[1]) : undefined;
      } else if (text.startsWith("Connection pool for ")) {
        pool = text.slice(20).replace(/:\s*$/, "");
      } else if (text.includes('sql="')) {
        const match = head.exec(text);
        if (!match) {
          input.problem("value", "a statement that is not laid out as others", { line });
          continue;
        }
        const [, clock = "", pid, event = "", took, outcome] = match;
        const path = pathIn(text) ?? pool;
        yield {
          kind: "database_operation",
          locator: { line },
          time: statedClock(input, clock, line),
          app_ids: applications(application, path),
          event,
          sql: statementIn(text),
          path,
          pid: pid === undefined ? process : Number(pid),
          details: {
            ...(took === undefined ? {} : { took }),
            ...(outcome === undefined ? {} : { outcome }),
            ...(application === "" ? {} : { owner: application }),
          },
        };
      }
    }
  },
});

function statementIn(text: string): string {
  const start = text.indexOf('sql="') + 5;
  const ends = following.map((mark) => text.indexOf(mark, start)).filter((at) => at >= 0);
  const end = ends.length > 0 ? Math.min(...ends) : text.lastIndexOf('"');
  return text.slice(start, end < start ? undefined : end);
}

function pathIn(text: string): string | undefined {
  const at = text.lastIndexOf(", path=");
  return at < 0 ? undefined : text.slice(at + 7);
}

function applications(owner: string, path: string): string[] {
  const names = new Set(path.split("/").filter((part) => packageLike.test(part)));
  // A process may be named `package:service`.
  const [first = ""] = owner.split(":", 1);
  if (first !== "") names.add(first);
  return [...names];
}
