import { defineArtifact } from "../artifact.ts";
import { beginsInstallEntry, installResult, installStart, OpenInstall } from "./install-log.ts";
import { logLines, logPlaces } from "./log-lines.ts";

export const logcatInstalls = defineArtifact({
  id: "android.logcat_installs",
  title: "Installations and removals of packages, as the log has them",
  platform: "android",
  versions: "makers that write this to the log, Samsung among them",
  where: logPlaces,
  kinds: ["app_event"],
  store: "android.package_log",
  timeBasis: "device_local",
  reach: "hours to a day",
  references: [
    "IsMyPhonePwned/bugreport-extractor-library, package_parser.rs: START INSTALL PACKAGE, START DELETE PACKAGE",
    "Android, logcat: a message of several lines is as many lines of the log, of one process, thread and tag",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "version", "installer"] },

  async *read(input) {
    let open: OpenInstall | undefined;
    let source = "";
    // A million lines: what names no entry is not taken apart, but for the lines below a start.
    const wanted = (text: string) =>
      open !== undefined || text.includes(" PACKAGE: observer{") || text.includes("result of ");
    for (const { line, time, logged, tag, pid, tid, text } of await logLines(input, wanted)) {
      const written = `${logged} ${pid} ${tid} ${tag}`;
      const begins = beginsInstallEntry(text);
      if (open && !begins && written === source && open.take(text)) continue;
      // Other processes write between the lines, but at another time the message has ended.
      if (open && (begins || written === source || !source.startsWith(`${logged} `))) {
        yield open.event;
        open = undefined;
      }
      if (!begins) continue;
      const begun = installStart(text, time, { line });
      open = begun ? new OpenInstall(begun) : undefined;
      source = written;
      const ended = installResult(text, time, { line });
      if (ended) yield ended;
    }
    if (open) yield open.event;
  },
});
