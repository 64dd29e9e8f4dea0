import type { Block, Document, Inline, Line, Section } from "./document.ts";
import { shownTime } from "./document-html.ts";
import { defang, visible } from "./text.ts";

/**
 * A document as plain data for the Typst template. Typst reads it as JSON: no text in it, whoever wrote it, is ever
 * parsed as markup or code. Every string is made visible; values of evidence keep their direction to themselves.
 */
export function typstData(document: Document, canShow: (codePoint: number) => boolean): string {
  const shown = (text: string) => spelled(visible(text), canShow);
  const known = new Set(document.sections.flatMap(idsIn));
  const context: Context = { shown, known };
  return JSON.stringify({
    language: document.language,
    direction: document.direction,
    look: document.look,
    title: shown(document.title),
    name: { k: "v", l: "plain", p: pieces(`\u2068${shown(defang(document.name))}\u2069`) },
    made: document.made,
    marks: document.marks.map(shown),
    head: document.head.map((block) => blockData(block, context)),
    sections: document.sections.map((section) => blockData(section, context)),
  });
}

interface Context {
  shown(text: string): string;
  /** Ids that a link of this document can lead to. */
  readonly known: ReadonlySet<string>;
}

function idsIn(section: Section): readonly string[] {
  return [
    ...(section.id === undefined ? [] : [section.id]),
    ...section.blocks.flatMap((block) =>
      block.block === "section" ? idsIn(block) : block.block === "columns" ? block.of.flatMap(idsIn) : [],
    ),
  ];
}

/** Fonts have their limits: what they cannot show is spelled out, so that nothing vanishes from paper. */
function spelled(text: string, canShow: (codePoint: number) => boolean): string {
  return text.replace(/[^\u0000-\u007f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (canShow(code)) return character;
    // The brackets of `visible` itself, and its pictures of controls.
    if (character === "⟨") return "‹";
    if (character === "⟩") return "›";
    const meant = code >= 0x2400 && code < 0x2420 ? code - 0x2400 : code === 0x2421 ? 0x7f : code;
    return `‹U+${meant.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}

function blockData(block: Block, context: Context): unknown {
  const { shown } = context;
  const line = (of: Line) => lineData(of, context);
  switch (block.block) {
    case "paragraph":
      return { k: "paragraph", l: block.look, c: line(block.line) };
    case "list":
      return { k: "list", items: block.items.map(line) };
    case "facts":
      return {
        k: "facts",
        rows: block.rows.map((row) => ({ title: shown(row.title), lines: row.lines.map(line) })),
      };
    case "table":
      return {
        k: "table",
        l: block.look,
        caption: shown(block.caption),
        columns: block.columns.map(({ title, numeric, share }) => ({
          title: shown(title),
          numeric: numeric ?? false,
          share: share ?? 1,
        })),
        groups: block.groups.map(({ head, rows }) => ({
          head: head ? line(head) : null,
          rows: rows.map((cells) => cells.map(line)),
        })),
      };
    case "tally":
      return {
        k: "tally",
        counts: block.counts.map(({ severity, label, count, none }) => ({
          s: severity,
          t: shown(label),
          n: shown(count),
          none,
        })),
      };
    case "columns":
      return { k: "columns", l: block.look, of: block.of.map((one) => blockData(one, context)) };
    case "timeline":
      return {
        k: "timeline",
        events: block.events.map(({ severity, when, what, where }) => ({
          s: severity,
          lines: [line(when), line(what), line(where)],
        })),
      };
    case "notices":
      return { k: "notices", items: block.items.map(({ text }) => shown(text)) };
    case "command":
      return { k: "command", p: pieces(`\u2066${shown(block.text)}\u2069`) };
    case "section":
      return {
        k: "section",
        l: block.look,
        id: block.id ?? "",
        level: block.level,
        title: line(block.title),
        s: block.severity ?? "",
        kicker: block.kicker ? line(block.kicker) : [],
        blocks: block.blocks.map((one) => blockData(one, context)),
      };
  }
}

function lineData(line: Line, context: Context): readonly unknown[] {
  return line.map((piece) => inlineData(piece, context));
}

function inlineData(piece: Inline, context: Context): unknown {
  const { shown, known } = context;
  if (typeof piece === "string") return shown(piece);
  if ("value" in piece) {
    // Nothing folds on paper: what a screen opens is printed.
    if (piece.whole !== undefined) return { k: "r", l: "plain", c: lineData(piece.whole, context) };
    const leftToRight = piece.look === "code" || piece.look === "message";
    return { k: "v", l: piece.look, p: pieces(`${leftToRight ? "\u2066" : "\u2068"}${shown(piece.value)}\u2069`) };
  }
  if ("run" in piece) {
    const inside = lineData(piece.run, context);
    return { k: "r", l: piece.look, c: piece.look === "isolated" ? ["\u2068", ...inside, "\u2069"] : inside };
  }
  if ("severity" in piece) return { k: "b", s: piece.severity, t: shown(piece.label) };
  if ("ornament" in piece) return "";
  if ("time" in piece) return piece.time === null ? "–" : `\u2066${shown(shownTime(piece.time))}\u2069`;
  if ("to" in piece) {
    const target = piece.file === true || !known.has(piece.to) ? "" : piece.to;
    return { k: "l", to: target, t: shown(piece.text) };
  }
  return { k: "n" };
}

/** A long run of Latin characters breaks nowhere by itself; between pieces a line may end. Letters that join are left. */
function pieces(text: string): readonly string[] {
  return text
    .split(/([!-~‹›]{20,})/)
    .flatMap((run, index) => (index % 2 === 1 ? (run.match(/.{1,6}/gu) ?? []) : [run]))
    .filter((piece) => piece !== "");
}
