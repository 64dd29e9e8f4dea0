import type { Part, Wording } from "../findings/wording/wording.ts";
import { defang, start, visible } from "./text.ts";

/** HTML that was made here. A bare string in a template is text and gets escaped. */
export interface Markup {
  readonly html: string;
}

type Insert = Markup | string | number | undefined | readonly Insert[];

/**
 * html`<p>${text}</p>`: every string that is put in is made visible and escaped, whoever wrote it; arrays are joined;
 * undefined is nothing.
 */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let out = strings[0] ?? "";
  for (const [index, insert] of inserts.entries()) out += render(insert) + (strings[index + 1] ?? "");
  return { html: out };
}

function render(insert: Insert): string {
  if (insert === undefined) return "";
  if (typeof insert === "string") return escapeHtml(visible(insert));
  if (typeof insert === "number") return String(insert);
  if ("html" in insert) return insert.html;
  return insert.map(render).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A string inside CSS quotes: everything but letters, digits and spaces as an escape. */
export function cssString(text: string): string {
  const escaped = Array.from(visible(text)).map((c) =>
    /[\p{L}\p{N} .,-]/u.test(c) ? c : `\\${c.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}

/** Characters of a value that stand in a line of text, and in a block that opens. */
const inlineLength = 180;
const blockLength = 4000;

/** A value from evidence in a line: isolated, visible, defanged, cut with its length where it is long. */
export function value(text: string, wording: Wording, defanged: Defang = defang): Markup {
  return inline(text, wording, defanged, { html: "" });
}

/** The same, set off as a quotation of what the phone has. */
export function quote(text: string, wording: Wording, defanged: Defang = defang): Markup {
  return inline(text, wording, defanged, { html: " q" });
}

type Defang = (text: string) => string;

function inline(text: string, wording: Wording, defanged: Defang, look: Markup): Markup {
  const shown = html`<bdi class="v${look}">${defanged(start(text, inlineLength))}</bdi>`;
  return text.length <= inlineLength ? shown : html`${shown}… (${wording.count("characters", text.length)})`;
}

/** A quotation in a block of its own: folded where it is long. */
export function block(text: string, wording: Wording, defanged: Defang = defang): Markup {
  if (text.length <= inlineLength) return quote(text, wording, defanged);
  const cut = text.length > blockLength ? html` <em>${wording.text("cut")}</em>` : undefined;
  const whole = defanged(start(text, blockLength));
  return html`<details class="fold"><summary>${quote(text, wording, defanged)}</summary><p><bdi class="v q">${whole}</bdi>${cut}</p></details>`;
}

/** Words of a sentence that are names in our packs and registry, not quotations of the phone. */
const names: ReadonlySet<string> = new Set(["family", "packs", "version", "english"]);

/** A sentence of ours with values from evidence in it. */
export function sentence(parts: readonly Part[], wording: Wording, defanged: Defang = defang): Markup {
  return html`${parts.map((part) => {
    if (part.kind === "text") return html`${part.text}`;
    return names.has(part.word) ? value(part.text, wording) : quote(part.text, wording, defanged);
  })}`;
}

/** Paths, hashes, identifiers: read from left to right in every language, broken anywhere. */
export function code(text: string): Markup {
  return html`<bdi class="c" dir="ltr">${defang(start(text, blockLength))}</bdi>`;
}

/** An ISO time as `2023-11-14 22:13:20`, for columns that name UTC. */
export function utc(iso: string | null): Markup {
  if (iso === null) return html`–`;
  // A wall clock of no known zone is marked: its column says UTC.
  const shown = iso.endsWith("Z") ? iso.slice(0, -1) : `${iso} ?`;
  return html`<time datetime="${iso}" dir="ltr">${shown.replace("T", " ")}</time>`;
}

/** A table whose rows become cards on a narrow screen: each cell carries its column's title. */
export function table(
  caption: string,
  columns: readonly { readonly title: string; readonly numeric?: boolean }[],
  rows: readonly (readonly Markup[])[],
  kind = "",
): Markup {
  const heads = columns.map(
    (c) => html`<th scope="col" role="columnheader"${c.numeric ? numeric : undefined}>${c.title}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr role="row">${row.map((cell, i) => html`<td role="cell" data-label="${columns[i]?.title ?? ""}"${columns[i]?.numeric ? numeric : undefined}>${cell}</td>`)}</tr>\n`,
  );
  return html`<table class="stack ${kind}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${body}</tbody></table>`;
}

const numeric: Markup = { html: ' class="n"' };

/** A line that says how many are not shown; nothing where all are. */
export function more(text: string, hiddenCount: number): Markup | undefined {
  return hiddenCount > 0 ? html`<p class="more">${text}</p>` : undefined;
}
