import type { Block, Columns, Document, Facts, Inline, Line, Section, Table, Tally, Timeline } from "./document.ts";
import { html, type Markup } from "./markup.ts";
import { badge, shape } from "./severity.ts";

/** The blocks of a document as HTML. Every text in it, whoever wrote it, is made visible and escaped by html``. */
export function blocksHtml(blocks: readonly Block[], document: Document): Markup {
  return html`${blocks.map((block) => html`${blockHtml(block, document)}\n`)}`;
}

function blockHtml(block: Block, document: Document): Markup {
  switch (block.block) {
    case "paragraph":
      return html`<p${paragraphClass(block.look)}>${lineHtml(block.line)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${lineHtml(item)}</li>\n`)}</ul>`;
    case "facts":
      return factsHtml(block);
    case "table":
      return block.look === "records" || block.look === "rows" ? groupedTable(block) : stackedTable(block);
    case "tally":
      return tallyHtml(block);
    case "columns":
      return columnsHtml(block, document);
    case "timeline":
      return timelineHtml(block);
    case "notices":
      return html`<ul class="banners">${block.items.map(({ kind, text }) => html`<li class="${kind}">${text}</li>\n`)}</ul>`;
    case "command":
      return html`<pre dir="ltr"><code>${block.text}</code></pre>`;
    case "section":
      return sectionHtml(block, document);
  }
}

function paragraphClass(look: string): Markup {
  return look === "plain" ? html`` : html` class="${look}"`;
}

export function lineHtml(line: Line): Markup {
  return html`${line.map(inlineHtml)}`;
}

function inlineHtml(piece: Inline): Markup {
  if (typeof piece === "string") return html`${piece}`;
  if ("value" in piece) return valueHtml(piece);
  if ("run" in piece) {
    const inside = lineHtml(piece.run);
    if (piece.look === "plain") return inside;
    if (piece.look === "strong") return html`<strong>${inside}</strong>`;
    return piece.look === "soft" ? html`<span class="soft">${inside}</span>` : html`<bdi>${inside}</bdi>`;
  }
  if ("severity" in piece) return badge(piece.severity, piece.label);
  if ("ornament" in piece) return html`<span aria-hidden="true">${piece.ornament}</span>`;
  if ("time" in piece) return timeHtml(piece.time);
  if ("to" in piece) return html`<a href="${piece.file ? "" : "#"}${piece.to}">${piece.text}</a>`;
  return html`<br>`;
}

function valueHtml({ value, look, whole }: Extract<Inline, { readonly value: string }>): Markup {
  if (look === "code") return html`<bdi class="c" dir="ltr">${value}</bdi>`;
  if (look === "message") return html`<span lang="en" dir="ltr" class="v">${value}</span>`;
  const shown = html`<bdi class="v${look === "quote" ? " q" : ""}">${value}</bdi>`;
  if (whole === undefined) return shown;
  return html`<details class="fold"><summary>${shown}</summary><p>${lineHtml(whole)}</p></details>`;
}

/** An ISO time as `2023-11-14 22:13:20`, for columns that name UTC. A wall clock of no known zone is marked. */
function timeHtml(iso: string | null): Markup {
  return iso === null ? html`–` : html`<time datetime="${iso}" dir="ltr">${shownTime(iso)}</time>`;
}

export function shownTime(iso: string): string {
  return (iso.endsWith("Z") ? iso.slice(0, -1) : `${iso} ?`).replace("T", " ");
}

function factsHtml({ rows }: Facts): Markup {
  const lines = (of: readonly Line[]) =>
    of.length === 1 && of[0] ? lineHtml(of[0]) : html`<ul>${of.map((line) => html`<li>${lineHtml(line)}</li>`)}</ul>`;
  return html`<dl class="facts">${rows.map((row) => html`<div><dt>${row.title}</dt><dd>${lines(row.lines)}</dd></div>\n`)}</dl>`;
}

const numeric: Markup = { html: ' class="n"' };

/** A table whose rows become cards on a narrow screen: each cell carries its column's title. */
function stackedTable({ caption, columns, groups, look }: Table): Markup {
  const heads = columns.map(
    (c) => html`<th scope="col" role="columnheader"${c.numeric ? numeric : undefined}>${c.title}</th>`,
  );
  const row = (cells: readonly Line[]) =>
    html`<tr role="row">${cells.map(
      (cell, i) =>
        html`<td role="cell" data-label="${columns[i]?.title ?? ""}"${columns[i]?.numeric ? numeric : undefined}>${lineHtml(cell)}</td>`,
    )}</tr>\n`;
  return html`<table class="stack ${look}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
${groups.map((group) => html`<tbody role="rowgroup">\n${group.rows.map(row)}</tbody>`)}</table>`;
}

