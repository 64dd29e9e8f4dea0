import type { ArtifactCoverage, ArtifactState, CoverageProblem } from "../findings/coverage.ts";
import { artifactTitle, type ReportInput } from "./input.ts";
import { code, html, type Markup, more, quote, table, utc, value } from "./markup.ts";

const rowsShown = 300;
const problemsShown = 5;
const linksShown = 50;

/** States that get a row, those that ask for attention first; the others are named in one sentence. */
const rowStates: readonly ArtifactState[] = ["unreadable", "partly_read", "examined", "absent"];

const marks: Readonly<Record<ArtifactState, string>> = {
  examined: "●",
  partly_read: "◐",
  unreadable: "✕",
  absent: "○",
  absent_from_kind: "–",
  not_applicable: "–",
};

/** What was examined and what not: artifacts, rules, the evidence itself, links left alone. */
export function coverageSection(input: ReportInput): Markup {
  const { wording, coverage, caseFile } = input;
  return html`<section id="coverage" aria-labelledby="coverage-h">
<h2 id="coverage-h">${wording.text("coverage")}</h2>
${caseFile.evidence.map((evidence, index) => evidenceCoverage(input, evidence.name, index))}
${rulesPart(input)}
<h3>${wording.text("evidenceProblems")}</h3>
${evidenceProblems(input)}
${coverage.unresolvedLinks.length > 0 ? shortLinks(input) : undefined}</section>`;
}

function evidenceCoverage(input: ReportInput, name: string, index: number): Markup {
  const { wording } = input;
  const of = input.coverage.artifacts.filter((artifact) => artifact.evidence === index);
  const rows = rowStates.flatMap((state) => of.filter((artifact) => artifact.state === state));
  const others = of.filter((artifact) => !rowStates.includes(artifact.state));
  const columns = [
    { title: wording.text("artifact") },
    { title: wording.text("state") },
    { title: wording.text("files"), numeric: true },
    { title: wording.text("records"), numeric: true },
    { title: wording.text("span") },
    { title: wording.text("problems") },
  ];
  const left = rows.length - rowsShown;
  return html`<h3>${code(name)}</h3>
${table(
  wording.text("coverage"),
  columns,
  rows.slice(0, rowsShown).map((artifact) => artifactRow(input, artifact)),
  "matrix",
)}
${more(wording.text("moreArtifacts", { count: left }), left)}
${
  others.length > 0
    ? html`<p class="note">${wording.text("labelled", {
        label: wording.text("notHere"),
        value: wording.list(others.map((a) => artifactTitle(input, a.artifact))),
      })}</p>`
    : undefined
}`;
}

function artifactRow(input: ReportInput, artifact: ArtifactCoverage): readonly Markup[] {
  const { wording } = input;
  const span =
    artifact.from === null && artifact.to === null ? html`–` : html`${utc(artifact.from)} – ${utc(artifact.to)}`;
  return [
    html`<strong>${artifactTitle(input, artifact.artifact)}</strong>`,
    html`<span class="state ${artifact.state}"><span aria-hidden="true">${marks[artifact.state]}</span> ${wording.artifactState(artifact.state)}</span>`,
    html`${wording.number(artifact.files.length)}`,
    html`${wording.number(artifact.records)}`,
    span,
    artifact.problemCount > 0
      ? problems(input, artifact.problems, artifact.problemCount)
      : html`<span class="soft">${wording.text("none")}</span>`,
  ];
}

/** Messages are English in every language: they quote the evidence's own terms. */
function problems(input: ReportInput, listed: readonly CoverageProblem[], count: number): Markup {
  const { wording } = input;
  const shown = listed.slice(0, problemsShown);
  const left = count - shown.length;
  return html`<ul>${shown.map(
    (p) =>
      html`<li><strong>${wording.problem(p.code)}</strong> ${p.file ? code(p.file) : undefined} <span lang="en" dir="ltr">${value(p.message, wording)}</span></li>\n`,
  )}</ul>${more(wording.text("moreProblems", { count: left }), left)}`;
}

function rulesPart(input: ReportInput): Markup {
  const { wording, coverage } = input;
  const ran = coverage.rules.filter((rule) => rule.state === "ran").length;
  const not = coverage.rules.filter((rule) => rule.state === "lacks_input" || rule.state === "input_damaged");
  const left = not.length - rowsShown;
  const columns = [
    { title: wording.text("rule") },
    { title: wording.text("state") },
    { title: wording.text("missing") },
  ];
  const rows = not
    .slice(0, rowsShown)
    .map((rule) => [
      html`${wording.title(rule.rule, rule.title)}<br><span class="soft">${code(rule.rule)}</span>`,
      html`${wording.ruleState(rule.state)}`,
      html`${wording.list(rule.missing.map((id) => artifactTitle(input, id)))}`,
    ]);
  return html`<h3>${wording.text("rulesTitle")}</h3>
<p>${not.length === 0 ? wording.text("rulesAllRan") : wording.text("rulesRan", { count: ran })}</p>
${rows.length > 0 ? table(wording.text("rulesTitle"), columns, rows) : undefined}
${more(wording.text("moreRules", { count: left }), left)}`;
}

function evidenceProblems(input: ReportInput): Markup {
  const { wording, coverage, caseFile } = input;
  const troubled = coverage.evidence.filter((evidence) => evidence.problems.length > 0);
  if (troubled.length === 0) return html`<p>${wording.text("noEvidenceProblems")}</p>`;
  return html`${troubled.map(
    (evidence) =>
      html`<h4>${code(caseFile.evidence[evidence.evidence]?.name ?? String(evidence.evidence))}</h4>${problems(input, evidence.problems, evidence.problems.length)}`,
  )}`;
}

function shortLinks(input: ReportInput): Markup {
  const { wording, coverage } = input;
  const left = coverage.unresolvedLinks.length - linksShown;
  return html`<h3>${wording.text("shortLinks")}</h3>
<p>${wording.text("shortLinksNote")}</p>
<ul class="links">${coverage.unresolvedLinks
    .slice(0, linksShown)
    .map(
      (link) =>
        html`<li>${quote(link.url, wording)} <span class="soft">${artifactTitle(input, link.artifact)}, ${wording.count("records", link.count)}</span></li>\n`,
    )}</ul>
${more(wording.text("moreLinks", { count: left }), left)}`;
}
