import type { Finding, RecordReference } from "../findings/finding.ts";
import { type Field, recordKinds } from "../records/kinds.ts";
import {
  code,
  type Document,
  type Inline,
  type Line,
  lineBreak,
  paragraph,
  present,
  type Section,
  section,
  soft,
  type Table,
  value,
} from "./document.ts";
import { type ExportRecord, isEmpty, readableFields, recordKey, recordTime } from "./exports/input.ts";
import { artifactTitle, caseName, findingTitle, marks, type ReportInput } from "./input.ts";
import { notices } from "./section-answer.ts";
import { fileHead, findingAnchor, locatorText } from "./section-findings.ts";
import { defang, defangNetworkValue, start, wholeSeconds } from "./text.ts";

/** So many records are one part: an annex of any case opens and prints. */
export const recordsInPart = 1000;

/** Which part of how many, and what it shows. */
export interface AnnexPart {
  readonly page: number;
  readonly total: number;
  /** Records behind findings, or all records of artifacts. */
  readonly rows:
    | {
        readonly of: "findings";
        readonly rows: readonly FindingRow[];
        readonly records: ReadonlyMap<string, ExportRecord>;
      }
    | { readonly of: "artifacts"; readonly artifacts: readonly string[]; readonly records: readonly ExportRecord[] };
}

export interface FindingRow {
  readonly finding: Finding;
  readonly record: RecordReference;
}

/** The records that findings rest on, in the order of the findings. */
export function findingRows(findings: readonly Finding[]): readonly FindingRow[] {
  return findings.flatMap((finding) => finding.records.map((record) => ({ finding, record })));
}

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / recordsInPart));
}

/** The rows of records themselves, to be held against the evidence. */
export function annexReport(input: ReportInput, part: AnnexPart): Document {
  const { wording, caseFile } = input;
  const sections =
    part.rows.of === "findings" ? findingSections(input, part.rows) : [artifactsSection(input, part.rows)];
  return {
    language: wording.language,
    direction: wording.direction,
    look: "report",
    title: wording.text("annexTitle"),
    name: caseName(input),
    made: caseFile.created,
    marks: marks(input),
    labels: { skip: wording.text("skip"), contents: wording.text("contents") },
    head: present([
      paragraph(
        "made",
        wording.text("madeBy", { version: caseFile.tool.version, date: wholeSeconds(caseFile.created) }),
      ),
      paragraph("lead", headline(input, part)),
      paragraph("made", partText(input, part)),
      paragraph("note", wording.text("annexNote")),
      notices(input),
    ]),
    sections:
      sections.length > 0
        ? sections
        : [
            section("section", 2, wording.text("records"), [paragraph("plain", wording.text("annexNone"))], {
              id: "records",
            }),
          ],
  };
}

function headline(input: ReportInput, { rows }: AnnexPart): string {
  const { wording } = input;
  if (rows.of === "findings") return wording.text("annexFindings");
  return wording.text("annexArtifacts", {
    artifacts: wording.list(rows.artifacts.map((id) => artifactTitle(input, id))),
  });
}

function partText({ wording }: ReportInput, { page, total }: AnnexPart): string {
  const pages = pagesOf(total);
  const from = Math.min(total, (page - 1) * recordsInPart + 1);
  const told = wording.text("annexPage", { page, pages, from, to: Math.min(total, page * recordsInPart), total });
  return page < pages ? `${told} ${wording.text("annexNext", { page: page + 1 })}` : told;
}

function findingSections(
  input: ReportInput,
  { rows, records }: Extract<AnnexPart["rows"], { of: "findings" }>,
): Section[] {
  const byFinding = Map.groupBy(rows, ({ finding }) => finding);
  return [...byFinding].map(([finding, of]) => {
    const shown = of.map(
      ({ record }): Row => ({ place: record, record: records.get(recordKey(record)), time: record.time }),
    );
    return section(
      "section",
      2,
      // Several findings have one title; with its id each is told from the others.
      [findingTitle(input, finding), " ", soft(code(finding.id))],
      [recordsTable(input, shown)],
      { id: findingAnchor(finding.id) },
    );
  });
}

function artifactsSection(
  input: ReportInput,
  { artifacts, records }: Extract<AnnexPart["rows"], { of: "artifacts" }>,
): Section {
  const { wording } = input;
  const shown = records.map((record): Row => ({ place: record, record, time: recordTime(record) ?? null }));
  const title = wording.list(artifacts.map((id) => artifactTitle(input, id)));
  const blocks = shown.length > 0 ? [recordsTable(input, shown)] : [paragraph("plain", wording.text("annexNone"))];
  return section("section", 2, title, blocks, { id: "records" });
}

interface Row {
  readonly place: Pick<RecordReference, "artifact" | "evidence" | "file" | "sha256" | "locator">;
  /** Undefined where the store does not have it. */
  readonly record: ExportRecord | undefined;
  readonly time: string | null;
}

function recordsTable(input: ReportInput, rows: readonly Row[]): Table {
  const { wording } = input;
  // In the order of the rows: a new head wherever the file changes.
  const groups: { head: Line; key: string; rows: Line[][] }[] = [];
  for (const { place, record, time } of rows) {
    const key = JSON.stringify([place.evidence, place.artifact, place.file, place.sha256]);
    const known = groups.at(-1);
    const group = known?.key === key ? known : { head: fileHead(input, place), key, rows: [] };
    if (group !== known) groups.push(group);
    const contents = record ? contentsOf(input, record) : [soft(wording.text("annexLost"))];
    group.rows.push([[{ time }], [code(locatorText(place.locator))], contents]);
  }
  return {
    block: "table",
    look: "rows",
    caption: wording.text("records"),
    columns: [
      { title: wording.text("timeUtc"), share: 3 },
      { title: wording.text("record"), share: 4 },
      { title: wording.text("annexContents"), share: 11 },
    ],
    groups: groups.map(({ head, rows: of }) => ({ head, rows: of })),
  };
}

const longestValue = 2000;

/** Field by field: its title, and its name in the common vocabulary, which is the same in every language and export. */
function contentsOf(input: ReportInput, record: ExportRecord): Line {
  const declared: Readonly<Record<string, Field>> = recordKinds[record.kind].fields;
  const lines: Line[] = Object.entries(readableFields(record)).flatMap(([name, of]): Line[] => {
    if (isEmpty(of)) return [];
    const network = ["url", "host", "ip", "email"].includes(declared[name]?.observes ?? "");
    const values = typeof of === "object" ? of : [String(of)];
    const shown = values.flatMap((text, index): Inline[] => [
      ...(index === 0 ? [] : [input.wording.text("comma")]),
      ...long(input, text, network),
    ]);
    const title = soft(input.wording.field(declared[name]?.title ?? name));
    return [[title, " ", soft(code(name)), " ", ...shown]];
  });
  if (record.recovered !== null) lines.unshift([soft(code("recovered")), " ", value(record.recovered, input.wording)]);
  if (record.details !== null) {
    const further = JSON.stringify(record.details);
    lines.push([soft(input.wording.text("annexFurther")), " ", ...long(input, further, false)]);
  }
  return lines.flatMap((line, index) => (index === 0 ? line : [lineBreak, ...line]));
}

function long(input: ReportInput, text: string, network: boolean): Line {
  const defanged = network ? defangNetworkValue : defang;
  const shown: Inline = { value: defanged(start(text, longestValue)), look: "quote" };
  return text.length > longestValue ? [shown, " ", input.wording.text("annexCut")] : [shown];
}