/** A table whose rows stand under heads of their own. */
function groupedTable({ caption, columns, groups, look }: Table): Markup {
  const head = (line: Line) =>
    html`<tr><th scope="rowgroup" colspan="${String(columns.length)}">${lineHtml(line)}</th></tr>\n`;
  const bodies = groups.map(
    (group) => html`<tbody>${group.head ? head(group.head) : undefined}
${group.rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${lineHtml(cell)}</td>`)}</tr>\n`)}</tbody>`,
  );
  return html`<table class="records ${look}"><caption>${caption}</caption>
<thead><tr>${columns.map((c) => html`<th scope="col">${c.title}</th>`)}</tr></thead>
${bodies}</table>`;
}

function tallyHtml({ counts }: Tally): Markup {
  const items = counts.map(
    ({ severity, label, count, none }) =>
      html`<li class="s-${severity}${none ? " zero" : ""}">${shape(severity)}<span class="number">${count}</span> <span class="name">${label}</span></li>\n`,
  );
  return html`<ul class="tally">${items}</ul>`;
}

function columnsHtml({ look, of }: Columns, document: Document): Markup {
  return html`<div class="${look}">${of.map((one) => html`${sectionHtml(one, document)}\n`)}</div>`;
}

function timelineHtml({ events }: Timeline): Markup {
  const items = events.map(
    ({ severity, when, what, where }) =>
      html`<li class="s-${severity}"><p class="at">${lineHtml(when)}</p><p>${lineHtml(what)}</p><p class="soft">${lineHtml(where)}</p></li>\n`,
  );
  return html`<ol class="line">${items}</ol>`;
}

/** What holds the section, and with which class. Parts and findings of a section are not landmarks of their own. */
const holders: Readonly<Record<Section["look"], { readonly tag: string; readonly class: string }>> = {
  section: { tag: "section", class: "" },
  part: { tag: "div", class: "part" },
  severity: { tag: "div", class: "severity" },
  group: { tag: "article", class: "group" },
  finding: { tag: "div", class: "finding" },
  panel: { tag: "div", class: "panel" },
  next: { tag: "div", class: "panel next" },
  phone: { tag: "div", class: "phone" },
  reason: { tag: "div", class: "reason" },
  found: { tag: "div", class: "found" },
};

export function sectionHtml(section: Section, document: Document): Markup {
  const { look, id, level, title, label, severity, kicker, blocks } = section;
  const { tag, class: name } = holders[look];
  const classes = [name, severity ? `s-${severity}` : ""].filter((one) => one !== "").join(" ");
  const labelled = id !== undefined && title.length > 0 && (tag === "section" || tag === "article");
  const open = html`<${raw(tag)}${attribute("class", classes)}${attribute("id", id)}${attribute(
    "aria-labelledby",
    labelled ? `${id}-h` : undefined,
  )}${label === undefined ? undefined : html` role="group" aria-label="${label}"`}>`;
  return html`${open}${kicker ? html`<p class="kicker">${lineHtml(kicker)}</p>` : undefined}
${title.length > 0 ? heading(level, title, labelled ? `${id}-h` : undefined, look === "severity" ? severity : undefined) : undefined}
${look === "section" ? marksHtml(document) : undefined}${blocksHtml(blocks, document)}</${raw(tag)}>`;
}

function heading(level: Section["level"], title: Line, id: string | undefined, tone: Section["severity"]): Markup {
  const tag = raw(`h${level}`);
  return html`<${tag}${attribute("id", id)}>${tone ? shape(tone) : undefined}${lineHtml(title)}</${tag}>`;
}

/** What holds for the whole report, said again under the head of each section. */
function marksHtml({ marks }: Document): Markup | undefined {
  return marks.length === 0 ? undefined : html`<p class="marks">${marks.join(" · ")}</p>\n`;
}

function attribute(name: string, value: string | undefined): Markup | undefined {
  return value === undefined || value === "" ? undefined : html` ${raw(name)}="${value}"`;
}

/** Names of elements and attributes: ours, never evidence. */
function raw(name: string): Markup {
  return { html: name };
}
