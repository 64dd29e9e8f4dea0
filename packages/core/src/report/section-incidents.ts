import type { Finding } from "../findings/finding.ts";
import { type Line, more, paragraph, quote, type Section, section, soft, type Timeline } from "./document.ts";
import { artifactTitle, findingTitle, type ReportInput } from "./input.ts";
import { assessmentRows } from "./section-assessments.ts";
import { findingAnchor } from "./section-findings.ts";
import { defangFor } from "./text.ts";

const incidentsShown = 20;
const partsShown = 25;

/** Findings that lie close in time, as a line of events. Nothing where there are none. */
export function incidentsSection(input: ReportInput, shown: ReadonlySet<string>): Section | undefined {
  const { wording } = input;
  const incidents = input.findings.filter((finding) => (finding.parts?.length ?? 0) > 0);
  if (incidents.length === 0) return undefined;
  const byId = new Map(input.findings.map((finding) => [finding.id, finding]));
  const left = incidents.length - incidentsShown;
  return section(
    "section",
    2,
    wording.text("incidents"),
    [
      paragraph("note", wording.text("incidentsNote")),
      ...incidents.slice(0, incidentsShown).map((incident) => incidentPart(input, incident, byId, shown)),
      more(wording.text("moreFindings", { count: left }), left),
    ],
    { id: "incidents" },
  );
}

function incidentPart(
  input: ReportInput,
  incident: Finding,
  byId: ReadonlyMap<string, Finding>,
  shown: ReadonlySet<string>,
): Section {
  const { wording } = input;
  const parts = (incident.parts ?? [])
    .map((id) => byId.get(id))
    .filter((part): part is Finding => part !== undefined)
    .sort((a, b) => (a.time ?? "").localeCompare(b.time ?? "", "en"));
  const left = parts.length - partsShown;
  let before: string | null = null;
  const events = parts.slice(0, partsShown).map((part) => {
    const gap = elapsed(before, part.time);
    before = part.time ?? before;
    return event(input, part, gap, shown);
  });
  const rows = assessmentRows(input, incident.id);
  return section("part", 3, findingTitle(input, incident), [
    paragraph("when", wording.timeRange(incident.time, incident.timeEnd) || wording.text("noTime")),
    rows.length > 0 ? { block: "facts", rows } : undefined,
    { block: "timeline", events },
    more(wording.text("moreFindings", { count: left }), left),
  ]);
}

function event(input: ReportInput, part: Finding, gap: string, shown: ReadonlySet<string>): Timeline["events"][number] {
  const { wording } = input;
  const { severity } = part;
  const title = findingTitle(input, part);
  const artifact = part.records[0] ? artifactTitle(input, part.records[0].artifact) : "";
  const [observed] = part.values;
  const what: Line = [
    { severity, label: wording.severity(severity) },
    " ",
    shown.has(part.id) ? { to: findingAnchor(part.id), text: title } : title,
  ];
  return {
    severity,
    when: [{ time: part.time }, ...(gap ? [" ", soft({ value: gap, look: "code" as const })] : [])],
    what,
    where: [artifact, ...(observed === undefined ? [] : [" – ", quote(observed, wording, defangFor(part))])],
  };
}

/** `+3 ms`, `+47 s`, `+12 min`, `+5 h`, `+2 d` from one time to the next. */
function elapsed(from: string | null, to: string | null): string {
  if (from === null || to === null) return "";
  const ms = Date.parse(to) - Date.parse(from);
  if (!Number.isFinite(ms)) return "";
  if (ms < 1000) return `+${ms} ms`;
  if (ms < 120_000) return `+${Math.round(ms / 100) / 10} s`;
  if (ms < 7_200_000) return `+${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `+${Math.round(ms / 3_600_000)} h`;
  return `+${Math.round(ms / 86_400_000)} d`;
}
