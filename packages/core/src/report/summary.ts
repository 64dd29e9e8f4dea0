import type { Finding } from "../findings/finding.ts";
import { phonesTold } from "../findings/phones.ts";
import { isoTime } from "../formats/time.ts";
import type { Severity } from "../rules/rule.ts";
import {
  type Answer,
  answer,
  artifactTitle,
  bySeverity,
  findingTitle,
  negativeSentence,
  nextSteps,
  type ReportInput,
  spanText,
  tellingValue,
  warnings,
} from "./input.ts";
import { isOfNoPhone, systemName, unnamed } from "./section-answer.ts";
import { defang, defangFor, start, visible } from "./text.ts";

export interface SummaryInput extends ReportInput {
  /** Where the report was written. */
  readonly reportPath?: string;
}

export interface SummaryOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const findingsListed = 12;
const titlesNamed = 6;
const evidenceListed = 8;
const lockedListed = 5;

/** SGR codes; no severity is green. */
const tones: Readonly<Record<Severity | "head" | "warn", string>> = {
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
  informational: "2",
  head: "1",
  warn: "1;33",
};

/**
 * What the command says when it ends: which phone, what was examined and what could not be, what was found, what to do
 * next. Text from evidence is stripped of everything that a terminal would obey. Lines end in `\n`.
 */
export function terminalSummary(input: SummaryInput, options: SummaryOptions): string {
  const { wording } = input;
  const width = Math.max(40, Math.min(options.width, 120));
  const told = answer(input);
  const paint = (tone: keyof typeof tones, text: string) =>
    options.color ? `\u001b[${tones[tone]}m${text}\u001b[0m` : text;
  const lines: string[] = [];
  const head = (text: string) => lines.push("", paint("head", text));
  const put = (text: string, mark = "") => lines.push(...wrap(text, width, mark));

  for (const key of warnings(input))
    lines.push(...wrap(wording.text(key), width, "! ").map((line) => paint("warn", line)));
  head(wording.text(input.caseFile.evidence.length > 1 ? "phones" : "phone"));
  for (const line of phoneLines(input)) put(line, "  ");

  head(wording.text("examinedShort"));
  for (const line of examinedLines(input, told)) put(line, "  ");
  head(wording.text("notExamined"));
  for (const line of notExaminedLines(input, told)) put(line, "  ");

  head(wording.text("found"));
  if (!told.found) put(negativeSentence(input, told), "  ");
  const tally = bySeverity.filter((s) => told.counts[s] > 0);
  for (const severity of tally) {
    lines.push(
      `  ${paint(severity, `${wording.number(told.counts[severity]).padStart(6)}  ${wording.severity(severity)}`)}`,
    );
  }
  const top = topFindings(input.findings);
  const labelWidth = Math.max(...bySeverity.map((severity) => wording.severity(severity).length));
  if (top.length > 0) lines.push("");
  for (const finding of top) {
    const label = wording.severity(finding.severity).padEnd(labelWidth);
    lines.push(`  ${paint(finding.severity, label)}  ${fit(findingLine(input, finding), width - labelWidth - 4)}`);
  }
  const left = input.findings.length - top.length;
  if (left > 0) put(wording.text("moreFindings", { count: left }), "  ");

  head(wording.text("next"));
  put(wording.text("nextNote"), "  ");
  for (const key of nextSteps(told)) put(wording.text(key), "  - ");
  // Never wrapped: a path is copied whole.
  if (input.reportPath !== undefined) lines.push("", wording.text("reportAt", { path: visible(input.reportPath) }));
  return `${lines.join("\n").replace(/^\n/, "")}\n`;
}

function phoneLines({ caseFile, wording }: ReportInput): readonly string[] {
  const { contradicting } = phonesTold(caseFile.evidence.map(({ device }) => device));
  const shown = caseFile.evidence.slice(0, evidenceListed).map((evidence) => {
    const { device } = evidence;
    const serial = contradicting ? (device.serial ?? device.imei) : undefined;
    const name = device.name ?? (isOfNoPhone(evidence) ? undefined : unnamed(evidence, wording));
    const phone = [name, device.model, systemName(evidence), serial]
      .filter((word) => word !== undefined)
      .map((word) => isolated(word, wording.direction));
    const taken =
      device.acquired === undefined
        ? ""
        : `${wording.text("semicolon")}${wording.text("labelled", { label: wording.text("taken"), value: wording.time(isoTime(device.acquired)) })}`;
    const what = `${wording.evidenceKind(evidence.kind)} ${isolated(evidence.name, wording.direction)}${taken}`;
    return phone.length === 0 ? what : `${phone.join(" · ")} – ${what}`;
  });
  return caseFile.evidence.length > shown.length ? [...shown, "…"] : shown;
}

