import type { Examination } from "../examine.ts";

/** Findings as facts that can be compared, each beginning with the file that it was first found in. */
export function facts({ findings }: Pick<Examination, "findings">): string[] {
  return findings
    .map(({ rule, severity, recordCount, values, records }) =>
      JSON.stringify([records[0]?.file ?? "", records[0]?.artifact ?? "", rule, severity, recordCount, values]),
    )
    .sort();
}

/** What is found that does not rest on a file, without counts: of a finding on several files, some records may be gone. */
export function factsWithout({ findings }: Pick<Examination, "findings">, file = "\0"): string[] {
  return findings
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
