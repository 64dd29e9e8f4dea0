import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { indentOf, linuxUid, serviceDump, statedClock } from "./dump.ts";
import { durationSeconds } from "./duration.ts";

type Operation = DraftOf<"app_operation">;

const operationLine = /^ {6}(\S+) \(([^)]*)\)/;
/** `Access: [bg-s] 2022-03-29 23:03:03.763 (-24m50s324ms) duration=+33ms proxy[uid=0, pkg=null]` */
const entryLine =
  /^\s+(Access|Reject): \[([^\]]*)\]\s*([\d-]+ [\d:.]+) \(([^)]*)\)(?: duration=(\S+))?(?: proxy\[(.*)\])?/;

export const dumpsysAppops = defineArtifact({
  id: "android.dumpsys_appops",
  title: "Use of permissions by applications",
  platform: "android",
  versions: "all",
  where: serviceDump("appops"),
  kinds: ["app_operation"],
  timeBasis: "device_local",
  reach: "the last use for each state of an application, months",
  references: ["AOSP AppOpsService.java, dump: Uid, Package, operation (mode), Access and Reject"],
  view: { type: "table", columns: ["time", "app_id", "operation", "decision", "outcome", "app_state"] },

  async *read(input) {
    let uid = "";
    let app: string | undefined;
    /** The operation whose entries are being read; it is told by itself where it has none. */
    let open: Operation | undefined;
    let entries = 0;
    let attribution: string | undefined;

    const ended = (): Operation | undefined => {
      const alone = entries === 0 ? open : undefined;
      open = undefined;
      entries = 0;
      attribution = undefined;
      return alone;
    };

    for (const { number: line, text } of textLines(await input.open())) {
      const indent = indentOf(text, 7);
      if (indent === 2 && text.startsWith("  Uid ")) {
        const alone = ended();
        if (alone) yield alone;
        uid = text.slice(6).replace(/:\s*$/, "");
        app = undefined;
      } else if (indent === 4 && text.startsWith("    Package ")) {
        const alone = ended();
        if (alone) yield alone;
        app = text.slice(12).replace(/:\s*$/, "");
      } else if (app === undefined) {
      } else if (indent === 6) {
        const alone = ended();
        if (alone) yield alone;
        const match = operationLine.exec(text);
        if (!match) continue;
        open = {
          kind: "app_operation",
          locator: { line },
          app_id: app,
          operation: match[1] ?? "",
          decision: match[2] ?? "",
          uid: linuxUid(uid),
          details: { uid },
        };
      } else if (indent === 0 && text !== "" && !text.startsWith("---")) {
        input.problem("value", "a line that no use of a permission has", { line });
      } else if (open && indent === 7) {
        const match = entryLine.exec(text);
        if (!match) {
          const tag = /^\s+(\S+)=\[/.exec(text)?.[1];
          if (tag !== undefined) attribution = tag;
          else if (/^\s+(?:Access|Reject):/.test(text))
            input.problem("value", "a use that is not laid out as others", { line });
          continue;
        }
        entries++;
        const [, outcome = "", state = "", clock = "", age = "", duration, proxy] = match;
        const seconds = duration === undefined ? undefined : durationSeconds(duration);
        yield {
          ...open,
          locator: { line },
          time: statedClock(input, clock, line),
          outcome: outcome.toLowerCase(),
          app_state: state,
          ...(seconds === undefined ? {} : { duration: seconds }),
          details: {
            uid,
            age,
            ...(attribution === undefined || attribution === "null" ? {} : { attribution }),
            ...(proxy === undefined ? {} : { proxy }),
          },
        };
      }
    }
    const alone = ended();
    if (alone) yield alone;
  },
});
