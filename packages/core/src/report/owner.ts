import { currentAssessments } from "../case/assessments.ts";
import type { Finding } from "../findings/finding.ts";
import type { TextKey } from "../findings/wording/wording.ts";
import { isoTime } from "../formats/time.ts";
import { type FindingClass, type Severity, severities } from "../rules/rule.ts";
import {
  type Block,
  type Document,
  type Line,
  list,
  paragraph,
  present,
  type Section,
  section,
  soft,
  value,
} from "./document.ts";
import { type Answer, answer, caseName, marks, negativeSentence, nextSteps, type ReportInput } from "./input.ts";
import { notices, unnamed } from "./section-answer.ts";
import { wholeSeconds } from "./text.ts";

/** What a class of finding means to somebody who does not know its name. From the gravest to the mildest. */
const classTexts: Readonly<Record<FindingClass, TextKey>> = {
  execution: "ownerExecution",
  extraction: "ownerExtraction",
  surveillance_app: "ownerSurveillance",
  attempt: "ownerAttempt",
  targeting: "ownerTargeting",
  anomaly: "ownerAnomaly",
  exposure: "ownerExposure",
};

/** One page leaves room for so much. */
const signsShown = 4;
const namesShown = 4;
const phonesShown = 3;

/**
 * One page for the owner of the phone: what was found, what it means, what to do now, whom to ask. Plain words for
 * somebody who may be frightened; no identifiers, no paths, no tables.
 */
export function ownerReport(input: ReportInput): Document {
  const { wording, caseFile } = input;
  const told = answer(input);
  return {
    language: wording.language,
    direction: wording.direction,
    look: "page",
    title: wording.text("ownerTitle"),
    name: caseName(input),
    made: caseFile.created,
    marks: marks(input),
    labels: { skip: wording.text("skip"), contents: wording.text("contents") },
    head: present<Block>([
      paragraph("made", ...phoneNames(input)),
      paragraph(
        "made",
        wording.text("madeBy", { version: caseFile.tool.version, date: wholeSeconds(caseFile.created) }),
      ),
      // What was damaged is told below, in other words.
      notices(input, ["bannerDamaged"]),
    ]),
    sections: [
      part("found", wording.text("ownerFound"), foundBlocks(input, told)),
      part("meaning", wording.text("ownerMeans"), [list(meaning(input, told).map((key) => wording.text(key)))]),
      part("unseen", wording.text("ownerUnseen"), unseenBlocks(input, told)),
      part("next", wording.text("ownerDo"), [
        paragraph("note", wording.text("nextNote")),
        list(nextSteps(told).flatMap((key) => (key === "nextHelp" ? [] : [wording.text(key)]))),
      ]),
      part("help", wording.text("ownerAsk"), [
        paragraph("lead", wording.text("nextHelp")),
        ...assessedBlocks(input),
        ...detailsBlocks(input),
      ]),
    ],
  };
}

function part(id: string, title: string, blocks: readonly Block[]): Section {
  return section("part", 2, title, blocks, { id });
}

function phoneNames({ wording, caseFile }: ReportInput): Line {
  return caseFile.evidence
    .slice(0, phonesShown)
    .flatMap(
      ({ device, ...evidence }, index): Line => [
        index === 0 ? "" : wording.text("comma"),
        device.name ? value(device.name, wording) : unnamed(evidence, wording),
        device.acquired === undefined ? "" : ` (${wording.day(isoTime(device.acquired))})`,
      ],
    );
}

function foundBlocks(input: ReportInput, told: Answer): readonly Block[] {
  const { wording } = input;
  if (!told.found) return [paragraph("negative", negativeSentence(input, told))];
  const grave = input.findings.filter((finding) => weight(finding) >= severities.indexOf("medium"));
  const weak = input.findings.filter((finding) => finding.severity === "low");
  const shown = grave.length > 0 ? grave : weak;
  const byClass = Map.groupBy(shown, (finding) => finding.class);
  const classes = (Object.keys(classTexts) as FindingClass[]).filter((one) => byClass.has(one));
  const lines = classes.slice(0, signsShown).map((one) => signLine(input, one, byClass.get(one) ?? []));
  const left =
    input.findings.length - classes.slice(0, signsShown).reduce((sum, one) => sum + (byClass.get(one)?.length ?? 0), 0);
  const names = toolNames(shown);
  const tool = wording.parts("ownerTool", { names: wording.list(names) });
  return present<Block>([
    grave.length === 0 ? paragraph("plain", wording.text("ownerWeakOnly")) : undefined,
    list(lines),
    names.length > 0
      ? paragraph(
          "plain",
          ...tool.map((piece) => (piece.kind === "text" ? piece.text : value(piece.text, wording))),
          " ",
          wording.text("operatorNotAssessed"),
        )
      : undefined,
    left > 0 ? paragraph("note", wording.text("ownerSmaller", { count: left })) : undefined,
  ]);
}

function weight({ severity }: { readonly severity: Severity }): number {
  return severities.indexOf(severity);
}

/** What was seen, how often, from which day to which. */
function signLine({ wording }: ReportInput, of: FindingClass, findings: readonly Finding[]): Line {
  const days = findings
    .flatMap(({ time, timeEnd }) => [time, timeEnd])
    .filter((time) => time !== null)
    .map((time) => time.slice(0, 10))
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const when =
    first === undefined || last === undefined
      ? ""
      : first === last
        ? wording.day(first)
        : wording.text("timeRange", { from: wording.day(first), to: wording.day(last) });
  const count = wording.count("findings", findings.length);
  return [
    wording.text(classTexts[of]),
    " ",
    soft(`(${when === "" ? count : `${count}${wording.text("semicolon")}${when}`})`),
  ];
}

/** Products that the graver findings are at least consistent with. */
function toolNames(findings: readonly Finding[]): readonly string[] {
  const names = findings.flatMap(({ layers: { tool } }) =>
    tool.level === "moderate" || tool.level === "high" ? tool.names : [],
  );
  return [...new Set(names)].slice(0, namesShown);
}

function meaning(input: ReportInput, told: Answer): readonly TextKey[] {
  if (!told.found) return ["ownerMeansNone"];
  const ran = input.findings.some(
    (finding) =>
      finding.severity !== "informational" && (finding.class === "execution" || finding.class === "surveillance_app"),
  );
  return ["ownerMeansProgram", ...(ran ? [] : (["ownerMeansContact"] as const)), "ownerMeansTaken", "ownerMeansFault"];
}

function unseenBlocks({ wording }: ReportInput, told: Answer): readonly Block[] {
  const missed = told.partlyRead.length + told.unreadable.length + told.absent.length + told.rulesNotRun > 0;
  const span =
    told.from === null || told.to === null
      ? []
      : [wording.text("ownerSpan", { from: wording.day(told.from), to: wording.day(told.to) })];
  return [paragraph("plain", [wording.text(missed ? "ownerMissing" : "ownerAllSeen"), ...span].join(" "))];
}

function assessedBlocks({ wording, assessments }: ReportInput): readonly Block[] {
  const analysts = [...new Set(currentAssessments(assessments ?? []).map(({ by }) => by))].slice(0, namesShown);
  if (analysts.length === 0) return [];
  const told = wording.parts("ownerAssessed", { names: wording.list(analysts) });
  return [
    paragraph("plain", ...told.map((piece) => (piece.kind === "text" ? piece.text : value(piece.text, wording)))),
  ];
}

function detailsBlocks({ wording, technicalPage }: ReportInput): readonly Block[] {
  if (technicalPage === undefined) return [];
  return [paragraph("plain", { to: technicalPage, file: true, text: wording.text("ownerDetails") })];
}
