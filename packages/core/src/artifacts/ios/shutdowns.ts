import { defineArtifact } from "../artifact.ts";
import { parseShutdownLine } from "./shutdown-line.ts";
import { shutdownLog } from "./shutdown-log.ts";

export const shutdowns = defineArtifact({
  id: "ios.shutdowns",
  title: "Shutdowns",
  platform: "ios",
  versions: shutdownLog.versions,
  where: shutdownLog.where,
  kinds: ["log_event"],
  store: shutdownLog.id,
  timeBasis: "utc",
  reach: shutdownLog.reach,
  references: shutdownLog.references,
  view: { type: "table", columns: ["time", "event", "text"] },

  async *read(input) {
    let lines = 0;
    for (const { number: line, text } of await input.lines()) {
      if (text.trim() !== "") lines++;
      const { ended, unknown } = parseShutdownLine(text);
      if (ended !== undefined) {
        yield { kind: "log_event", locator: { line }, time: ended, event: "shutdown", text: text.trim() };
      }
      if (unknown) input.problem("value", "a line that no shutdown log has", { line });
    }
    // An empty log is a fact of its own: from iOS 26 on an ordinary one, before that not.
    if (lines === 0) yield { kind: "log_event", locator: { line: 1 }, event: "empty log" };
  },
});
