import type { Assessment } from "../case/assessments.ts";
import type { CaseFile } from "../case/case-file.ts";
import type { Consent } from "../case/consent.ts";
import type { Coverage } from "../findings/coverage.ts";
import type { CustodyReport } from "../findings/custody-report.ts";
import type { Finding } from "../findings/finding.ts";
import { phonesTold } from "../findings/phones.ts";
import { tellRemark } from "../findings/wording/tell.ts";
import type { TextKey, Wording } from "../findings/wording/wording.ts";
import { type Severity, severities } from "../rules/rule.ts";
import { type MaskKind, maskTexts } from "./mask-kinds.ts";

/** What the registry of rules says of one, in English. */
export interface RuleText {
  readonly title: string;
  readonly rationale: string;
  readonly falsePositives: readonly string[];
  /** Where what it looks for was published. */
  readonly references?: readonly string[];
}

/** What a report is made of. */
export interface ReportInput {
  readonly caseFile: CaseFile;
  readonly findings: readonly Finding[];
  /** Findings of the case that somebody left out of this report. They count in the answer, and the report says so. */
  readonly leftOut?: readonly Finding[];
  readonly coverage: Coverage;
  /** The report's language. */
  readonly wording: Wording;
  /** English title of an artifact's declaration, by its id. */
  artifactTitle(id: string): string;
  ruleText(id: string): RuleText | undefined;
  /** What the case is called: a folder's name. The evidence's names where it is not given. */
  readonly caseName?: string;
  readonly consent?: Consent;
  /** What the evidence tells of the times in which the phone was in other hands. */
  readonly custody?: readonly CustodyReport[];
  /** What analysts say, from first to last. */
  readonly assessments?: readonly Assessment[];
  /** What is masked in what this report is made of. */
  readonly masked?: readonly MaskKind[];
  /** Names of the reports beside this one, to be linked. */
  readonly ownerPage?: string;
  readonly technicalPage?: string;
}

export const bySeverity: readonly Severity[] = [...severities].reverse();

export interface Answer {
  readonly counts: Readonly<Record<Severity, number>>;
  /** Whether traces were found, and not just weak settings and oddities that ordinary phones show too. */
  readonly found: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly records: number;
  /** Ids of artifacts, each once, in the best state that any evidence has them in. */
  readonly examined: readonly string[];
  readonly partlyRead: readonly string[];
  readonly unreadable: readonly string[];
  readonly absent: readonly string[];
  readonly rulesNotRun: number;
  readonly indicators: number;
  /** Newest date of an indicator set; empty where none has one. */
  readonly indicatorsAsOf: string;
}

/** What the report opens with, counted once for HTML and terminal. */
export function answer(input: ReportInput): Answer {
  const counts: Record<Severity, number> = { informational: 0, low: 0, medium: 0, high: 0, critical: 0 };
  const all = [...input.findings, ...(input.leftOut ?? [])];
  for (const finding of all) counts[finding.severity]++;
  const { artifacts, rules } = input.coverage;
  const inState = (state: string) => [...new Set(artifacts.filter((a) => a.state === state).map((a) => a.artifact))];
  const examined = inState("examined");
  const partlyRead = inState("partly_read");
  const unreadable = inState("unreadable");
  const read = new Set([...examined, ...partlyRead]);
  return {
    counts,
    found: all.some(isTrace),
    from: earliest(artifacts.map((a) => a.from)),
    to: latest(artifacts.map((a) => a.to)),
    records: artifacts.reduce((sum, a) => sum + a.records, 0),
    examined: examined.filter((id) => !partlyRead.includes(id)),
    partlyRead,
    unreadable,
    absent: inState("absent").filter((id) => !read.has(id) && !unreadable.includes(id)),
    rulesNotRun: rules.filter((rule) => rule.state === "lacks_input").length,
    indicators: input.caseFile.packs.reduce((sum, pack) => sum + pack.count, 0),
    indicatorsAsOf: latest(input.caseFile.packs.map((pack) => pack.date || null)) ?? "",
  };
}

/** ISO 8601 in UTC, of one form: text order is time order to the second. */
function earliest(times: readonly (string | null)[]): string | null {
  return times.reduce((least, time) => (time !== null && (least === null || time < least) ? time : least), null);
}
function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((most, time) => (time !== null && (most === null || time > most) ? time : most), null);
}

