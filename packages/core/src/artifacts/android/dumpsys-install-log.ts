import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump, statedClock } from "./dump.ts";

type Event = DraftOf<"app_event"> & { details: Record<string, string> };

/** Whatever follows a start belongs to it until so many lines later. */
const longestEntry = 8;
const start = /^(\d{4}-\d\d-\d\d [\d:.]+): START (INSTALL|DELETE) PACKAGE: observer\{([^}]*)\}/;
const result = /^(\d{4}-\d\d-\d\d [\d:.]+): result of (install|delete): (-?\d+)\{([^}]*)\}/;
const braced = /([A-Za-z][A-Za-z ]*)\{([^}]*)\}/g;

export const dumpsysInstallLog = defineArtifact({
  id: "android.dumpsys_install_log",
  title: "Installations and removals of packages",
  platform: "android",
  versions: "makers that add this log to the package service, Samsung among them",
  where: serviceDump("package"),
  kinds: ["app_event"],
  timeBasis: "device_local",
  reach: "the last hundreds of installations",
  references: [
    "IsMyPhonePwned/bugreport-extractor-library, package_parser.rs: START INSTALL PACKAGE, START DELETE PACKAGE",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "version", "installer"] },

  async *read(input) {
    let open: { readonly event: Event; lines: number } | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const first = text.charCodeAt(0);
      if (first >= 48 && first <= 57) {
        if (open) yield open.event;
        open = undefined;
        const begun = start.exec(text);
        if (begun) open = { event: begin(begun, statedClock(input, begun[1] ?? "", line), line), lines: 0 };
        const ended = result.exec(text);
        if (ended) yield resultOf(ended, statedClock(input, ended[1] ?? "", line), line);
      } else if (open) {
        const parts = [...text.matchAll(braced)];
        for (const [, name = "", value = ""] of parts) take(open.event, name.trim(), value);
        if (parts.length === 0 || ++open.lines >= longestEntry) {
          yield open.event;
          open = undefined;
        }
      }
    }
    if (open) yield open.event;
  },
});

function begin(match: RegExpExecArray, time: number | null, line: number): Event {
  const event = match[2] === "INSTALL" ? "install" : "uninstall";
  return { kind: "app_event", locator: { line }, time, event, details: { observer: match[3] ?? "" } };
}

function take(event: Event, name: string, value: string): void {
  if (name === "pkg") event.app_id = value;
  else if (name === "versionCode") event.version = value;
  else if (name === "Request from") event.installer = value;
  else if (/^(?:stagedDir|user|caller|flags)$/.test(name)) event.details[name] = value;
}

function resultOf(match: RegExpExecArray, time: number | null, line: number): Event {
  return {
    kind: "app_event",
    locator: { line },
    time,
    event: `result of ${match[2] === "install" ? "install" : "uninstall"}`,
    details: { result: match[3] ?? "", observer: match[4] ?? "" },
  };
}
