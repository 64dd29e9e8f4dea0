import type { CaseEvidence } from "../case/case-file.ts";
import { isoTime } from "../formats/time.ts";
import {
  type Answer,
  artifactTitle,
  bySeverity,
  negativeSentence,
  nextSteps,
  type ReportInput,
  spanText,
  warnings,
} from "./input.ts";
import { code, html, type Markup, value } from "./markup.ts";
import { type FindingGroup, glance } from "./section-findings.ts";
import { shape } from "./severity.ts";

/** Titles named in a sentence before the rest is left to the coverage table. */
const titlesNamed = 12;

/** Which phones, from what evidence. */
export function phones(input: ReportInput): Markup {
  return html`<div class="phones">${input.caseFile.evidence.map((evidence) => phone(evidence, input))}</div>`;
}

function phone(evidence: CaseEvidence, input: ReportInput): Markup {
  const { wording } = input;
  const { device } = evidence;
  const facts: [string, Markup | undefined][] = [
    [wording.text("model"), fact([device.model, device.product], input)],
    [wording.text("system"), fact([systemName(evidence), device.build], input)],
    [wording.text("serial"), fact([device.serial], input)],
    ["IMEI", fact([device.imei], input)],
    [wording.text("phoneNumber"), fact([device.phoneNumber], input)],
    [
      wording.text("taken"),
      device.acquired === undefined ? undefined : html`${wording.time(isoTime(device.acquired))}`,
    ],
    [wording.text("evidence"), evidenceFact(evidence, input)],
  ];
  return html`<section class="phone">
<h2>${device.name ? value(device.name, wording) : wording.text("unknownPhone")}</h2>
<dl>${facts.map(([name, shown]) => (shown ? html`<div><dt>${name}</dt><dd>${shown}</dd></div>\n` : undefined))}</dl>
</section>`;
}

export function systemName({ device }: CaseEvidence): string | undefined {
  const name = { ios: "iOS", android: "Android", unknown: "" }[device.platform];
  return device.osVersion ? `${name} ${device.osVersion}`.trim() : name || undefined;
}

function fact(values: readonly (string | undefined)[], { wording }: ReportInput): Markup | undefined {
  const given = values.filter((v): v is string => v !== undefined && v !== "");
  if (given.length === 0) return undefined;
  return html`${given.map((v, i) => (i === 0 ? value(v, wording) : html` (${value(v, wording)})`))}`;
}

function evidenceFact(evidence: CaseEvidence, { wording }: ReportInput): Markup {
  const files = wording.count("files", evidence.fileCount);
  const encrypted = evidence.encrypted ? html`${wording.text("comma")}${wording.text("encrypted")}` : undefined;
  return html`<bdi>${wording.evidenceKind(evidence.kind)}</bdi> ${code(evidence.name)} – <bdi>${files}</bdi>${encrypted}`;
}

export function banners(input: ReportInput): Markup | undefined {
  const keys = warnings(input);
  if (keys.length === 0) return undefined;
  return html`<ul class="banners">${keys.map((key) => html`<li class="${key}">${input.wording.text(key)}</li>\n`)}</ul>`;
}

/** The answer: what was found, what was examined and what not, what to do next. */
export function answerSection(input: ReportInput, told: Answer, groups: readonly FindingGroup[]): Markup {
  const { wording } = input;
  return html`<section id="answer" aria-labelledby="answer-h">
<h2 id="answer-h">${wording.text("answer")}</h2>
${foundBlock(input, told)}
${glance(input, groups)}
<div class="columns">
<div class="panel"><h3>${wording.text("examinedShort")}</h3>${examinedBlock(input, told)}</div>
<div class="panel"><h3>${wording.text("notExamined")}</h3>${notExaminedBlock(input, told)}</div>
</div>
<div class="panel next"><h3>${wording.text("next")}</h3>
<p class="note">${wording.text("nextNote")}</p>
<ul>${nextSteps(told).map((key) => html`<li>${wording.text(key)}</li>\n`)}</ul></div>
</section>`;
}

function foundBlock(input: ReportInput, told: Answer): Markup {
  const { wording, findings } = input;
  const tally = bySeverity.map(
    (severity) =>
      html`<li class="s-${severity}${told.counts[severity] === 0 ? " zero" : ""}">${shape(severity)}<span class="number">${wording.number(
        told.counts[severity],
      )}</span> <span class="name">${wording.severity(severity)}</span></li>\n`,
  );
  const negative = told.found ? undefined : html`<p class="negative">${negativeSentence(input, told)}</p>`;
  const only = !told.found && findings.length > 0 ? html`<p>${wording.text("only")}</p>` : undefined;
  return html`<div class="found"><h3>${wording.text("found")}</h3>
${negative}${only}<ul class="tally">${tally}</ul>
<p class="note">${wording.text("foundCounts", { count: findings.length })} ${wording.text("machine")}</p></div>`;
}

function examinedBlock(input: ReportInput, told: Answer): Markup {
  const { wording } = input;
  const indicators = wording.count("indicators", told.indicators);
  const sets = wording.count("sets", input.caseFile.packs.length);
  const read = [...told.examined, ...told.partlyRead];
  return html`<p>${wording.text("examinedCounts", {
    artifacts: wording.count("artifacts", read.length),
    records: wording.count("records", told.records),
  })}</p>
<p>${titles(read, input)}</p>
<p>${spanText(input, told)}</p>
${told.indicators > 0 ? html`<p>${wording.text("indicatorsAsOf", { date: told.indicatorsAsOf, indicators, sets })}</p>` : undefined}`;
}

function notExaminedBlock(input: ReportInput, told: Answer): Markup {
  const { wording } = input;
  const lines = (["partlyRead", "unreadable", "absent"] as const)
    .filter((key) => told[key].length > 0)
    .map((key) => {
      const head = wording.text(key, { artifacts: wording.count("artifacts", told[key].length) });
      return html`<li>${head} – ${titles(told[key], input)}</li>\n`;
    });
  if (told.rulesNotRun > 0) lines.push(html`<li>${wording.text("rulesNotRun", { count: told.rulesNotRun })}</li>\n`);
  return lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>${wording.text("nothingMissed")}</p>`;
}

function titles(ids: readonly string[], input: ReportInput): Markup {
  const { wording } = input;
  const named = ids.slice(0, titlesNamed).map((id) => html`<bdi>${artifactTitle(input, id)}</bdi>`);
  if (ids.length > titlesNamed) named.push(html`…`);
  return html`${named.map((title, i) => html`${i === 0 ? "" : wording.text("comma")}${title}`)}`;
}
