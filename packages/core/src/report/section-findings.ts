import type { Finding, RecordReference } from "../findings/finding.ts";
import { tell } from "../findings/wording/tell.ts";
import type { Locator } from "../records/kinds.ts";
import type { Severity } from "../rules/rule.ts";
import {
  type Block,
  code,
  type Inline,
  type Line,
  lineBreak,
  list,
  longQuote,
  more,
  paragraph,
  present,
  quote,
  type Section,
  section,
  sentence,
  soft,
  strong,
  type Table,
  table,
  value,
} from "./document.ts";
import {
  type Answer,
  artifactTitle,
  bySeverity,
  findingNotes,
  findingTitle,
  negativeSentence,
  type ReportInput,
} from "./input.ts";
import { assessmentRows } from "./section-assessments.ts";
import { defangFor, wholeSeconds } from "./text.ts";

/** The report stays readable however much was found; all of it is in findings.json. */
const groupsGlanced = 10;
const groupsShown = 60;
const findingsShown = 20;
const recordsShown = 10;
const valuesShown = 8;

/** Findings of one severity and one rule: told together, so that why and when-wrong are said once. */
export interface FindingGroup {
  readonly severity: Severity;
  readonly rule: string;
  readonly findings: readonly Finding[];
}

export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups: FindingGroup[] = [];
  for (const severity of bySeverity) {
    const byRule = Map.groupBy(
      findings.filter((finding) => finding.severity === severity),
      (finding) => finding.rule,
    );
    for (const [rule, of] of byRule) groups.push({ severity, rule, findings: of });
  }
  return groups;
}

/** A finding's place in the report, for links to it: `#f-<id>`; ids of findings that are not shown have none. */
export function shownFindings(groups: readonly FindingGroup[]): ReadonlySet<string> {
  return new Set(
    groups.slice(0, groupsShown).flatMap((group) => group.findings.slice(0, findingsShown).map((f) => f.id)),
  );
}

export function findingsSection(input: ReportInput, told: Answer, groups: readonly FindingGroup[]): Section {
  const { wording } = input;
  const title = wording.text("findings");
  if (groups.length === 0) {
    const none = paragraph("plain", negativeSentence(input, told));
    return section("section", 2, title, [none], { id: "findings" });
  }
  const shown = groups.slice(0, groupsShown);
  const left = groups.slice(groupsShown).reduce((sum, group) => sum + group.findings.length, 0);
  const severities = bySeverity.filter((severity) => shown.some((group) => group.severity === severity));
  const parts = severities.map((severity) =>
    section(
      "severity",
      3,
      wording.text("labelled", { label: wording.text("severity"), value: wording.severity(severity) }),
      shown.filter((group) => group.severity === severity).map((group) => groupSection(input, group)),
      { id: `s-${severity}`, severity },
    ),
  );
  return section("section", 2, title, [...parts, more(wording.text("moreFindings", { count: left }), left)], {
    id: "findings",
  });
}

/** The gravest groups in a table, for the answer that the report opens with. */
export function glance(input: ReportInput, groups: readonly FindingGroup[]): readonly Block[] {
  if (groups.length === 0) return [];
  const { wording } = input;
  const columns = [
    { title: wording.text("severity"), share: 3 },
    { title: wording.text("finding"), share: 7 },
    { title: wording.text("count"), numeric: true, share: 2 },
    { title: wording.text("firstTime"), share: 4 },
    { title: wording.text("lastTime"), share: 4 },
  ];
  const left = groups.slice(groupsGlanced).reduce((sum, group) => sum + group.findings.length, 0);
  const rows = groups.slice(0, groupsGlanced).map((group): Line[] => {
    const times = group.findings.flatMap((f) => [f.time, f.timeEnd]).filter((time) => time !== null);
    const sorted = times.toSorted();
    const title = group.findings[0] ? findingTitle(input, group.findings[0]) : group.rule;
    return [
      [{ severity: group.severity, label: wording.severity(group.severity) }],
      [{ to: groupAnchor(group), text: title }],
      [wording.number(group.findings.length)],
      [{ time: inSeconds(sorted[0]) }],
      [{ time: inSeconds(sorted.at(-1)) }],
    ];
  });
  const below: Inline = { to: "findings", text: wording.text("moreBelow", { count: left }) };
  return present<Block>([
    table("glance", wording.text("glance"), columns, rows),
    left > 0 ? paragraph("more", below) : undefined,
  ]);
}

function inSeconds(time: string | undefined): string | null {
  return time === undefined ? null : wholeSeconds(time);
}

function groupAnchor(group: FindingGroup): string {
  return anchorId(`g-${group.severity}-${group.rule}`);
}

function groupSection(input: ReportInput, group: FindingGroup): Section {
  const { wording } = input;
  const { severity, findings } = group;
  const [first] = findings;
  const english = input.ruleText(group.rule);
  const why = wording.rationale(group.rule, english?.rationale ?? "");
  const wrong = wording.falsePositives(group.rule, english?.falsePositives ?? []);
  const left = findings.length - findingsShown;
  const reasons = present([
    why ? section("reason", 5, wording.text("why"), [paragraph("plain", why)]) : undefined,
    wrong.length > 0
      ? section("reason", 5, wording.text("falsePositives"), [{ block: "list", items: wrong.map((text) => [text]) }])
      : undefined,
  ]);
  const source: Line = [
    wording.text("rule"),
    " ",
    code(group.rule),
    wording.text("comma"),
    wording.text("version", { version: String(first?.ruleVersion ?? 1) }),
    ". ",
    first ? `${wording.vouched(first.vouched)}.` : "",
  ];
  return section(
    "group",
    4,
    first ? findingTitle(input, first) : group.rule,
    [
      ...findings.slice(0, findingsShown).map((finding) => findingSection(input, finding)),
      more(wording.text("moreFindings", { count: left }), left),
      { block: "columns", look: "reasons", of: reasons },
      paragraph("source", ...source),
    ],
    {
      id: groupAnchor(group),
      severity,
      kicker: [{ severity, label: wording.severity(severity) }, " ", wording.count("findings", findings.length)],
    },
  );
}

