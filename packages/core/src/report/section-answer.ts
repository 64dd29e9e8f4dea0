import type { CaseEvidence } from "../case/case-file.ts";
import type { TextKey, Wording } from "../findings/wording/wording.ts";
import { isoTime } from "../formats/time.ts";
import {
  type Block,
  type Columns,
  code,
  type Inline,
  isolated,
  joined,
  type Line,
  list,
  type Notices,
  paragraph,
  present,
  type Section,
  section,
  value,
} from "./document.ts";
import {
  type Answer,
  artifactTitle,
  bySeverity,
  maskedText,
  negativeSentence,
  nextSteps,
  type ReportInput,
  spanText,
  warnings,
} from "./input.ts";
import { type FindingGroup, glance } from "./section-findings.ts";

/** Titles named in a sentence before the rest is left to the coverage table. */
const titlesNamed = 12;

/** Which phones, from what evidence. */
export function phones(input: ReportInput): Columns {
  return { block: "columns", look: "phones", of: input.caseFile.evidence.map((evidence) => phone(evidence, input)) };
}

function phone(evidence: CaseEvidence, input: ReportInput): Section {
  const { wording } = input;
  const { device } = evidence;
  const facts: [string, Line | undefined][] = [
    [wording.text("model"), fact([device.model, device.product], input)],
    [wording.text("system"), fact([systemName(evidence), device.build], input)],
    [wording.text("serial"), fact([device.serial], input)],
    [wording.text("imei"), fact([device.imei], input)],
    [wording.text("phoneNumber"), fact([device.phoneNumber], input)],
    [wording.text("taken"), device.acquired === undefined ? undefined : [wording.time(isoTime(device.acquired))]],
    [wording.text("evidence"), evidenceFact(evidence, input)],
  ];
  const rows = facts.flatMap(([title, line]) => (line === undefined ? [] : [{ title, lines: [line] }]));
  const name = device.name ? value(device.name, wording) : unnamed(evidence, wording);
  return section("phone", 2, [name], [{ block: "facts", rows }]);
}

/** What is of no one phone. */
const ofNoPhone: ReadonlySet<CaseEvidence["kind"]> = new Set(["account_export", "message_backup", "files"]);

export function isOfNoPhone({ kind }: Pick<CaseEvidence, "kind">): boolean {
  return ofNoPhone.has(kind);
}

/** What stands in the place of a phone's name. */
export function unnamed({ kind }: Pick<CaseEvidence, "kind">, wording: Wording): string {
  return isOfNoPhone({ kind }) ? wording.evidenceKind(kind) : wording.text("unknownPhone");
}

export function systemName({ device }: CaseEvidence): string | undefined {
  const name = { ios: "iOS", android: "Android", unknown: "" }[device.platform];
  return device.osVersion ? `${name} ${device.osVersion}`.trim() : name || undefined;
}

function fact(values: readonly (string | undefined)[], { wording }: ReportInput): Line | undefined {
  const given = values.filter((v): v is string => v !== undefined && v !== "");
  if (given.length === 0) return undefined;
  return given.flatMap((v, i): Line => (i === 0 ? [value(v, wording)] : [" (", value(v, wording), ")"]));
}

function evidenceFact(evidence: CaseEvidence, { wording }: ReportInput): Line {
  const encrypted = evidence.encrypted ? [wording.text("comma"), wording.text("encrypted")] : [];
  return [
    isolated(wording.evidenceKind(evidence.kind)),
    " ",
    code(evidence.name),
    " – ",
    isolated(wording.count("files", evidence.fileCount)),
    ...encrypted,
  ];
}

export function notices(input: ReportInput, without: readonly TextKey[] = []): Notices | undefined {
  const { wording, masked } = input;
  const keys = warnings(input).filter((key) => !without.includes(key));
  const items = keys.map((key) => ({ kind: key as string, text: wording.text(key) }));
  if (masked && masked.length > 0) {
    items.push({ kind: "masked", text: `${maskedText(input)} ${wording.text("maskedNote")}` });
  }
  return items.length === 0 ? undefined : { block: "notices", items };
}

/** The answer: what was found, what was examined and what not, what to do next. */
export function answerSection(input: ReportInput, told: Answer, groups: readonly FindingGroup[]): Section {
  const { wording } = input;
  const examined = section("panel", 3, wording.text("examinedShort"), examinedBlocks(input, told));
  const missing = section("panel", 3, wording.text("notExamined"), [notExaminedBlock(input, told)]);
  const next = [paragraph("note", wording.text("nextNote")), list(nextSteps(told).map((key) => wording.text(key)))];
  return section(
    "section",
    2,
    wording.text("answer"),
    [
      section("found", 3, wording.text("found"), foundBlocks(input, told)),
      ...glance(input, groups),
      { block: "columns", look: "columns", of: [examined, missing] },
      section("next", 3, wording.text("next"), next),
    ],
    { id: "answer" },
  );
}

function foundBlocks(input: ReportInput, told: Answer): readonly Block[] {
  const { wording, findings } = input;
  const counts = bySeverity.map((severity) => ({
    severity,
    label: wording.severity(severity),
    count: wording.number(told.counts[severity]),
    none: told.counts[severity] === 0,
  }));
  return present<Block>([
    told.found ? undefined : paragraph("negative", negativeSentence(input, told)),
    !told.found && findings.length > 0 ? paragraph("plain", wording.text("only")) : undefined,
    { block: "tally", counts },
    paragraph("note", wording.text("foundCounts", { count: findings.length }), " ", wording.text("machine")),
  ]);
}

function examinedBlocks(input: ReportInput, told: Answer): readonly Block[] {
  const { wording } = input;
  const read = [...told.examined, ...told.partlyRead];
  const counts = wording.text("examinedCounts", {
    artifacts: wording.count("artifacts", read.length),
    records: wording.count("records", told.records),
  });
  return present([
    paragraph("plain", counts),
    paragraph("plain", ...titles(read, input)),
    paragraph("plain", spanText(input, told)),
    told.indicators > 0 ? paragraph("plain", indicatorsText(input, told)) : undefined,
  ]);
}

export function indicatorsText({ wording, caseFile }: ReportInput, told: Answer): string {
  return wording.text("indicatorsAsOf", {
    date: told.indicatorsAsOf,
    indicators: wording.count("indicators", told.indicators),
    sets: wording.count("sets", caseFile.packs.length),
  });
}

function notExaminedBlock(input: ReportInput, told: Answer): Block {
  const { wording } = input;
  const lines: Line[] = (["partlyRead", "unreadable", "absent"] as const)
    .filter((key) => told[key].length > 0)
    .map((key) => {
      const head = wording.text(key, { artifacts: wording.count("artifacts", told[key].length) });
      return [head, " – ", ...titles(told[key], input)];
    });
  if (told.rulesNotRun > 0) lines.push([wording.text("rulesNotRun", { count: told.rulesNotRun })]);
  return lines.length > 0 ? list(lines) : paragraph("plain", wording.text("nothingMissed"));
}

function titles(ids: readonly string[], input: ReportInput): Line {
  const named: Inline[] = ids.slice(0, titlesNamed).map((id) => isolated(artifactTitle(input, id)));
  if (ids.length > titlesNamed) named.push("…");
  return joined(named, input.wording.text("comma"));
}
