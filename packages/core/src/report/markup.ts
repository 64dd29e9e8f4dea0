import { visible } from "./text.ts";

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
