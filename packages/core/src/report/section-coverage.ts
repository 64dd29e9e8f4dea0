import type { ArtifactCoverage, ArtifactState, CoverageProblem } from "../findings/coverage.ts";
import {
  type Block,
  code,
  type Line,
  lineBreak,
  list,
  message,
  more,
  paragraph,
  present,
  quote,
  type Section,
  section,
  soft,
  strong,
  table,
} from "./document.ts";
import { artifactTitle, type ReportInput } from "./input.ts";

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
export function coverageSection(input: ReportInput): Section {
  const { wording, coverage, caseFile } = input;
  return section(
    "section",
    2,
    wording.text("coverage"),
    [
      ...caseFile.evidence.map((evidence, index) => evidenceCoverage(input, evidence.name, index)),
      rulesPart(input),
      section("part", 3, wording.text("evidenceProblems"), evidenceProblems(input)),
      coverage.unresolvedLinks.length > 0 ? shortLinks(input) : undefined,
    ],
    { id: "coverage" },
  );
}

function evidenceCoverage(input: ReportInput, name: string, index: number): Section {
  const { wording } = input;
  const of = input.coverage.artifacts.filter((artifact) => artifact.evidence === index);
  const rows = rowStates.flatMap((state) => of.filter((artifact) => artifact.state === state));
  const others = of.filter((artifact) => !rowStates.includes(artifact.state));
  const columns = [
    { title: wording.text("artifact"), share: 5 },
    { title: wording.text("state"), share: 3 },
    { title: wording.text("files"), numeric: true, share: 2 },
    { title: wording.text("records"), numeric: true, share: 2 },
    { title: wording.text("span"), share: 4 },
    { title: wording.text("problems"), share: 6 },
  ];
  const left = rows.length - rowsShown;
  const shown = rows.slice(0, rowsShown).map((artifact) => artifactRow(input, artifact));
  const notHere = wording.text("labelled", {
    label: wording.text("notHere"),
    value: wording.list(others.map((a) => artifactTitle(input, a.artifact))),
  });
  return section(
    "part",
    3,
    [code(name)],
    [
      table("matrix", wording.text("coverage"), columns, shown),
      more(wording.text("moreArtifacts", { count: left }), left),
      others.length > 0 ? paragraph("note", notHere) : undefined,
    ],
  );
}

function artifactRow(input: ReportInput, artifact: ArtifactCoverage): readonly Line[] {
  const { wording } = input;
  const state: Line = [{ ornament: `${marks[artifact.state]} ` }, wording.artifactState(artifact.state)];
  const attention = artifact.state === "unreadable" || artifact.state === "partly_read";
  const span: Line =
    artifact.from === null && artifact.to === null ? ["–"] : [{ time: artifact.from }, " – ", { time: artifact.to }];
  return [
    [strong(artifactTitle(input, artifact.artifact))],
    attention ? [strong(...state)] : state,
    [wording.number(artifact.files.length)],
    [wording.number(artifact.records), ...recoveredLine(input, artifact)],
    span,
    artifact.problemCount > 0
      ? problemLines(input, artifact.problems, artifact.problemCount).flatMap((line, i) =>
          i === 0 ? line : [lineBreak, ...line],
        )
      : [soft(wording.text("none"))],
  ];
}

/** Rows that are no longer live are among the records, and told apart. */
function recoveredLine({ wording }: ReportInput, { recovered = 0 }: ArtifactCoverage): Line {
  return recovered === 0 ? [] : [lineBreak, soft(wording.text("ofThemRecovered"), " ", wording.number(recovered))];
}

/** Messages are English in every language: they quote the evidence's own terms. */
function problemLines(input: ReportInput, listed: readonly CoverageProblem[], count: number): readonly Line[] {
  const { wording } = input;
  const shown = listed.slice(0, problemsShown);
  const left = count - shown.length;
  const lines = shown.map(
    (problem): Line => [
      strong(wording.problem(problem.code)),
      " ",
      ...(problem.file ? [code(problem.file), " "] : []),
      message(problem.message),
    ],
  );
  return left > 0 ? [...lines, [soft(wording.text("moreProblems", { count: left }))]] : lines;
}

function rulesPart(input: ReportInput): Section {
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
    .map((rule): Line[] => [
      [wording.title(rule.rule, rule.title), lineBreak, soft(code(rule.rule))],
      [wording.ruleState(rule.state)],
      [wording.list(rule.missing.map((id) => artifactTitle(input, id)))],
    ]);
  const title = wording.text("rulesTitle");
  return section("part", 3, title, [
    paragraph("plain", not.length === 0 ? wording.text("rulesAllRan") : wording.text("rulesRan", { count: ran })),
    rows.length > 0 ? table("plain", title, columns, rows) : undefined,
    more(wording.text("moreRules", { count: left }), left),
  ]);
}

function evidenceProblems(input: ReportInput): readonly Block[] {
  const { wording, coverage, caseFile } = input;
  const troubled = coverage.evidence.filter((evidence) => evidence.problems.length > 0);
  if (troubled.length === 0) return [paragraph("plain", wording.text("noEvidenceProblems"))];
  return troubled.map((evidence) =>
    section(
      "part",
      4,
      [code(caseFile.evidence[evidence.evidence]?.name ?? String(evidence.evidence))],
      [list(problemLines(input, evidence.problems, evidence.problems.length))],
    ),
  );
}

function shortLinks(input: ReportInput): Section {
  const { wording, coverage } = input;
  const left = coverage.unresolvedLinks.length - linksShown;
  const links = coverage.unresolvedLinks
    .slice(0, linksShown)
    .map(
      (link): Line => [
        quote(link.url, wording),
        " ",
        soft(artifactTitle(input, link.artifact), wording.text("comma"), wording.count("records", link.count)),
      ],
    );
  return section(
    "part",
    3,
    wording.text("shortLinks"),
    present<Block>([
      paragraph("plain", wording.text("shortLinksNote")),
      list(links),
      more(wording.text("moreLinks", { count: left }), left),
    ]),
  );
}