function examinedLines(input: ReportInput, told: Answer): readonly string[] {
  const { wording } = input;
  const artifacts = wording.count("artifacts", told.examined.length + told.partlyRead.length);
  const lines = [wording.text("examinedCounts", { artifacts, records: wording.count("records", told.records) })];
  lines.push(spanText(input, told));
  if (told.indicators > 0) {
    const indicators = wording.count("indicators", told.indicators);
    const sets = wording.count("sets", input.caseFile.packs.length);
    lines.push(wording.text("indicatorsAsOf", { date: told.indicatorsAsOf, indicators, sets }));
  }
  return lines;
}

function notExaminedLines(input: ReportInput, told: Answer): readonly string[] {
  const { wording } = input;
  const lines = (["partlyRead", "unreadable", "absent"] as const)
    .filter((key) => told[key].length > 0)
    .map((key) => {
      const named = told[key].slice(0, titlesNamed).map((id) => visible(artifactTitle(input, id)));
      const rest = told[key].length > titlesNamed ? ["…"] : [];
      return `${wording.text(key, { artifacts: wording.count("artifacts", told[key].length) })} – ${wording.list([...named, ...rest])}`;
    });
  if (told.rulesNotRun > 0) lines.push(wording.text("rulesNotRun", { count: told.rulesNotRun }));
  lines.push(...lockedLines(input));
  return lines.length > 0 ? lines : [wording.text("nothingMissed")];
}

/** Pieces that stayed locked, each with what it needs; their messages are English in every language. */
function lockedLines({ wording, coverage }: ReportInput): readonly string[] {
  const all = coverage.evidence.flatMap(({ problems }) => problems).filter(({ code }) => code === "encrypted");
  // What holds a piece says the same as the piece, and where it lies.
  const placed = new Set(all.flatMap(({ file, message }) => (file === "" ? [] : [message])));
  const locked = all.filter(({ file, message }) => file !== "" || !placed.has(message));
  const lines = locked
    .slice(0, lockedListed)
    .map(({ code, file, message }) => [wording.problem(code), file, message].filter(Boolean).join(" – "))
    .map((line) => isolated(line, wording.direction));
  return locked.length > lockedListed ? [...lines, "…"] : lines;
}

/** The gravest first, in the order in which they were made; informational ones are counted only. */
function topFindings(findings: readonly Finding[]): readonly Finding[] {
  return bySeverity
    .filter((severity) => severity !== "informational")
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .slice(0, findingsListed);
}

function findingLine(input: ReportInput, finding: Finding): string {
  const time =
    finding.time === null
      ? ""
      : `${visible(finding.time.slice(0, 16).replace("T", " "))} ${finding.time.endsWith("Z") ? "UTC" : "?  "}  `;
  const first = tellingValue(finding);
  const observed =
    first === undefined ? "" : ` – ${isolated(defangFor(finding)(start(first, 200)), input.wording.direction)}`;
  return `${time}${visible(findingTitle(input, finding))}${observed}`;
}

/** Evidence in a line that runs from right to left keeps to itself: FSI … PDI, put in after its own were stripped. */
function isolated(text: string, direction: "ltr" | "rtl"): string {
  const shown = visible(defang(text));
  return direction === "rtl" ? `\u2068${shown}\u2069` : shown;
}

/** One line at most; a cut is marked, and closes an isolate that it would leave open. */
function fit(text: string, width: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  const cut = characters.slice(0, width - 1).join("");
  return `${cut}…${cut.includes("\u2068") ? "\u2069" : ""}`;
}

function wrap(text: string, width: number, mark: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && mark.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((one, index) => (index === 0 ? mark : " ".repeat(mark.length)) + one);
}
