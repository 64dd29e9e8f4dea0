import type { CaseEvidence, CaseFile } from "../case/case-file.ts";
import type { Coverage, CoverageProblem } from "../findings/coverage.ts";
import type { CustodyReport } from "../findings/custody-report.ts";
import type { Finding, RecordReference } from "../findings/finding.ts";
import { statementOf, tell } from "../findings/wording/tell.ts";
import type { Field, Locator } from "../records/kinds.ts";
import { recordKinds } from "../records/kinds.ts";
import { personalOf } from "../records/personal.ts";
import { type ExportRecord, type FieldValue, recordKey } from "./exports/input.ts";
import { findingNotes, findingTitle, type ReportInput } from "./input.ts";
import type { KnownValue, Masker } from "./mask.ts";

/** What the case itself, apart from its records, knows to be personal. */
export function knownOfCase({ evidence }: CaseFile): readonly KnownValue[] {
  return evidence.flatMap(({ device }): readonly KnownValue[] => [
    { personal: "name", value: device.name ?? "" },
    { personal: "number", value: device.phoneNumber ?? "" },
    { personal: "number", value: device.imei ?? "" },
    { personal: "number", value: device.serial ?? "" },
  ]);
}

type RecordsByKey = ReadonlyMap<string, ExportRecord>;

/**
 * A report's input with everything personal masked: sentences are made anew from masked words. Ids of findings are made
 * from what they rest on and could be tried against a guess: they are numbered instead.
 */
export function maskInput<T extends ReportInput>(input: T, masker: Masker, records: RecordsByKey): T {
  const ids = new Map(input.findings.map(({ id }, index) => [id, `finding-${index + 1}`]));
  const id = (of: string) => ids.get(of) ?? "finding";
  const findings = input.findings.map((finding) => maskFinding(finding, { input, masker, records, id }));
  const { caseName: _, ...rest } = input;
  const named = masker.kinds.includes("names") ? rest : input;
  return {
    ...(named as T),
    masked: masker.kinds,
    findings,
    caseFile: maskCaseFile(input.caseFile, masker),
    coverage: maskCoverage(input.coverage, masker),
    ...(input.consent ? { consent: maskTexts(input.consent, masker) } : {}),
    ...(input.custody ? { custody: input.custody.map((one) => maskCustody(one, masker, id)) } : {}),
    ...(input.assessments
      ? {
          assessments: input.assessments.map((one) => ({
            ...maskTexts(one, masker),
            about: one.about,
            by: one.by,
            time: one.time,
            finding: id(one.finding),
          })),
        }
      : {}),
  };
}

interface Context {
  readonly input: ReportInput;
  readonly masker: Masker;
  readonly records: RecordsByKey;
  id(finding: string): string;
}

function maskFinding(finding: Finding, { input, masker, records, id }: Context): Finding {
  const messages = finding.records.flatMap((reference) => textsOf(records.get(recordKey(reference))));
  const mask = (text: string) => (isMessage(text, messages) ? masker.whole("text", text) : masker.text(text));
  const { subject: _, ...rest } = finding;
  const masked: Finding = {
    ...rest,
    id: id(finding.id),
    ...(finding.subject === undefined ? {} : { subject: mask(finding.subject) }),
    words: mapValues(finding.words, (word) => (typeof word === "string" ? mask(word) : word)),
    values: finding.values.map(mask),
    records: finding.records.map((reference) => maskReference(reference, masker)),
    remarks: finding.remarks.map((remark) => ({ ...remark, words: mapValues(remark.words, masker.text) })),
    custody: finding.custody.map(masker.text),
    ...(finding.parts ? { parts: finding.parts.map(id) } : {}),
  };
  const title = findingTitle(input, masked);
  return {
    ...masked,
    title,
    statement: statementOf(tell(masked, input.wording, title)),
    notes: findingNotes(input, masked),
  };
}

/** Texts of messages that the record holds. */
function textsOf(record: ExportRecord | undefined): readonly string[] {
  if (!record) return [];
  return Object.entries(record.fields).flatMap(([name, value]) => {
    if (personalOf(record.kind, name) !== "text") return [];
    return typeof value === "string" ? [value] : Array.isArray(value) ? value : [];
  });
}

/** A message or a stretch of one. A link or a single word in it is a value of its own. */
function isMessage(text: string, messages: readonly string[]): boolean {
  return messages.some(
    (message) => message === text || (/\S\s+\S/u.test(text) && (message.includes(text) || text.includes(message))),
  );
}

