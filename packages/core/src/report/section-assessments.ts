import {
  type AssessedToolLevel,
  type Assessment,
  type Confidence,
  currentAssessments,
  isConfirmed,
  type Likelihood,
  type OperatorLevel,
  type ToolAssessment,
  type Verdict,
} from "../case/assessments.ts";
import type { TextKey } from "../findings/wording/wording.ts";
import { code, type Facts, type Line, paragraph, type Section, section, soft, strong, value } from "./document.ts";
import { findingTitle, type ReportInput } from "./input.ts";
import { findingAnchor } from "./section-findings.ts";

const assessmentsShown = 200;

const verdictTexts: Readonly<Record<Verdict, TextKey>> = {
  accept: "verdictAccept",
  reject: "verdictReject",
  unsure: "verdictUnsure",
};
export const levelTexts: Readonly<Record<AssessedToolLevel, TextKey>> = {
  none: "levelNone",
  weak: "levelWeak",
  moderate: "levelModerate",
  high: "levelHigh",
  confirmed: "levelConfirmed",
};
export const operatorTexts: Readonly<Record<OperatorLevel, TextKey>> = {
  not_assessed: "operatorNotAssessed",
  insufficient: "operatorInsufficient",
  circumstantial: "operatorCircumstantial",
  strong_circumstantial: "operatorStrong",
  documented: "operatorDocumented",
};
export const likelihoodTexts: Readonly<Record<Likelihood, TextKey>> = {
  "almost-no-chance": "likelihoodAlmostNo",
  "very-unlikely": "likelihoodVeryUnlikely",
  unlikely: "likelihoodUnlikely",
  "roughly-even-chance": "likelihoodEven",
  likely: "likelihoodLikely",
  "very-likely": "likelihoodVeryLikely",
  "almost-certain": "likelihoodAlmostCertain",
};
export const confidenceTexts: Readonly<Record<Confidence, TextKey>> = {
  low: "confidenceLow",
  moderate: "confidenceModerate",
  high: "confidenceHigh",
};

/** What analysts say now of one finding, as facts that stand with it. */
export function assessmentRows(input: ReportInput, finding: string): Facts["rows"] {
  const { wording } = input;
  const current = currentAssessments(input.assessments ?? []).filter((one) => one.finding === finding);
  const lines = current.map(
    (one): Line => [
      strong(...verdictLine(input, one)),
      " – ",
      value(one.by, wording),
      ". ",
      value(one.reason, wording),
    ],
  );
  return lines.length === 0 ? [] : [{ title: wording.text("assessTitle"), lines }];
}

/** All of it with its grounds. Nothing where nobody has said anything. */
export function assessmentsSection(input: ReportInput, shown: ReadonlySet<string>): Section | undefined {
  const { wording } = input;
  const current = currentAssessments(input.assessments ?? []).slice(-assessmentsShown);
  if (current.length === 0) return undefined;
  const byFinding = Map.groupBy(current, ({ finding }) => finding);
  const parts = [...byFinding].map(([id, of]) => {
    const finding = input.findings.find((one) => one.id === id);
    const title = finding ? findingTitle(input, finding) : "";
    const linked: Line = shown.has(id) ? [{ to: findingAnchor(id), text: title }] : [title];
    return section(
      "part",
      3,
      [...linked, " ", soft(code(id))],
      of.map((one) => assessmentFacts(input, one)),
    );
  });
  return section("section", 2, wording.text("assessTitle"), [paragraph("note", wording.text("assessNote")), ...parts], {
    id: "assessments",
  });
}

function assessmentFacts(input: ReportInput, assessment: Assessment): Facts {
  const { wording } = input;
  const about = { finding: "assessReview", tool: "assessTool", operator: "assessOperator" } as const;
  const by = wording.parts("assessedBy", { who: assessment.by, date: assessment.time });
  const who: Line = by.map((part) => (part.kind === "text" ? part.text : value(part.text, wording)));
  const said = (title: TextKey, line: Line) => ({ title: wording.text(title), lines: [line] });
  const rows = [
    said(about[assessment.about], [strong(...verdictLine(input, assessment)), " – ", ...who]),
    said("assessReason", [value(assessment.reason, wording)]),
  ];
  if (assessment.about === "operator" && assessment.grounds) {
    const { alternatives, likelihood, confidence } = assessment.grounds;
    rows.push(
      said("assessAlternatives", [value(alternatives, wording)]),
      said("assessLikelihood", [wording.text(likelihoodTexts[likelihood])]),
      said("assessConfidence", [wording.text(confidenceTexts[confidence])]),
    );
  }
  return { block: "facts", rows };
}

function verdictLine(input: ReportInput, assessment: Assessment): Line {
  const { wording } = input;
  if (assessment.about === "finding") return [wording.text(verdictTexts[assessment.verdict])];
  if (assessment.about === "operator") return [wording.text(operatorTexts[assessment.level])];
  const level = wording.text(toolText(input, assessment));
  return assessment.product === "" ? [level] : [value(assessment.product, wording), " – ", level];
}

function toolText(input: ReportInput, assessment: ToolAssessment): TextKey {
  if (assessment.level !== "confirmed") return levelTexts[assessment.level];
  return isConfirmed(input.assessments ?? [], assessment) ? "levelConfirmed" : "levelConfirmedAlone";
}
