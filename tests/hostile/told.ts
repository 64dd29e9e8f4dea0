import type { Finding } from "@sillage/core/findings/finding.ts";
import type { Examination } from "../examine.ts";

/**
 * Findings on what was planted: without incidents, which are made of them, and without how a backup differs from its own
 * list, which damage changes by its nature.
 */
export function alone({ findings }: Pick<Examination, "findings">): readonly Finding[] {
  return findings.filter(({ parts, rule }) => parts === undefined && rule !== "ios.backup_difference");
}

/** Findings as facts that can be compared, each beginning with the file that it was first found in. */
export function facts(examination: Pick<Examination, "findings">): string[] {
  return alone(examination)
    .map(({ rule, severity, recordCount, values, records }) =>
      JSON.stringify([records[0]?.file ?? "", records[0]?.artifact ?? "", rule, severity, recordCount, values]),
    )
    .sort();
}

/** What is found that does not rest on a file, without counts: of a finding on several files, some records may be gone. */
export function factsWithout(examination: Pick<Examination, "findings">, file = "\0"): string[] {
  return alone(examination)
    .filter(({ records }) => !records.some((record) => record.file.startsWith(file)))
    .map(({ rule, severity, values, records }) => JSON.stringify([records[0]?.artifact, rule, severity, values]))
    .sort();
}

/** Everything that coverage has to say, a line each. */
export function problems({ coverage }: Pick<Examination, "coverage">): string {
  return [...coverage.artifacts.flatMap((one) => one.problems), ...coverage.evidence.flatMap((one) => one.problems)]
    .map(({ code, file, message }) => `${code} ${file} ${message}`)
    .join("\n");
}

export function stateOf({ coverage }: Pick<Examination, "coverage">, artifact: string): string | undefined {
  return coverage.artifacts.find((one) => one.artifact === artifact)?.state;
}
