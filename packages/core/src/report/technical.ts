import type { Document } from "./document.ts";
import { paragraph, present, type Section } from "./document.ts";
import { htmlPage } from "./html.ts";
import { answer, caseName, marks, type ReportInput } from "./input.ts";
import { answerSection, notices, phones } from "./section-answer.ts";
import { assessmentsSection } from "./section-assessments.ts";
import { consentSection } from "./section-consent.ts";
import { coverageSection } from "./section-coverage.ts";
import { custodySection } from "./section-custody.ts";
import { findingsSection, groupFindings, shownFindings } from "./section-findings.ts";
import { incidentsSection } from "./section-incidents.ts";
import { filesSection, indicatorsSection, methodSection, notShownSection } from "./section-method.ts";
import { wholeSeconds } from "./text.ts";

/**
 * The report for whoever has to check it. Its size is bounded whatever was found; the rest is in the case's JSON files
 * and in the annex.
 */
export function technicalReport(input: ReportInput): Document {
  const { wording, caseFile } = input;
  const told = answer(input);
  const groups = groupFindings(input.findings);
  const shown = shownFindings(groups);
  const made = wording.text("madeBy", { version: caseFile.tool.version, date: wholeSeconds(caseFile.created) });
  const owner =
    input.ownerPage === undefined
      ? undefined
      : paragraph("made", { to: input.ownerPage, file: true, text: wording.text("ownerLink") });
  return {
    language: wording.language,
    direction: wording.direction,
    look: "report",
    title: wording.text("report"),
    name: caseName(input),
    made: caseFile.created,
    marks: marks(input),
    labels: { skip: wording.text("skip"), contents: wording.text("contents") },
    head: present([paragraph("made", made), owner, notices(input), phones(input)]),
    sections: present<Section>([
      answerSection(input, told, groups),
      findingsSection(input, told, groups),
      incidentsSection(input, shown),
      assessmentsSection(input, shown),
      custodySection(input, shown),
      notShownSection(input),
      coverageSection(input),
      indicatorsSection(input, told),
      filesSection(input),
      consentSection(input),
      methodSection(input),
    ]),
  };
}

/** The technical report as HTML: what an examination writes. */
export function htmlReport(input: ReportInput): string {
  return htmlPage(technicalReport(input));
}
