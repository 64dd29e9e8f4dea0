import type { Language } from "../findings/language.ts";
import type { Part, Wording } from "../findings/wording/wording.ts";
import type { Severity } from "../rules/rule.ts";
import { defang, start } from "./text.ts";

/**
 * A report before it has a form: what is said, in which order, and which of it is quoted from evidence. HTML and PDF are
 * made from the same document, so that both say the same.
 */
export interface Document {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  /** What the case is called: a value. */
  readonly name: string;
  /** Lines that stand on every page and under the head of every section: synthetic, masked, no consent. */
  readonly marks: readonly string[];
  readonly head: readonly Block[];
  readonly sections: readonly Section[];
  /** Words of the page itself. */
  readonly labels: { readonly skip: string; readonly contents: string };
  /** `page`: a letter to one reader, without a table of contents. */
  readonly look: "report" | "page";
  /** When the case was made, ISO 8601: an output that carries a date carries this one. */
  readonly made: string;
}

/** A piece of a line. A bare string is text of ours. */
export type Inline = string | Value | Run | Badge | Time | Link | Ornament | Break;

/** Text from evidence, or chosen by somebody else than us. Outputs isolate it and make it visible. */
export interface Value {
  readonly value: string;
  /** `quote`: what the phone has. `code`: paths, hashes, identifiers, from left to right. `message`: English of ours. */
  readonly look: "plain" | "quote" | "code" | "message";
  /** What the value is the beginning of; an output may fold it. */
  readonly whole?: readonly Inline[];
}
export interface Run {
  readonly run: readonly Inline[];
  readonly look: "plain" | "strong" | "soft" | "isolated";
}
export interface Badge {
  readonly severity: Severity;
  readonly label: string;
}
/** ISO 8601, for columns that name UTC; without a zone it is the phone's clock. */
export interface Time {
  readonly time: string | null;
}
export interface Link {
  /** Id of a section of this document, or name of a file beside it. */
  readonly to: string;
  readonly file?: boolean;
  readonly text: string;
}
/** Says nothing that the words beside it do not say: not read aloud, and not printed. */
export interface Ornament {
  readonly ornament: string;
}
export interface Break {
  readonly break: true;
}
export const lineBreak: Break = { break: true };

export type Line = readonly Inline[];

export type Block = Paragraph | List | Facts | Table | Tally | Columns | Timeline | Notices | Command | Section;

export interface Paragraph {
  readonly block: "paragraph";
  readonly look: ParagraphLook;
  readonly line: Line;
}
export type ParagraphLook =
  | "plain"
  | "note"
  | "more"
  | "negative"
  | "statement"
  | "when"
  | "source"
  | "made"
  | "kicker"
  | "lead";
export interface List {
  readonly block: "list";
  readonly items: readonly Line[];
}
/** Named facts, each of one or more lines. */
export interface Facts {
  readonly block: "facts";
  readonly rows: readonly { readonly title: string; readonly lines: readonly Line[] }[];
}
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
  /** Its share of the width, where paper needs to be told. */
  readonly share?: number;
}
export interface Table {
  readonly block: "table";
  readonly look: "plain" | "glance" | "matrix" | "records" | "rows" | "files";
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Rows under a head of their own; the head may be missing. */
  readonly groups: readonly { readonly head?: Line; readonly rows: readonly (readonly Line[])[] }[];
}
export interface Tally {
  readonly block: "tally";
  readonly counts: readonly (Badge & { readonly count: string; readonly none: boolean })[];
}
export interface Columns {
  readonly block: "columns";
  readonly look: "phones" | "columns" | "reasons";
  readonly of: readonly Section[];
}
export interface Timeline {
  readonly block: "timeline";
  readonly events: readonly {
    readonly severity: Severity;
    readonly when: Line;
    readonly what: Line;
    readonly where: Line;
  }[];
}
export interface Notices {
  readonly block: "notices";
  readonly items: readonly { readonly kind: string; readonly text: string }[];
}
/** What a reader can type. */
export interface Command {
  readonly block: "command";
  readonly text: string;
}
export interface Section {
  readonly block: "section";
  readonly look:
    | "section"
    | "part"
    | "severity"
    | "group"
    | "finding"
    | "panel"
    | "next"
    | "phone"
    | "reason"
    | "found";
  readonly id?: string;
  readonly level: 2 | 3 | 4 | 5;
  /** Empty: told by `label` alone, to those who cannot see it. */
  readonly title: Line;
  readonly label?: string;
  readonly severity?: Severity;
  /** Stands above the title. */
  readonly kicker?: Line;
  readonly blocks: readonly Block[];
}