/** The fixed sentence, with what was examined. Never shortened. */
export function negativeSentence(input: ReportInput, told: Answer): string {
  const { wording } = input;
  const examined = [wording.count("artifacts", told.examined.length + told.partlyRead.length)];
  examined.push(
    told.from !== null && told.to !== null
      ? wording.text("datesCovered", { from: wording.day(told.from), to: wording.day(told.to) })
      : wording.text("noDates"),
  );
  if (told.rulesNotRun > 0) examined.push(wording.text("rulesNotRun", { count: told.rulesNotRun }));
  return wording.text("negative", { examined: examined.join(wording.text("semicolon")) });
}

/** The time that the records cover. */
export function spanText({ wording }: ReportInput, told: Answer): string {
  const value = wording.timeRange(told.from, told.to) || wording.text("none");
  return wording.text("labelled", { label: wording.text("span"), value });
}

/** What has to be known before anything else is read, gravest first. */
export function warnings(input: ReportInput): readonly TextKey[] {
  const { caseFile } = input;
  const keys: TextKey[] = [];
  if (caseFile.synthetic) keys.push("bannerSynthetic");
  if (caseFile.state === "running") keys.push("bannerRunning");
  if (caseFile.state === "cancelled") keys.push("bannerCancelled");
  if (caseFile.state === "failed") keys.push("bannerFailed");
  const phones = phonesTold(caseFile.evidence.map(({ device }) => device));
  if (phones.contradicting) keys.push("bannerSeveralPhones");
  if (phones.both) keys.push("bannerBothPlatforms");
  const isLocked = input.coverage.evidence.some(({ problems }) => problems.some(({ code }) => code === "encrypted"));
  if (isLocked) keys.push("bannerLocked");
  if (caseFile.damaged) keys.push("bannerDamaged");
  if (caseFile.packs.every((pack) => pack.count === 0)) keys.push("bannerNoIndicators");
  if (input.consent === undefined) keys.push("bannerConsent");
  return keys;
}

/** What holds for every page: that it is an exercise, masked, without consent. */
export function marks(input: ReportInput): readonly string[] {
  const { wording, caseFile, consent, masked, findings, leftOut = [] } = input;
  const lines: string[] = [];
  if (caseFile.synthetic) lines.push(wording.text("bannerSynthetic"));
  if (masked && masked.length > 0) lines.push(maskedText(input));
  if (leftOut.length > 0) {
    lines.push(wording.text("markChosen", { shown: findings.length, total: findings.length + leftOut.length }));
  }
  if (consent === undefined) lines.push(wording.text("bannerConsent"));
  return lines;
}

/** That something is masked, and what. */
export function maskedText({ wording, masked }: ReportInput): string {
  const kinds = (masked ?? []).map((kind) => wording.text(maskTexts[kind]));
  return wording.text("markMasked", { kinds: wording.list(kinds) });
}

/** What weighs at least medium, or, however little it weighs, is consistent with a product. */
function isTrace({ severity, layers }: Finding): boolean {
  if (severity === "informational") return false;
  return severity !== "low" || layers.tool.level === "moderate" || layers.tool.level === "high";
}

/** What to do next: the phone is kept in any case; the rest depends on whether anything was found. */
export function nextSteps(told: Answer): readonly TextKey[] {
  return told.found
    ? ["nextKeep", "nextHelp", "nextTalk", "nextLinks", "nextSecond", "nextAgain"]
    : ["nextReason", "nextHelp", "nextKeep", "nextLinks", "nextAgain"];
}

export function artifactTitle(input: ReportInput, id: string): string {
  return input.wording.artifact(input.artifactTitle(id));
}

export function findingTitle(input: ReportInput, finding: Finding): string {
  return input.wording.title(finding.rule, input.ruleText(finding.rule)?.title ?? finding.title);
}

/** What weighs for or against a finding, in the report's language. */
export function findingNotes(input: ReportInput, finding: Finding): readonly string[] {
  const title = (rule: string) => input.wording.title(rule, input.ruleText(rule)?.title ?? rule);
  return finding.remarks.map((remark) => tellRemark(remark, input.wording, title));
}

/** What the case is called. */
export function caseName(input: ReportInput): string {
  return input.caseName ?? input.caseFile.evidence.map((evidence) => evidence.name).join(", ");
}

/** The value that tells a finding from others of its title; a bare number, yes or no tells nothing without its sentence. */
export function tellingValue({ values }: Pick<Finding, "values">): string | undefined {
  return values.find((value) => !/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(value));
}
