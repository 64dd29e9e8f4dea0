import { type ByteSource, chunks } from "../../bytes/source.ts";

export type HtmlToken =
  | {
      readonly type: "open";
      readonly name: string;
      readonly offset: number;
      attribute(name: string): string | undefined;
    }
  | { readonly type: "close"; readonly name: string }
  | { readonly type: "text"; readonly text: string };

/** A longer tag or run of text is none that is read: it is cut. */
const longest = 1 << 20;

/**
 * The tags and texts of a page, as far as exports need them: no tree is built, no error corrected. Scripts, style sheets
 * and comments are left out. Offsets count bytes.
 */
export function* htmlTokens(source: ByteSource): Generator<HtmlToken> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  /** How far bytes are counted: a place in the text, and the bytes before it. */
  let counted = 0;
  let bytes = 0;
  const offsetOf = (at: number): number => {
    bytes += utf8Length(text, counted, at);
    counted = at;
    return bytes;
  };
  /** The element whose content is left out. */
  let silent = "";
  for (const { piece, last } of pieces(source, decoder)) {
    text += piece;
    let at = 0;
    while (at < text.length) {
      if (silent !== "") {
        const end = closing(text, at, silent);
        if (end < 0) {
          at = Math.max(at, text.length - silent.length - 2);
          break;
        }
        at = end;
        silent = "";
      }
      const mark = text.indexOf("<", at);
      if (mark !== at) {
        // Text may go on in the next piece.
        if (mark < 0 && !last && text.length - at < longest) break;
        const end = mark < 0 ? text.length : mark;
        for (let from = at; from < end; from += longest) {
          yield { type: "text", text: entities(text.slice(from, Math.min(end, from + longest))) };
        }
        at = end;
        continue;
      }
      const comment = text.startsWith("<!--", at);
      const end = comment ? text.indexOf("-->", at + 4) : tagEnd(text, at + 1);
      if (end < 0) {
        if (!last && text.length - at < longest) break;
        at = last ? text.length : at + 1;
        continue;
      }
      if (!comment) {
        const token = tagOf(text.slice(at + 1, end), offsetOf(at));
        if (token) yield token;
        if (token?.type === "open" && (token.name === "script" || token.name === "style")) silent = token.name;
      }
      at = end + (comment ? 3 : 1);
    }
    offsetOf(at);
    counted = 0;
    text = text.slice(at);
  }
}

function utf8Length(text: string, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    // The two halves of a pair make four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return length;
}

function* pieces(source: ByteSource, decoder: TextDecoder): Generator<{ piece: string; last: boolean }> {
  for (const bytes of chunks(source, 1 << 16)) yield { piece: decoder.decode(bytes, { stream: true }), last: false };
  yield { piece: decoder.decode(), last: true };
}

/** Where the tag ends that closes an element without content of interest. */
function closing(text: string, from: number, name: string): number {
  for (let at = text.indexOf("</", from); at >= 0; at = text.indexOf("</", at + 2)) {
    if (text.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return -1;
}

/** Quoted values may hold the sign that ends tags. */
function tagEnd(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length && at - from < longest; at++) {
    const sign = text.charAt(at);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === ">") {
      return at;
    } else if ((sign === '"' || sign === "'") && text.charAt(at - 1) === "=") {
      quote = sign;
    }
  }
  return -1;
}

function tagOf(inner: string, offset: number): HtmlToken | undefined {
  const [, slash, written] = /^(\/?)([a-zA-Z][a-zA-Z0-9-]*)/.exec(inner) ?? [];
  if (written === undefined) return undefined;
  const name = written.toLowerCase();
  if (slash) return { type: "close", name };
  const rest = inner.slice(written.length);
  return { type: "open", name, offset, attribute: (wanted) => attributeOf(rest, wanted) };
}

function attributeOf(rest: string, wanted: string): string | undefined {
  for (const match of rest.matchAll(/([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)) {
    const [, name = "", double, single, bare] = match;
    if (name.toLowerCase() === wanted) return entities(double ?? single ?? bare ?? "");
  }
  return undefined;
}

/** The few names that exports write; others stay as they are. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  emsp: "\u2003",
  ensp: "\u2002",
};

function entities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code !== undefined) return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
  });
}
