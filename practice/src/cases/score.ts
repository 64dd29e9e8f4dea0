import type { Finding } from "@sillage/core/findings/finding.ts";
import { toolLevels } from "@sillage/core/findings/layers.ts";
import { forbiddenWord } from "@sillage/core/findings/wording/forbidden.ts";
import { severities } from "@sillage/core/rules/rule.ts";
import type { CaseExpectation, CaseTruth, ForbiddenClaim } from "./case.ts";

/** How an examination of a practice case did. */
export interface Score {
  readonly expected: number;
  readonly missing: readonly CaseExpectation[];
  /** What findings say that they may not, each with why. */
  readonly falseClaims: readonly string[];
}

/** Holds findings, told in English, to what was planted. */
export function score(truth: CaseTruth, findings: readonly Finding[]): Score {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return {
    expected: truth.mustFind.length,
    missing: truth.mustFind.filter(
      (expected) => !findings.some((finding) => meets(finding, expected, { byId, zone: truth.zone ?? 0 })),
    ),
    falseClaims: findings.flatMap((finding) => [
      ...truth.mustNotClaim.filter((claim) => makes(finding, claim)).map(({ why }) => told(finding, why)),
      ...alwaysFalse(finding, byId).map((why) => told(finding, why)),
    ]),
  };
}

/** Ids of the findings that show something that was planted. */
export function findingsThatMeet(
  truth: CaseTruth,
  expected: CaseExpectation,
  findings: readonly Finding[],
): readonly string[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return findings.filter((one) => meets(one, expected, { byId, zone: truth.zone ?? 0 })).map(({ id }) => id);
}

function told({ rule, severity, statement }: Finding, why: string): string {
  return `${rule} (${severity}): ${why}: ${statement}`;
}

const rank = (severity: Finding["severity"]) => severities.indexOf(severity);

/** What a finding shows of the phone: its values, what they were compared with, and paths that are records themselves. */
function shown({ values, indicator, records }: Finding): string[] {
  const paths = records.flatMap(({ locator }) => ("path" in locator ? [locator.path] : []));
  return [...values, indicator?.value ?? "", ...paths];
}

/** Our own words: those that quote the evidence, and the names of indicator sets, are taken out. */
function ownWords({ title, statement, notes, words }: Finding): string {
  const quoted = Object.values(words)
    .filter((word) => typeof word === "string" && word.length > 2)
    .sort((a, b) => String(b).length - String(a).length);
  return quoted.reduce<string>(
    (text, word) => text.replaceAll(String(word), ""),
    [title, statement, ...notes].join(" "),
  );
}

interface Told {
  readonly byId: ReadonlyMap<string, Finding>;
  readonly zone: number;
}

function meets(finding: Finding, expected: CaseExpectation, { byId, zone }: Told): boolean {
  const {
    rule,
    artifact,
    contains = [],
    custody = [],
    remarks = [],
    sentence,
    tool,
    toolAtMost,
    time,
    joins,
  } = expected;
  return (
    (rule === undefined || new RegExp(rule).test(finding.rule)) &&
    expected.classes.includes(finding.class) &&
    rank(finding.severity) >= rank(expected.atLeast) &&
    (expected.atMost === undefined || rank(finding.severity) <= rank(expected.atMost)) &&
    (artifact === undefined || finding.records.some((record) => record.artifact === artifact)) &&
    contains.every((part) => shown(finding).some((text) => text.includes(part))) &&
    (time === undefined || reaches(finding, time, zone)) &&
    custody.every((label) => finding.custody.includes(label)) &&
    (tool === undefined || finding.layers.tool.names.includes(tool)) &&
    (toolAtMost === undefined || toolLevels.indexOf(finding.layers.tool.level) <= toolLevels.indexOf(toolAtMost)) &&
    remarks.every((code) => finding.remarks.some((remark) => remark.code === code)) &&
    (sentence === undefined || new RegExp(sentence, "i").test(finding.statement)) &&
    (joins === undefined || joinsInOrder(finding, joins, byId))
  );
}

/** A finding that joins several records spans from the first of them to the last. */
function reaches({ time, timeEnd }: Finding, expected: string, zone: number): boolean {
  if (time === null) return false;
  const at = Date.parse(expected);
  const [from, to] = [utc(time, zone), utc(timeEnd ?? time, zone)];
  // Some logs have whole seconds, and seconds of a plist are rounded.
  return from - 1_000 <= at && at <= to + 1_000;
}

/** Without its Z a time is the phone's wall clock. */
function utc(text: string, zone: number): number {
  return text.endsWith("Z") ? Date.parse(text) : Date.parse(`${text}Z`) - zone * 60_000;
}

function joinsInOrder(
  finding: Finding,
  classes: NonNullable<CaseExpectation["joins"]>,
  byId: ReadonlyMap<string, Finding>,
): boolean {
  const parts = (finding.parts ?? []).flatMap((id) => byId.get(id) ?? []);
  let next = 0;
  for (const part of parts) if (part.class === classes[next]) next++;
  return next >= classes.length;
}

function makes(finding: Finding, claim: ForbiddenClaim): boolean {
  const { classes, above, value, unlessValue, rule, text, tool } = claim;
  return (
    (classes === undefined || classes.includes(finding.class)) &&
    (above === undefined || rank(finding.severity) > rank(above)) &&
    (value === undefined || shown(finding).some((one) => one.includes(value))) &&
    (unlessValue === undefined || !shown(finding).some((one) => one.includes(unlessValue))) &&
    (rule === undefined || new RegExp(rule).test(finding.rule)) &&
    (text === undefined || new RegExp(text, "i").test(ownWords(finding))) &&
    (tool === undefined || finding.layers.tool.names.includes(tool))
  );
}

/** What no finding of any case may say. */
function alwaysFalse(finding: Finding, byId: ReadonlyMap<string, Finding>): string[] {
  const words = ownWords(finding);
  const forbidden = forbiddenWord("en", words);
  return [
    ...(forbidden === undefined ? [] : [`says "${forbidden}"`]),
    ...(/\bconfirmed\b/i.test(words) ? ["a program confirms nothing"] : []),
    ...(finding.layers.operator === "not_assessed" ? [] : ["a program names no operator"]),
    ...(/successful execution/i.test(words) && storesOf(finding, byId).size < 2
      ? ["one store alone tells of no successful execution"]
      : []),
  ];
}

function storesOf(finding: Finding, byId: ReadonlyMap<string, Finding>): ReadonlySet<string> {
  const parts = (finding.parts ?? []).flatMap((id) => byId.get(id) ?? []);
  return new Set(parts.flatMap(({ records }) => records.map(({ artifact }) => artifact)));
}