export function paragraph(look: ParagraphLook, ...line: Line): Paragraph {
  return { block: "paragraph", look, line };
}

export function list(items: readonly (Line | string)[]): List {
  return { block: "list", items: items.map((item) => (typeof item === "string" ? [item] : item)) };
}

export function table(
  look: Table["look"],
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Line[])[],
): Table {
  return { block: "table", look, caption, columns, groups: [{ rows }] };
}

export function section(
  look: Section["look"],
  level: Section["level"],
  title: Line | string,
  blocks: readonly (Block | undefined)[],
  more: Pick<Section, "id" | "label" | "severity" | "kicker"> = {},
): Section {
  return {
    block: "section",
    look,
    level,
    title: typeof title === "string" ? [title] : title,
    blocks: present(blocks),
    ...more,
  };
}

export function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

/** A line that says how many are not shown; nothing where all are. */
export function more(text: string, hiddenCount: number): Paragraph | undefined {
  return hiddenCount > 0 ? paragraph("more", text) : undefined;
}

export function strong(...run: Line): Run {
  return { run, look: "strong" };
}
export function soft(...run: Line): Run {
  return { run, look: "soft" };
}
/** Text of ours that keeps its direction to itself: a title, a count. */
export function isolated(text: string): Run {
  return { run: [text], look: "isolated" };
}

/** Lines with something of ours between them. */
export function joined(lines: readonly Inline[], between: string): Line {
  return lines.flatMap((one, index) => (index === 0 ? [one] : [between, one]));
}

type Defang = (text: string) => string;

/** Characters of a value that stand in a line of text, and in a block that opens. */
const inlineLength = 180;
const blockLength = 4000;

/** A value in a line: defanged, cut with its length where it is long. */
export function value(text: string, wording: Wording, defanged: Defang = defang): Inline {
  return cut(text, wording, { value: defanged(start(text, inlineLength)), look: "plain" });
}

/** The same, set off as a quotation of what the phone has. */
export function quote(text: string, wording: Wording, defanged: Defang = defang): Inline {
  return cut(text, wording, { value: defanged(start(text, inlineLength)), look: "quote" });
}

function cut(text: string, wording: Wording, shown: Value): Inline {
  if (text.length <= inlineLength) return shown;
  return { run: [shown, `… (${wording.count("characters", text.length)})`], look: "plain" };
}

/** A quotation of which more than a line is shown. */
export function longQuote(text: string, wording: Wording, defanged: Defang = defang): Inline {
  if (text.length <= inlineLength) return quote(text, wording, defanged);
  const whole: Inline[] = [{ value: defanged(start(text, blockLength)), look: "quote" }];
  if (text.length > blockLength) whole.push(" ", wording.text("cut"));
  return {
    run: [
      { value: defanged(start(text, inlineLength)), look: "quote", whole },
      `… (${wording.count("characters", text.length)})`,
    ],
    look: "plain",
  };
}

/** Paths, hashes, identifiers: read from left to right in every language, broken anywhere. */
export function code(text: string): Value {
  return { value: defang(start(text, blockLength)), look: "code" };
}

/** English in every language: quotes the evidence's own terms. */
export function message(text: string): Value {
  return { value: defang(start(text, blockLength)), look: "message" };
}

/** Words of a sentence that are names in our packs and registry, not quotations of the phone. */
const names: ReadonlySet<string> = new Set(["family", "packs", "version", "english"]);

/** A sentence of ours with values from evidence in it. */
export function sentence(parts: readonly Part[], wording: Wording, defanged: Defang = defang): Line {
  return parts.map((part) => {
    if (part.kind === "text") return part.text;
    return names.has(part.word) ? value(part.text, wording) : quote(part.text, wording, defanged);
  });
}
