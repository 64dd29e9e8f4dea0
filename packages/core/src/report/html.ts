import type { Document } from "./document.ts";
import { blocksHtml, sectionHtml } from "./document-html.ts";
import { cssString, html, type Markup } from "./markup.ts";
import { style } from "./style.ts";
import { defang } from "./text.ts";

/** Nothing is fetched, nothing runs: not even if evidence got past the escaping. */
const contentSecurityPolicy: Markup = { html: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" };

/** A document as one HTML file that opens offline, needs no script and prints on A4. */
export function htmlPage(document: Document): string {
  const { name, title, labels, sections } = document;
  const isReport = document.look === "report";
  const target = sections.find(({ id }) => id === "findings") ?? sections[0];
  const page = html`<!doctype html>
<html lang="${document.language}" dir="${document.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${defang(name)}</title>
<link rel="icon" href="data:,">
<style>${styleFor(document)}</style>
</head>
<body class="${document.look}-look">
${isReport && target?.id ? html`<a class="skip" href="#${target.id}">${labels.skip}</a>` : undefined}
<header class="masthead">
<p class="mark">Sillage</p>
<h1>${title} <span class="case"><bdi class="v">${defang(name)}</bdi></span></h1>
${blocksHtml(document.head, document)}
</header>
<div class="page">
${isReport ? contents(document) : undefined}
<main>
${sections.map((section) => html`${sectionHtml(section, document)}\n`)}
</main>
</div>
</body>
</html>
`;
  return page.html;
}

function contents({ sections, labels }: Document): Markup {
  const entries = sections.flatMap(({ id, title }) => {
    const [text] = title;
    return id !== undefined && typeof text === "string" ? [html`<li><a href="#${id}">${text}</a></li>\n`] : [];
  });
  return html`<nav class="contents" aria-label="${labels.contents}"><ul>\n${entries}</ul></nav>`;
}

/** Printed pages name the case, and carry what holds for all of it. */
function styleFor({ name, marks }: Document): Markup {
  const line = (place: string, text: string) => `@${place} { content: ${cssString(text)}; }`;
  return {
    html: `${style}\n@page { ${line("top-left", `Sillage – ${name}`)} ${line("bottom-left", marks.join(" · "))} }\n`,
  };
}
