import { join } from "node:path";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { maskInput } from "@sillage/core/report/mask-case.ts";
import type { MaskKind } from "@sillage/core/report/mask-kinds.ts";
import { payload } from "@sillage/core/seal/verify-bag.ts";
import { caseMasker, storedReport } from "../case/stored-report.ts";
import { reportPages } from "../commands/case-writing.ts";
import { openRecordStore, readCase } from "../commands/export-store.ts";

/** Files of a case of which a masked copy can be made. Records and logs are given as they are or not at all. */
const maskable = [
  "case.json",
  "findings.json",
  "coverage.json",
  "custody.json",
  "consent.json",
  "assessments.json",
  "report.html",
  "report-owner.html",
];

export function canBeMasked(path: string): boolean {
  return maskable.includes(path.slice(payload.length));
}

function copiesOf(masked: ReportInput): ReadonlyMap<string, string> {
  const { caseFile, findings, coverage, custody, consent } = masked;
  const assessments = { format: "sillage-assessments", formatVersion: 1, assessments: masked.assessments ?? [] };
  const files = { case: caseFile, findings, coverage, custody, consent, assessments };
  const texts = Object.entries(files).map(
    ([name, value]) => [`${name}.json`, `${JSON.stringify(value, null, 2)}\n`] as const,
  );
  return new Map([...texts, ...reportPages(masked)]);
}

/** Masked copies of files of a sealed case, by the paths of the files. */
export async function maskedCopies(
  bag: string,
  name: string,
  paths: Iterable<string>,
  kinds: readonly MaskKind[],
): Promise<ReadonlyMap<string, string>> {
  const data = join(bag, payload);
  const stored = readCase(data);
  const input = { ...storedReport(data, stored, stored.caseFile.options.language), caseName: name };
  const store = await openRecordStore(data);
  try {
    const masker = await caseMasker(kinds, input, store);
    const copies = copiesOf(maskInput(input, masker, await store.ofFindings(input.findings)));
    return new Map(
      [...paths].flatMap((path) => {
        const copy = copies.get(path.slice(payload.length));
        return copy === undefined ? [] : [[path, copy] as const];
      }),
    );
  } finally {
    store.close();
  }
}
