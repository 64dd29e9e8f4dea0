import type { Finding } from "../findings/finding.ts";
import { artifactTitle, findingTitle, type ReportInput } from "./input.ts";
import { html, type Markup, more, quote, utc } from "./markup.ts";
import { anchorId } from "./section-findings.ts";
import { badge } from "./severity.ts";
import { defangFor } from "./text.ts";

const incidentsShown = 20;
const partsShown = 25;

/** Findings that lie close in time, as a line of events. Nothing where there are none. */
export function incidentsSection(input: ReportInput, shown: ReadonlySet<string>): Markup | undefined {
  const { wording } = input;
  const incidents = input.findings.filter((finding) => (finding.parts?.length ?? 0) > 0);
  if (incidents.length === 0) return undefined;
  const byId = new Map(input.findings.map((finding) => [finding.id, finding]));
  const left = incidents.length - incidentsShown;
  return html`<section id="incidents" aria-labelledby="incidents-h">
<h2 id="incidents-h">${wording.text("incidents")}</h2>
<p class="note">${wording.text("incidentsNote")}</p>
${incidents.slice(0, incidentsShown).map((incident) => incidentPart(input, incident, byId, shown))}
${more(wording.text("moreFindings", { count: left }), left)}</section>`;
}

function incidentPart(
  input: ReportInput,
  incident: Finding,
  byId: ReadonlyMap<string, Finding>,
  shown: ReadonlySet<string>,
): Markup {
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
  return html`<section class="incident"><h3>${findingTitle(input, incident)}</h3>
<p class="when">${wording.timeRange(incident.time, incident.timeEnd) || wording.text("noTime")}</p>
<ol class="line">${events}</ol>
${more(wording.text("moreFindings", { count: left }), left)}</section>\n`;
}

function event(input: ReportInput, part: Finding, gap: string, shown: ReadonlySet<string>): Markup {
  const { wording } = input;
  const title = findingTitle(input, part);
  const artifact = part.records[0] ? artifactTitle(input, part.records[0].artifact) : "";
  const [observed] = part.values;
  return html`<li class="s-${part.severity}"><p class="at">${utc(part.time)}${gap ? html` <bdi class="gap" dir="ltr">${gap}</bdi>` : undefined}</p>
<p>${badge(part.severity, wording)} ${shown.has(part.id) ? html`<a href="#f-${anchorId(part.id)}">${title}</a>` : title}</p>
<p class="soft">${artifact}${observed === undefined ? undefined : html` – ${quote(observed, wording, defangFor(part))}`}</p></li>\n`;
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
