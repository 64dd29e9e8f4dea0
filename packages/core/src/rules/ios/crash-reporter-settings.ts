import { isoTime } from "../../formats/time.ts";
import { simpleRule } from "../simple-rule.ts";
import { isPreference } from "./preference-file.ts";

const minutes = 60_000_000;

export const crashReporterSettings = simpleRule({
  id: "ios.crash_reporter_settings",
  version: 1,
  title: "Settings of the crash reporter were written",
  severity: "informational",
  corroborated: { severity: "medium", within: 5 * minutes },
  class: "anomaly",
  platform: "ios",
  needs: ["ios.filesystem", "ios.manifest"],
  rationale: "Pegasus wrote this file to turn crash reports off, seconds before its programs ran.",
  falsePositives: ["The system writes this file by itself; on newer versions most phones have it."],
  sentences: {
    statement:
      "The file {path}, the settings of the crash reporter, was last written on {when:time}. Phones have it for ordinary reasons too: only what lies near that time gives it weight.",
  },
  references: [
    "MVT issue 130 and AmnestyTech/investigations issue 8: the file on ordinary phones; MVT commit 0b88de9",
    "Amnesty International, Forensic Methodology Report, July 2021 (known to us from reports about it)",
  ],
  vouched: "source_read",
  see(record) {
    if (!isPreference(record, "com.apple.CrashReporter.plist", "root")) return undefined;
    const { path, modified } = record;
    if (typeof modified !== "number") return undefined;
    return {
      key: path ?? "",
      values: [path ?? ""],
      time: modified,
      words: { path: path ?? "", when: isoTime(modified) },
    };
  },
});