function findingSection(input: ReportInput, finding: Finding): Section {
  const { wording } = input;
  const told = tell(finding, wording, finding.statement);
  const when = wording.timeRange(finding.time, finding.timeEnd) || wording.text("noTime");
  const rows = [
    ...indicatorRows(input, finding),
    ...valueRows(input, finding),
    ...listRows(wording.text("custody"), finding.custody, input),
    ...listRows(wording.text("notes"), findingNotes(input, finding), input),
    ...assessmentRows(input, finding.id),
  ];
  return section(
    "finding",
    5,
    [],
    [
      paragraph("when", strong(wording.class(finding.class)), " ", when),
      paragraph("statement", ...sentence(told.observation, wording, defangFor(finding))),
      list(
        [told.class, told.tool, told.operator]
          .filter((parts) => parts.length > 0)
          .map((parts) => sentence(parts, wording)),
      ),
      rows.length > 0 ? { block: "facts", rows } : undefined,
      ...recordsTable(input, finding),
    ],
    { id: findingAnchor(finding.id), label: `${wording.text("finding")} ${finding.id}` },
  );
}

export function findingAnchor(id: string): string {
  return `f-${anchorId(id)}`;
}

function anchorId(id: string): string {
  return id.replace(/[^\w.-]/g, "_");
}

type Row = { readonly title: string; readonly lines: readonly Line[] };

function indicatorRows({ wording }: ReportInput, finding: Finding): readonly Row[] {
  const { indicator } = finding;
  if (!indicator) return [];
  const matched: Line = [quote(indicator.value, wording, defangFor(finding)), " ", soft(wording.how(indicator.how))];
  return [
    { title: wording.text("indicator"), lines: [matched] },
    {
      title: wording.text("publishedIn"),
      lines: [
        ...indicator.packs.map((p): Line => [value(p.family, wording), " – ", value(p.pack, wording)]),
        [wording.direction === "rtl" ? "← " : "→ ", { to: "indicators", text: wording.text("products") }],
      ],
    },
  ];
}

function valueRows({ wording }: ReportInput, finding: Finding): readonly Row[] {
  if (finding.values.length === 0) return [];
  const lines: Line[] = finding.values
    .slice(0, valuesShown)
    .map((text) => [longQuote(text, wording, defangFor(finding))]);
  const left = finding.values.length - lines.length;
  if (left > 0) lines.push([soft(wording.text("moreValues", { count: left }))]);
  return [{ title: wording.text("observed"), lines }];
}

function listRows(title: string, texts: readonly string[], { wording }: ReportInput): readonly Row[] {
  if (texts.length === 0) return [];
  return [{ title, lines: texts.slice(0, valuesShown).map((text) => [value(text, wording)]) }];
}

/** The records, under the file that each lies in. */
function recordsTable(input: ReportInput, finding: Finding): readonly Block[] {
  const { wording } = input;
  const shown = finding.records.slice(0, recordsShown);
  if (shown.length === 0) return [];
  const left = finding.recordCount - shown.length;
  const byFile = Map.groupBy(shown, (record) =>
    JSON.stringify([record.evidence, record.artifact, record.file, record.sha256]),
  );
  const rows: Table = {
    block: "table",
    look: "records",
    caption: wording.text("restsOn"),
    columns: [
      { title: wording.text("record"), share: 3 },
      { title: wording.text("timeUtc"), share: 1 },
    ],
    groups: [...byFile.values()].map((records) => fileGroup(input, records)),
  };
  return present<Block>([rows, more(wording.text("moreRecords", { count: left }), left)]);
}

function fileGroup(input: ReportInput, records: readonly RecordReference[]): Table["groups"][number] {
  const [first] = records;
  return {
    head: first ? fileHead(input, first) : [],
    rows: records.map((record) => [[code(locatorText(record.locator))], [{ time: record.time }]]),
  };
}

type Place = Pick<RecordReference, "artifact" | "evidence" | "file" | "sha256">;

/** Which file of which evidence, and its hash. */
export function fileHead(input: ReportInput, { artifact, evidence, file, sha256 }: Place): Line {
  const which = input.caseFile.evidence.length > 1 ? input.caseFile.evidence[evidence] : undefined;
  return [
    artifactTitle(input, artifact),
    ...(which ? [" – ", code(which.name)] : []),
    lineBreak,
    code(file),
    ...(sha256 === "" ? [] : [lineBreak, soft(input.wording.text("sha256"), " ", code(sha256))]),
  ];
}

/** The place in its file, in a form that is the same in every language. */
export function locatorText(locator: Locator): string {
  if ("table" in locator) return `${locator.table} rowid=${locator.rowid}`;
  if ("file" in locator) return `file=${locator.file} line=${locator.line}`;
  if ("line" in locator) return `line=${locator.line}`;
  if ("offset" in locator) return `offset=${locator.offset} length=${locator.length}`;
  if ("key" in locator) return `key=${locator.key}`;
  return `path=${locator.path}`;
}