export function maskReference<T extends Pick<RecordReference, "file" | "locator">>(reference: T, masker: Masker): T {
  return { ...reference, file: masker.text(reference.file), locator: maskLocator(reference.locator, masker) };
}

function maskLocator(locator: Locator, masker: Masker): Locator {
  if ("key" in locator) return { key: masker.text(locator.key) };
  if ("path" in locator) return { path: masker.text(locator.path) };
  return "file" in locator ? { ...locator, file: masker.text(locator.file) } : locator;
}

/** A record of the store. What its source says beyond the common fields is left out: nothing tells what it holds. */
export function maskRecord(record: ExportRecord, masker: Masker): ExportRecord {
  const declared: Readonly<Record<string, Field>> = recordKinds[record.kind].fields;
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(record.fields)) {
    const kind = personalOf(record.kind, name);
    const one = (text: string) => (kind === undefined ? masker.text(text) : masker.whole(kind, text));
    if (typeof value === "string") fields[name] = one(value);
    else if (typeof value === "object") fields[name] = value.map(one);
    // A coordinate says where somebody was; there is no pseudonym that is a number.
    else if (kind === undefined || declared[name]?.type === "time" || !masker.kinds.includes("places"))
      fields[name] = value;
  }
  return { ...maskReference(record, masker), fields, details: null };
}

export function maskRecords(records: RecordsByKey, masker: Masker): RecordsByKey {
  return new Map(
    [...records.values()].map((record) => {
      const masked = maskRecord(record, masker);
      return [recordKey(masked), masked];
    }),
  );
}

function maskCaseFile(caseFile: CaseFile, masker: Masker): CaseFile {
  return {
    ...caseFile,
    evidence: caseFile.evidence.map((evidence, index) => maskEvidence(evidence, index, masker)),
    packs: caseFile.packs.map((pack) => (pack.vetted ? pack : { ...pack, source: masker.text(pack.source) })),
    options: {
      ...caseFile.options,
      custody: caseFile.options.custody.map((window) => ({ ...window, label: masker.text(window.label) })),
    },
  };
}

/** Folders are often named after people: with the names go the names of the evidence. */
function maskEvidence(evidence: CaseEvidence, index: number, masker: Masker): CaseEvidence {
  const { device } = evidence;
  const names = masker.kinds.includes("names");
  const place = `evidence-${index + 1}`;
  return {
    ...evidence,
    name: names ? place : masker.text(evidence.name),
    path: names ? place : masker.text(evidence.path),
    device: {
      ...device,
      ...(device.name === undefined ? {} : { name: masker.whole("name", device.name) }),
      ...(device.phoneNumber === undefined ? {} : { phoneNumber: masker.whole("number", device.phoneNumber) }),
      ...(device.imei === undefined ? {} : { imei: masker.whole("number", device.imei) }),
      ...(device.serial === undefined ? {} : { serial: masker.whole("number", device.serial) }),
    },
    files: evidence.files.map((file) => ({ ...file, path: masker.text(file.path) })),
  };
}

function maskCoverage(coverage: Coverage, masker: Masker): Coverage {
  const problem = (one: CoverageProblem): CoverageProblem => ({
    ...one,
    file: masker.text(one.file),
    message: masker.text(one.message),
    ...(one.locator ? { locator: maskLocator(one.locator, masker) } : {}),
  });
  return {
    ...coverage,
    artifacts: coverage.artifacts.map((artifact) => ({
      ...artifact,
      files: artifact.files.map((file) => ({ ...file, file: masker.text(file.file) })),
      problems: artifact.problems.map(problem),
    })),
    evidence: coverage.evidence.map((one) => ({ ...one, problems: one.problems.map(problem) })),
    unresolvedLinks: coverage.unresolvedLinks.map((link) => ({ ...link, url: masker.text(link.url) })),
  };
}

function maskCustody(report: CustodyReport, masker: Masker, id: (finding: string) => string): CustodyReport {
  return {
    ...report,
    window: { ...report.window, label: masker.text(report.window.label) },
    findings: report.findings.map(id),
    events: report.events.map((event) => ({
      ...event,
      object: masker.text(event.object),
      record: maskReference(event.record, masker),
    })),
  };
}

/** All texts in a plain value. */
function maskTexts<T>(value: T, masker: Masker): T {
  if (typeof value === "string") return masker.text(value) as T;
  if (Array.isArray(value)) return value.map((one) => maskTexts(one, masker)) as T;
  if (typeof value !== "object" || value === null) return value;
  return mapValues(value as Readonly<Record<string, unknown>>, (one) => maskTexts(one, masker)) as T;
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
