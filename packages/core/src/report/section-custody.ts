import type { Finding } from "../findings/finding.ts";
import { type Line, more, paragraph, type Section, section, type Table, value } from "./document.ts";
import { findingTitle, type ReportInput } from "./input.ts";
import { findingAnchor } from "./section-findings.ts";

const findingsShown = 40;

/** The times when the phone was in other hands, and what lies inside each. Nothing where none is given. */
export function custodySection(input: ReportInput, shown: ReadonlySet<string>): Section | undefined {
  const { wording } = input;
  const windows = input.caseFile.options.custody;
  if (windows.length === 0) return undefined;
  const parts = windows.map((window) => {
    const rows = [
      { title: wording.text("custodyFrom"), lines: [[{ time: window.start }]] },
      { title: wording.text("custodyTo"), lines: [[{ time: window.end }]] },
    ];
    const inside = input.findings.filter(({ custody }) => custody.includes(window.label));
    const left = inside.length - findingsShown;
    return section(
      "part",
      3,
      [value(window.label, wording)],
      [
        { block: "facts", rows },
        inside.length === 0
          ? paragraph("plain", wording.text("custodyNone"))
          : insideTable(input, inside.slice(0, findingsShown), shown),
        more(wording.text("moreFindings", { count: left }), left),
      ],
    );
  });
  return section(
    "section",
    2,
    wording.text("custodyTitle"),
    [paragraph("note", wording.text("custodyNote")), ...parts],
    { id: "custody" },
  );
}

function insideTable(input: ReportInput, inside: readonly Finding[], shown: ReadonlySet<string>): Table {
  const { wording } = input;
  const sorted = inside.toSorted((a, b) => (a.time ?? "~").localeCompare(b.time ?? "~", "en"));
  const rows = sorted.map((finding): Line[] => {
    const title = findingTitle(input, finding);
    return [
      [{ time: finding.time }],
      [{ severity: finding.severity, label: wording.severity(finding.severity) }],
      [wording.class(finding.class)],
      [shown.has(finding.id) ? { to: findingAnchor(finding.id), text: title } : title],
    ];
  });
  return {
    block: "table",
    look: "glance",
    caption: wording.text("custodyFindings"),
    columns: [
      { title: wording.text("timeUtc"), share: 4 },
      { title: wording.text("severity"), share: 3 },
      { title: wording.text("custodyClass"), share: 4 },
      { title: wording.text("finding"), share: 7 },
    ],
    groups: [{ rows }],
  };
}
