import type { PackSummary } from "../indicators/indicator.ts";
import type { Answer, ReportInput } from "./input.ts";
import { code, html, type Markup, more, table, value } from "./markup.ts";

const packsShown = 200;
const filesShown = 40;

export function notShownSection({ wording }: ReportInput): Markup {
  const keys = ["notShownContact", "notShownOperator", "notShownTaken", "notShownAbsence", "notShownTools"] as const;
  return html`<section id="not-shown" aria-labelledby="not-shown-h">
<h2 id="not-shown-h">${wording.text("notShown")}</h2>
<ul>${keys.map((key) => html`<li>${wording.text(key)}</li>\n`)}</ul></section>`;
}

/** Licences of indicators ask for attribution: publisher and licence stand beside each set. */
export function indicatorsSection(input: ReportInput, told: Answer): Markup {
  const { wording } = input;
  const { packs } = input.caseFile;
  const columns = [
    { title: wording.text("set") },
    { title: wording.text("licence") },
    { title: wording.text("date") },
    { title: wording.text("count"), numeric: true },
    { title: wording.text("problems"), numeric: true },
    { title: wording.text("digest") },
  ];
  const left = packs.length - packsShown;
  return html`<section id="indicators" aria-labelledby="indicators-h">
<h2 id="indicators-h">${wording.text("indicators")}</h2>
${told.indicators === 0 ? html`<p>${wording.text("bannerNoIndicators")}</p>` : undefined}
${
  packs.length > 0
    ? table(
        wording.text("indicators"),
        columns,
        packs.slice(0, packsShown).map((pack) => packRow(pack, input)),
      )
    : undefined
}
${more(wording.text("moreSets", { count: left }), left)}</section>`;
}

function packRow(pack: PackSummary, { wording }: ReportInput): readonly Markup[] {
  return [
    html`<strong>${value(pack.name, wording)}</strong><br>${value(pack.publisher, wording)}<br><span class="soft">${
      pack.vetted ? code(pack.id) : html`${code(pack.id)} – ${wording.text("usersOwn")}`
    }</span>`,
    html`${value(pack.licence || wording.text("notStated"), wording)}`,
    pack.date ? html`<bdi dir="ltr">${pack.date}</bdi>` : html`${wording.text("notStated")}`,
    html`${wording.number(pack.count)}`,
    html`${wording.number(pack.problems.length)}`,
    code(pack.digest),
  ];
}

export function filesSection(input: ReportInput): Markup {
  const { wording, caseFile } = input;
  const files = caseFile.evidence.flatMap((evidence) => evidence.files);
  const left = files.length - filesShown;
  const columns = [{ title: wording.text("fileAndHash") }, { title: wording.text("size"), numeric: true }];
  const rows = files
    .slice(0, filesShown)
    .map((file) => [
      html`${code(file.path)}<br><span class="soft">${code(file.sha256)}${
        file.storedSha256 === undefined ? undefined : html`<br>${code(file.storedSha256)} ${wording.text("stored")}`
      }</span>`,
      html`${wording.bytes(file.size)}`,
    ]);
  return html`<section id="files" aria-labelledby="files-h">
<h2 id="files-h">${wording.text("evidenceFiles")}</h2>
<p>${wording.text("evidenceFilesNote", { count: files.length })}</p>
${rows.length > 0 ? table(wording.text("evidenceFiles"), columns, rows, "files") : undefined}
${more(wording.text("moreFiles", { count: left }), left)}</section>`;
}

export function methodSection(input: ReportInput): Markup {
  const { wording, caseFile } = input;
  const { options } = caseFile;
  const yesNo = (yes: boolean) => html`${wording.text(yes ? "yes" : "no")}`;
  const facts: [string, Markup][] = [
    [wording.text("tool"), html`Sillage ${caseFile.tool.version}`],
    [wording.text("caseMade"), html`${wording.time(caseFile.created)}`],
    [wording.text("asOf"), html`${wording.day(options.asOf)}`],
    [wording.text("bundled"), yesNo(options.bundledIndicators)],
    [wording.text("hashAll"), yesNo(options.hashAll)],
  ];
  if (options.custody.length > 0) {
    const windows = options.custody.map(
      (w) => html`<li>${value(w.label, wording)}: ${wording.timeRange(w.start, w.end)}</li>`,
    );
    facts.push([wording.text("custodyWindows"), html`<ul>${windows}</ul>`]);
  }
  const limits = ["limitTimes", "limitReach", "limitEvidence", "limitReview"] as const;
  return html`<section id="method" aria-labelledby="method-h">
<h2 id="method-h">${wording.text("method")}</h2>
<dl class="facts">${facts.map(([name, shown]) => html`<div><dt>${name}</dt><dd>${shown}</dd></div>\n`)}</dl>
<p>${wording.text("offline")}</p>
<h3>${wording.text("repeat")}</h3>
<pre dir="ltr"><code>${commandLine(input)}</code></pre>
<p class="note">${wording.text("repeatNote")}</p>
<h3>${wording.text("limits")}</h3>
<ul>${limits.map((key) => html`<li>${wording.text(key)}</li>\n`)}</ul></section>`;
}

/** The command that gives the same findings again, from what the case holds. */
export function commandLine({ caseFile }: ReportInput): string {
  const { options, evidence, packs } = caseFile;
  const words = ["sillage", "check", ...evidence.map((one) => one.path)];
  if (evidence.some((one) => one.encrypted)) words.push("--password-file", "FILE");
  for (const pack of packs) if (!pack.vetted) words.push("--indicators", pack.source || pack.id);
  if (!options.bundledIndicators) words.push("--no-bundled-indicators");
  for (const window of options.custody) words.push("--custody", `${window.start}/${window.end}`);
  if (options.hashAll) words.push("--hash-all");
  words.push("--as-of", options.asOf, "--lang", options.language);
  return words.map(shellWord).join(" ");
}

function shellWord(word: string): string {
  return /^[\w./:=+@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
