import type { Finding, RecordReference } from "../findings/finding.ts";
import type { Locator } from "../records/kinds.ts";
import type { Severity } from "../rules/rule.ts";
import { type Answer, artifactTitle, bySeverity, findingTitle, negativeSentence, type ReportInput } from "./input.ts";
import { block, code, html, type Markup, more, quote, sentence, table, utc, value } from "./markup.ts";
import { badge, shape } from "./severity.ts";
import { defangFor } from "./text.ts";

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

export function findingsSection(input: ReportInput, told: Answer, groups: readonly FindingGroup[]): Markup {
  const { wording } = input;
  if (groups.length === 0)
    return html`<section id="findings" aria-labelledby="findings-h">
<h2 id="findings-h">${wording.text("findings")}</h2><p>${negativeSentence(input, told)}</p></section>`;
  const shown = groups.slice(0, groupsShown);
  const left = groups.slice(groupsShown).reduce((sum, group) => sum + group.findings.length, 0);
  const severities = bySeverity.filter((severity) => shown.some((group) => group.severity === severity));
  return html`<section id="findings" aria-labelledby="findings-h">
<h2 id="findings-h">${wording.text("findings")}</h2>
${severities.map(
  (severity) => html`<section class="severity" aria-labelledby="s-${severity}">
<h3 id="s-${severity}" class="s-${severity}">${shape(severity)}${wording.text("labelled", { label: wording.text("severity"), value: wording.severity(severity) })}</h3>
${shown.filter((group) => group.severity === severity).map((group) => groupArticle(input, group))}</section>\n`,
)}
${more(wording.text("moreFindings", { count: left }), left)}</section>`;
}

/** The gravest groups in a table, for the answer that the report opens with. */
export function glance(input: ReportInput, groups: readonly FindingGroup[]): Markup | undefined {
  if (groups.length === 0) return undefined;
  const { wording } = input;
  const columns = [
    { title: wording.text("severity") },
    { title: wording.text("finding") },
    { title: wording.text("count"), numeric: true },
    { title: wording.text("firstTime") },
    { title: wording.text("lastTime") },
  ];
  const left = groups.slice(groupsGlanced).reduce((sum, group) => sum + group.findings.length, 0);
  const rows = groups.slice(0, groupsGlanced).map((group) => {
    const times = group.findings.flatMap((f) => [f.time, f.timeEnd]).filter((time) => time !== null);
    const sorted = times.toSorted();
    const [first, last] = [sorted[0] ?? null, sorted.at(-1) ?? null];
    const title = group.findings[0] ? findingTitle(input, group.findings[0]) : group.rule;
    return [
      badge(group.severity, wording),
      html`<a href="#${groupAnchor(group)}">${title}</a>`,
      html`${wording.number(group.findings.length)}`,
      utc(first),
      utc(last),
    ];
  });
  return html`${table(wording.text("glance"), columns, rows, "glance")}
${left > 0 ? html`<p class="more"><a href="#findings">${wording.text("moreBelow", { count: left })}</a></p>` : undefined}`;
}

function groupAnchor(group: FindingGroup): string {
  return `g-${group.severity}-${group.rule}`.replace(/[^\w.-]/g, "_");
}

function groupArticle(input: ReportInput, group: FindingGroup): Markup {
  const { wording } = input;
  const [first] = group.findings;
  const english = input.ruleText(group.rule);
  const why = wording.rationale(group.rule, english?.rationale ?? "");
  const wrong = wording.falsePositives(group.rule, english?.falsePositives ?? []);
  const left = group.findings.length - findingsShown;
  const anchor = groupAnchor(group);
  return html`<article class="group s-${group.severity}" id="${anchor}" aria-labelledby="${anchor}-h">
<header><p class="kicker">${badge(group.severity, wording)} <span>${wording.count("findings", group.findings.length)}</span></p>
<h4 id="${anchor}-h">${first ? findingTitle(input, first) : group.rule}</h4></header>
${group.findings.slice(0, findingsShown).map((finding) => findingPart(input, finding))}
${more(wording.text("moreFindings", { count: left }), left)}
<div class="reasons">
${why ? html`<div><h5>${wording.text("why")}</h5><p>${why}</p></div>` : undefined}
${wrong.length > 0 ? html`<div><h5>${wording.text("falsePositives")}</h5><ul>${wrong.map((text) => html`<li>${text}</li>`)}</ul></div>` : undefined}
</div>
<p class="source">${wording.text("rule")} <bdi class="c">${group.rule}</bdi>, ${wording.text("version", { version: String(first?.ruleVersion ?? 1) })}. ${
    first ? wording.vouched(first.vouched) : ""
  }.</p>
</article>\n`;
}

