import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

type FileRecord = Extract<SourcedRecord, { kind: "file" }>;

const day = 86_400_000_000;

/**
 * A phone that was restored, or an application that unpacked an archive, has such files by the thousand; then they say
 * nothing. Where a few files among many have them, somebody set the times of just those. Ours.
 */
const mostTold = 10;
const fewestFiles = 1000;

export const fileTimes = defineRule({
  id: "ios.file_times",
  version: 1,
  title: "File that is younger than its own content",
  severity: "informational",
  corroborated: { severity: "low", within: 300_000_000 },
  class: "anomaly",
  platform: "ios",
  needs: ["ios.manifest", "ios.filesystem"],
  scope: "file",
  rationale: "Who hides a file sets its times back; when it was made remains.",
  falsePositives: ["Files that were copied or unpacked keep the older time of their content."],
  sentences: {
    statement:
      "The file {path} was made on {created:time} and says of its content that it was last changed on {modified:time}, earlier than that. Few files of this phone are so; copied and unpacked files are.",
  },
  references: ["KasperskyLab/triangle_check: times of files in the backup's manifest"],
  vouched: "source_read",
  detect(context) {
    let count = 0;
    const backdated: FileRecord[] = [];
    return {
      record(record) {
        if (record.kind !== "file" || record.size === null || record.size === undefined) return;
        count++;
        if (isBackdated(record) && backdated.length <= mostTold) backdated.push(record);
      },
      end() {
        if (count < fewestFiles || backdated.length > mostTold) return;
        for (const record of backdated) report(record);
      },
    };

    function report(record: FileRecord): void {
      const path = record.path ?? "";
      context.report({
        severity: "informational",
        class: "anomaly",
        key: path,
        records: [record],
        values: [path],
        time: record.created ?? null,
        words: { path, created: iso(record.created), modified: iso(record.modified) },
      });
    }
  },
});

function isBackdated({ created, modified }: FileRecord): boolean {
  return typeof created === "number" && typeof modified === "number" && created > modified + day;
}

function iso(time: number | null | undefined): string {
  return typeof time === "number" ? isoTime(time) : "";
}
