import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { isSystemPath, realPath } from "./executed-path.ts";

type Delay = Extract<SourcedRecord, { kind: "shutdown_delay" }>;

/** Kaspersky saw two and three delays on ordinary phones and looks into more than four; three are told, ours. */
const told = 3;
const many = 4;

const isData = (path: string): boolean => realPath(path).startsWith("/private/var/db/");
/** Rules of their own tell what runs from these. */
const toldElsewhere = /^\/private\/var\/(?:tmp\/|db\/com\.apple\.xpc\.roleaccountd\.staging\/)/;

export const stickyClient = byFact({
  id: "ios.sticky_client",
  version: 1,
  title: "Program that delayed a shutdown",
  severity: "high",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.shutdown_log"],
  rationale:
    "Before it turns off, the phone waits for programs to end and notes those that do not. Spyware was found among these, in folders where no programs belong.",
  falsePositives: [
    "Applications and system programs that are busy, during a backup for example: two or three delays are ordinary.",
  ],
  sentences: {
    statement:
      "{path} was still running at a shutdown, {times} times in a row. Two or three delays are ordinary; this program is not part of the system.",
    data_folder:
      "{path} was still running at a shutdown. It lies in a folder of the system's data, where no programs belong and where published spyware was found.",
  },
  references: ["Kaspersky, A lightweight method to detect potential iOS malware, January 2024; KasperskyLab/iShutdown"],
  vouched: "source_read",
  wants: (record) => isWanted(record),
  factOf: (record) => (record.kind === "shutdown_delay" ? (record.path ?? "") : ""),
  see(records) {
    const delays = records.filter((record): record is Delay => record.kind === "shutdown_delay");
    const path = delays[0]?.path ?? "";
    const times = delays.reduce((most, delay) => Math.max(most, delay.times_delayed ?? 0), 0);
    const common = { values: [path], subject: `process:${path.slice(path.lastIndexOf("/") + 1)}` };
    if (isData(path)) return { ...common, class: "execution", sentence: "data_folder", words: { path } };
    return { ...common, severity: times > many ? "medium" : "low", words: { path, times } };
  },
});

function isWanted(record: SourcedRecord): boolean {
  if (record.kind !== "shutdown_delay" || !record.path?.startsWith("/")) return false;
  if (toldElsewhere.test(realPath(record.path)) || isSystemPath(record.path)) return false;
  return isData(record.path) || (record.times_delayed ?? 0) >= told;
}