function findingPart(input: ReportInput, finding: Finding): Markup {
  const { wording } = input;
  const defanged = defangFor(finding);
  const statement = wording.statementParts(finding.rule, finding.sentence, finding.words, finding.statement);
  return html`<section class="finding" id="f-${anchorId(finding.id)}" aria-label="${wording.text("finding")} ${finding.id}">
<p class="when"><strong>${wording.class(finding.class)}</strong> <span>${wording.timeRange(finding.time, finding.timeEnd) || wording.text("noTime")}</span></p>
<p class="statement">${sentence(statement, wording, defanged)}</p>
<dl class="facts">
${indicatorFacts(input, finding)}
${valuesFact(input, finding)}
${listFact(wording.text("custody"), finding.custody, input)}
${listFact(wording.text("notes"), finding.notes, input)}
</dl>
${recordsTable(input, finding)}
</section>\n`;
}

export function anchorId(id: string): string {
  return id.replace(/[^\w.-]/g, "_");
}

function indicatorFacts({ wording }: ReportInput, finding: Finding): Markup | undefined {
  const { indicator } = finding;
  if (!indicator) return undefined;
  const packs = indicator.packs.map((p) => html`<li>${value(p.family, wording)} – ${value(p.pack, wording)}</li>`);
  return html`<div><dt>${wording.text("indicator")}</dt><dd>${quote(indicator.value, wording, defangFor(finding))} <span class="soft">${wording.how(indicator.how)}</span></dd></div>
<div><dt>${wording.text("publishedIn")}</dt><dd><ul>${packs}</ul></dd></div>`;
}

function valuesFact({ wording }: ReportInput, finding: Finding): Markup | undefined {
  if (finding.values.length === 0) return undefined;
  const shown = finding.values.slice(0, valuesShown);
  const left = finding.values.length - shown.length;
  return html`<div><dt>${wording.text("observed")}</dt><dd><ul>${shown.map(
    (text) => html`<li>${block(text, wording, defangFor(finding))}</li>`,
  )}</ul>${more(wording.text("moreValues", { count: left }), left)}</dd></div>`;
}

function listFact(title: string, texts: readonly string[], { wording }: ReportInput): Markup | undefined {
  if (texts.length === 0) return undefined;
  return html`<div><dt>${title}</dt><dd><ul>${texts.slice(0, valuesShown).map((text) => html`<li>${value(text, wording)}</li>`)}</ul></dd></div>`;
}

/** The records, under the file that each lies in. */
function recordsTable(input: ReportInput, finding: Finding): Markup | undefined {
  const { wording } = input;
  const shown = finding.records.slice(0, recordsShown);
  if (shown.length === 0) return undefined;
  const left = finding.recordCount - shown.length;
  const byFile = Map.groupBy(shown, (record) =>
    JSON.stringify([record.evidence, record.artifact, record.file, record.sha256]),
  );
  const bodies = [...byFile.values()].map((records) => fileBody(input, records));
  return html`<table class="records"><caption>${wording.text("restsOn")}</caption>
<thead><tr><th scope="col">${wording.text("record")}</th><th scope="col">${wording.text("timeUtc")}</th></tr></thead>
${bodies}</table>
${more(wording.text("moreRecords", { count: left }), left)}`;
}

function fileBody(input: ReportInput, records: readonly RecordReference[]): Markup {
  const [first] = records;
  if (!first) return html``;
  const evidence = input.caseFile.evidence.length > 1 ? input.caseFile.evidence[first.evidence] : undefined;
  return html`<tbody><tr><th scope="rowgroup" colspan="2">${artifactTitle(input, first.artifact)}${evidence ? html` – ${code(evidence.name)}` : undefined}<br>
${code(first.file)}<br><span class="soft">SHA-256 ${code(first.sha256)}</span></th></tr>
${records.map(
  (record) => html`<tr><td>${code(locatorText(record.locator))}</td><td>${utc(record.time)}</td></tr>\n`,
)}</tbody>`;
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
