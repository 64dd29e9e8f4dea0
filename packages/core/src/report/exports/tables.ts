import type { Finding } from "../../findings/finding.ts";
import { type RecordKind, recordKinds } from "../../records/kinds.ts";
import { type CsvValue, csvLine } from "./csv.ts";
import { type ExportRecord, readableFields, recordTime } from "./input.ts";

/** Findings as a table: one line each. */
const findingColumns: Readonly<Record<string, (finding: Finding) => CsvValue>> = {
  id: ({ id }) => id,
  severity: ({ severity }) => severity,
  class: (finding) => finding.class,
  title: ({ title }) => title,
  statement: ({ statement }) => statement,
  time: ({ time }) => time,
  time_end: ({ timeEnd }) => timeEnd,
  rule: ({ rule }) => rule,
  rule_version: ({ ruleVersion }) => ruleVersion,
  vouched: ({ vouched }) => vouched,
  indicator: ({ indicator }) => indicator?.value,
  indicator_type: ({ indicator }) => indicator?.type,
  match: ({ indicator }) => indicator?.how,
  families: ({ indicator }) => joined(indicator?.packs.map(({ family }) => family)),
  packs: ({ indicator }) => joined(indicator?.packs.map(({ pack }) => pack)),
  values: ({ values }) => joined(values),
  records: ({ recordCount }) => recordCount,
  artifacts: ({ records }) => joined(records.map(({ artifact }) => artifact)),
  files: ({ records }) => joined(records.map(({ file }) => file)),
  first_record: ({ records }) => (records[0] ? JSON.stringify(records[0].locator) : null),
  notes: ({ notes }) => joined(notes),
  custody: ({ custody }) => joined(custody),
};

function joined(values: readonly string[] | undefined): string {
  return [...new Set(values)].join(" | ");
}

export const findingsCsvHeader: string = csvLine(Object.keys(findingColumns));

export function findingCsvLine(finding: Finding): string {
  return csvLine(Object.values(findingColumns).map((of) => of(finding)));
}

const common = [
  "time",
  "time_basis",
  "kind",
  "artifact",
  "evidence",
  "file",
  "sha256",
  "locator",
  "recovered",
  "record_id",
];

/** A field whose name is also that of a common column. */
function column(field: string): string {
  return common.includes(field) || field === "details" ? `field_${field}` : field;
}

/** The columns of a table of records of these kinds: what every record has, each field once, what lies beyond. */
export function recordColumns(kinds: readonly RecordKind[]): readonly string[] {
  const fields = kinds.flatMap((kind) => Object.keys(recordKinds[kind].fields).map(column));
  return [...common, ...new Set(fields), "details"];
}

/** A record as an object, in the order of its columns; for JSON. */
export function recordRow(record: ExportRecord): Readonly<Record<string, unknown>> {
  return {
    time: recordTime(record) ?? null,
    time_basis: record.timeBasis,
    kind: record.kind,
    artifact: record.artifact,
    evidence: record.evidence,
    file: record.file,
    sha256: record.sha256,
    locator: record.locator,
    recovered: record.recovered,
    record_id: record.id,
    ...Object.fromEntries(Object.entries(readableFields(record)).map(([name, value]) => [column(name), value])),
    ...(record.details === null ? {} : { details: record.details }),
  };
}

export function recordCsvLine(record: ExportRecord, columns: readonly string[]): string {
  const row = recordRow(record);
  return csvLine(columns.map((name) => cell(row[name])));
}

function cell(value: unknown): CsvValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}
