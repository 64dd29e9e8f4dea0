import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";

type Version = Extract<SourcedRecord, { kind: "os_version" }>;

export const systemDowngrade = defineRule({
  id: "ios.system_downgrade",
  version: 1,
  title: "System version went back",
  severity: "high",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.os_version_history"],
  scope: "examination",
  rationale:
    "Apple lets phones go to newer systems only. An older system than before brings back weaknesses that were mended.",
  falsePositives: ["A test version that its owner removed.", "Files of several phones in one folder."],
  sentences: {
    statement:
      "The journals of this phone name the system {from} ({from_build}) and later, on {when:time}, the older {to} ({to_build}).",
    test_version:
      "The journals of this phone name the test version {from} ({from_build}) and later, on {when:time}, the older {to} ({to_build}). Those who leave Apple's test versions go back in this way.",
  },
  references: [
    "MVT, module VersionHistory",
    "The iPhone Wiki, Firmware: builds of test versions end in a small letter",
  ],
  vouched: "source_read",
  wants: (record) => record.kind === "os_version" && typeof record.time === "number" && isPhone(record),
  detect(context) {
    const versions: Version[] = [];
    return {
      record: (record) => void (record.kind === "os_version" && versions.push(record)),
      end() {
        for (const evidence of new Set(versions.map((version) => version.evidence))) {
          compareInOrder(
            versions.filter((version) => version.evidence === evidence).sort((a, b) => (a.time ?? 0) - (b.time ?? 0)),
            context,
          );
        }
      },
    };
  },
});

/** Journals of a watch that is paired with the phone name its own system. */
function isPhone(record: Version): boolean {
  const stated = record.details?.["os_version"];
  return (
    /^\d+\.\d/.test(record.os_version ?? "") &&
    typeof stated === "string" &&
    /^(?:iPhone OS|iPad ?OS|iOS)\b/.test(stated)
  );
}

function compareInOrder(versions: readonly Version[], context: RuleContext): void {
  let newest: Version | undefined;
  for (const version of versions) {
    if (newest && compare(version.os_version ?? "", newest.os_version ?? "") < 0) report(newest, version, context);
    newest = version;
  }
}

function report(before: Version, after: Version, context: RuleContext): void {
  const isTest = /[a-z]$/.test(before.build ?? "");
  const [from, to] = [before.os_version ?? "", after.os_version ?? ""];
  context.report({
    severity: isTest ? "informational" : "high",
    class: "anomaly",
    sentence: isTest ? "test_version" : "statement",
    key: `${from} ${to}`,
    records: [before, after],
    values: [from, to],
    time: after.time ?? null,
    words: {
      from,
      to,
      from_build: before.build ?? "",
      to_build: after.build ?? "",
      when: isoTime(after.time ?? 0),
    },
  });
}

/** Number by number. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
