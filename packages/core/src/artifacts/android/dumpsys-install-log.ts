import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump, statedClock } from "./dump.ts";
import { beginsInstallEntry, installResult, installStart, OpenInstall } from "./install-log.ts";

/** An entry begins with the time. */
const dated = /^(\d{4}-\d\d-\d\d [\d:.]+): (?=START |result of )/;

export const dumpsysInstallLog = defineArtifact({
  id: "android.dumpsys_install_log",
  title: "Installations and removals of packages",
  platform: "android",
  versions: "makers that add this log to the package service, Samsung among them",
  where: serviceDump("package"),
  kinds: ["app_event"],
  store: "android.package_log",
  timeBasis: "device_local",
  reach: "the last hundreds of installations",
  references: [
    "IsMyPhonePwned/bugreport-extractor-library, package_parser.rs: START INSTALL PACKAGE, START DELETE PACKAGE",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "version", "installer"] },

  async *read(input) {
    let open: OpenInstall | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const first = text.charCodeAt(0);
      if (first >= 48 && first <= 57) {
        if (open) yield open.event;
        open = undefined;
        const [head = "", clock] = dated.exec(text) ?? [];
        const what = text.slice(head.length);
        if (clock === undefined || !beginsInstallEntry(what)) continue;
        const time = statedClock(input, clock, line);
        const begun = installStart(what, time, { line });
        if (begun) open = new OpenInstall(begun);
        const ended = installResult(what, time, { line });
        if (ended) yield ended;
      } else if (open && !open.take(text)) {
        yield open.event;
        open = undefined;
      }
    }
    if (open) yield open.event;
  },
});
