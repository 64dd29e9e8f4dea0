import { artifacts } from "@sillage/core/artifacts/index.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import type { Language } from "@sillage/core/findings/language.ts";
import { kindTitle } from "@sillage/core/findings/wording/kind-titles.ts";
import { tell } from "@sillage/core/findings/wording/tell.ts";
import { type TextKey, wording } from "@sillage/core/findings/wording/wording.ts";
import { type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { recordKey } from "@sillage/core/report/exports/input.ts";
import {
  answer,
  artifactTitle,
  findingNotes,
  findingTitle,
  negativeSentence,
  nextSteps,
  type ReportInput,
  tellingValue,
  warnings,
} from "@sillage/core/report/input.ts";
import {
  confidenceTexts,
  levelTexts,
  likelihoodTexts,
  operatorTexts,
} from "@sillage/core/report/section-assessments.ts";
import { defangFor, defangNetworkValue } from "@sillage/core/report/text.ts";
import { rules } from "@sillage/core/rules/index.ts";
import { findingClasses, severities } from "@sillage/core/rules/rule.ts";
import type { CaseLine, CaseOverview, CoverageView, Incident, Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { FindingDetail, FindingLine } from "@sillage/core/workbench/findings.ts";
import type { RecordLine } from "@sillage/core/workbench/records.ts";

/** What the views show of a case, in the words of a language. */

export function overviewOf(line: CaseLine, input: ReportInput): CaseOverview {
  const { caseFile, findings, wording: words, consent, custody = [] } = input;
  const told = answer(input);
  return {
    ...line,
    counts: told.counts,
    byClass: findingClasses.flatMap((name) => {
      const count = findings.filter((finding) => finding.class === name).length;
      return count === 0 ? [] : [{ class: name, title: words.class(name), count }];
    }),
    warnings: warnings(input).map((key) => words.text(key)),
    negative: negativeSentence(input, told),
    found: told.found,
    from: told.from,
    to: told.to,
    records: told.records,
    artifacts: {
      examined: told.examined.length,
      partlyRead: told.partlyRead.length,
      unreadable: told.unreadable.length,
      absent: told.absent.length,
    },
    rulesNotRun: told.rulesNotRun,
    indicators: told.indicators,
    indicatorsAsOf: told.indicatorsAsOf,
    packs: caseFile.packs,
    options: caseFile.options,
    ...(consent ? { consent } : {}),
    custody,
    incidents: findings.map((finding) => incidentOf(finding, input)),
    nextSteps: nextSteps(told).map((key) => words.text(key)),
    tool: caseFile.tool.version,
  };
}

const longestValue = 200;

function incidentOf(finding: Finding, input: ReportInput): Incident {
  const { id, severity, time, timeEnd, parts } = finding;
  return {
    id,
    severity,
    time,
    timeEnd,
    title: findingTitle(input, finding),
    value: tellingValue(finding)?.slice(0, longestValue) ?? null,
    network: isOfNetwork(finding),
    joined: parts !== undefined,
  };
}

function isOfNetwork(finding: Finding): boolean {
  return defangFor(finding) === defangNetworkValue;
}

export function findingLine(finding: Finding, input: ReportInput): FindingLine {
  const { id, rule, severity, time, timeEnd, recordCount, custody, parts = [], indicator } = finding;
  return {
    id,
    rule,
    severity,
    class: finding.class,
    time,
    timeEnd,
    recordCount,
    custody,
    parts,
    title: findingTitle(input, finding),
    statement: tell(finding, input.wording, finding.statement).observation,
    classTitle: input.wording.class(finding.class),
    artifacts: [...new Set(finding.records.map(({ artifact }) => artifactTitle(input, artifact)))],
    indicator: indicator?.value ?? null,
    network: isOfNetwork(finding),
  };
}

export function findingDetail(
  finding: Finding,
  input: ReportInput,
  records: ReadonlyMap<string, RecordLine>,
): FindingDetail {
  const { wording: words } = input;
  const rule = rules.find(({ id }) => id === finding.rule);
  const { indicator } = finding;
  return {
    ...findingLine(finding, input),
    ruleVersion: finding.ruleVersion,
    vouched: words.vouched(finding.vouched),
    layers: tell(finding, words, finding.statement),
    rationale: words.rationale(finding.rule, rule?.rationale ?? ""),
    falsePositives: words.falsePositives(finding.rule, rule?.falsePositives ?? []),
    references: rule?.references ?? [],
    notes: findingNotes(input, finding),
    values: finding.values,
    ...(indicator
      ? {
          indicatorDetail: {
            value: indicator.value,
            type: indicator.type,
            how: words.how(indicator.how),
            packs: indicator.packs,
          },
        }
      : {}),
    rows: finding.records.map((reference) => ({ reference, record: records.get(recordKey(reference)) ?? null })),
  };
}

export function coverageOf({ coverage, caseFile, wording: words }: ReportInput): CoverageView {
  return {
    artifacts: coverage.artifacts.map((one) => ({
      ...one,
      title: words.artifact(artifactsById.get(one.artifact)?.title ?? one.title),
      stateText: words.artifactState(one.state),
      reach: artifactsById.get(one.artifact)?.reach ?? "",
    })),
    rules: coverage.rules.map((one) => ({
      ...one,
      title: words.title(one.rule, one.title),
      stateText: words.ruleState(one.state),
      missing: one.missing.map((id) => words.artifact(artifactsById.get(id)?.title ?? id)),
    })),
    evidence: caseFile.evidence.map(({ name, kind }, index) => ({
      name,
      kind: words.evidenceKind(kind),
      problems: (coverage.evidence.find(({ evidence }) => evidence === index)?.problems ?? []).map((problem) => ({
        file: problem.file,
        message: problem.message,
        code: words.problem(problem.code),
      })),
    })),
    unresolvedLinks: coverage.unresolvedLinks.map(({ url, count }) => ({ url, count })),
  };
}

const artifactsById = new Map(artifacts.map((artifact) => [artifact.id, artifact]));

/** Without what a field's title explains of its values: that is for the reference. */
function shortTitle(title: string): string {
  return title.replace(/\s*[:：].*$/u, "");
}

export function vocabularyOf(language: Language): Vocabulary {
  const words = wording(language);
  const fields = (of: Readonly<Record<string, { readonly title: string; readonly type: string }>>) =>
    Object.fromEntries(
      Object.entries(of).map(([name, { title, type }]) => [name, { title: shortTitle(words.field(title)), type }]),
    );
  const said = <K extends string>(texts: Readonly<Record<K, TextKey>>) =>
    Object.fromEntries(Object.entries<TextKey>(texts).map(([name, key]) => [name, words.text(key)])) as Record<
      K,
      string
    >;
  return {
    kinds: Object.fromEntries(
      Object.entries(recordKinds).map(([kind, { title, fields: of }]) => [
        kind,
        { title: kindTitle(kind as RecordKind, language, title), fields: fields(of) },
      ]),
    ) as Vocabulary["kinds"],
    artifacts: Object.fromEntries(artifacts.map(({ id, title }) => [id, words.artifact(title)])),
    severities: Object.fromEntries(severities.map((one) => [one, words.severity(one)])) as Vocabulary["severities"],
    classes: Object.fromEntries(findingClasses.map((one) => [one, words.class(one)])) as Vocabulary["classes"],
    assessment: {
      tool: said(levelTexts),
      confirmedAlone: words.text("levelConfirmedAlone"),
      operator: said(operatorTexts),
      likelihood: said(likelihoodTexts),
      confidence: said(confidenceTexts),
    },
  };
}
