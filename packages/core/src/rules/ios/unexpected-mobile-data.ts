import { simpleRule } from "../simple-rule.ts";
import { basename } from "./process-rows.ts";

/** Programs that have no business on mobile data. The list is short because each entry needs a published source. */
const neverMobile: ReadonlySet<string> = new Set(["BackupAgent"]);

export const unexpectedMobileData = simpleRule({
  id: "ios.unexpected_mobile_data",
  version: 1,
  title: "Mobile data used by a program that should use none",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.datausage", "ios.netusage", "ios.osanalytics_addaily"],
  rationale:
    "Researchers found spyware by traces that make no sense, such as mobile data counted for a program that backs up to a computer.",
  falsePositives: ["Rows that were restored from another phone or an old system."],
  sentences: {
    statement:
      "Mobile data is counted for {process}: {received} bytes received and {sent} sent. This program of the system has no reason to use it; the same name was found on phones with published spyware.",
  },
  references: [
    "KasperskyLab/triangle_check: BackupAgent",
    "Marczak and Fossaceca, Black Hat Europe 2023: implausible artifacts",
  ],
  vouched: "source_read",
  see(record, context) {
    if (record.kind !== "process_activity" || !record.process) return undefined;
    const name = basename(record.process);
    if (!neverMobile.has(name)) return undefined;
    const received = record.wwan_in ?? 0;
    const sent = record.wwan_out ?? 0;
    // A name that an indicator has is told as such.
    if (received + sent <= 0 || context.matcher.match("process_name", name).length > 0) return undefined;
    return { key: name, values: [name], subject: `process:${name}`, words: { process: name, received, sent } };
  },
});
