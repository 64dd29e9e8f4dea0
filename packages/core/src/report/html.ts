import { answer, caseName, type ReportInput } from "./input.ts";
import { cssString, html, type Markup, value } from "./markup.ts";
import { answerSection, banners, phones } from "./section-answer.ts";
import { coverageSection } from "./section-coverage.ts";
import { findingsSection, groupFindings, shownFindings } from "./section-findings.ts";
import { incidentsSection } from "./section-incidents.ts";
import { filesSection, indicatorsSection, methodSection, notShownSection } from "./section-method.ts";
import { style } from "./style.ts";
import { defang } from "./text.ts";

export type { ReportInput, RuleText } from "./input.ts";

/** Nothing is fetched, nothing runs: not even if evidence got past the escaping. */
const contentSecurityPolicy: Markup = { html: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" };

/**
 * The report as one HTML document that opens offline, needs no script and prints on A4. Its size is bounded whatever
 * was found; the rest is in the case's JSON files.
 */
export function htmlReport(input: ReportInput): string {
  const { wording, caseFile } = input;
  const told = answer(input);
  const groups = groupFindings(input.findings);
  const incidents = incidentsSection(input, shownFindings(groups));
  const name = caseName(input);
  const page = html`<!doctype html>
<html lang="${wording.language}" dir="${wording.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${wording.text("report")} – ${defang(name)}</title>
<link rel="icon" href="data:,">
<style>${styleFor(name)}</style>
</head>
<body>
<a class="skip" href="#findings">${wording.text("skip")}</a>
<header class="masthead">
<p class="mark">Sillage</p>
<h1>${wording.text("report")} <span class="case">${value(name, wording)}</span></h1>
<p class="made">${wording.text("madeBy", { version: caseFile.tool.version, date: caseFile.created })}${
    input.consent === undefined ? undefined : html` – ${value(input.consent, wording)}`
  }</p>
${banners(input)}
${phones(input)}
</header>
<div class="page">
${contents(input, incidents !== undefined)}
<main>
${answerSection(input, told, groups)}
${findingsSection(input, told, groups)}
${incidents}
${notShownSection(input)}
${coverageSection(input)}
${indicatorsSection(input, told)}
${filesSection(input)}
${methodSection(input)}
</main>
</div>
</body>
</html>
`;
  return page.html;
}

function contents({ wording }: ReportInput, incidents: boolean): Markup {
  const entries = [
    ["answer", "answer"],
    ["findings", "findings"],
    ...(incidents ? ([["incidents", "incidents"]] as const) : []),
    ["not-shown", "notShown"],
    ["coverage", "coverage"],
    ["indicators", "indicators"],
    ["files", "evidenceFiles"],
    ["method", "method"],
  ] as const;
  return html`<nav class="contents" aria-label="${wording.text("contents")}"><ul>
${entries.map(([id, key]) => html`<li><a href="#${id}">${wording.text(key)}</a></li>\n`)}</ul></nav>`;
}

/** The running head of printed pages names the case. */
function styleFor(name: string): Markup {
  return { html: `${style}\n@page { @top-left { content: ${cssString(`Sillage – ${name}`)}; } }\n` };
}
