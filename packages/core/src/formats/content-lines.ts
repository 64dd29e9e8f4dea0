/**
 * The lines of calendars (RFC 5545) and contact cards (vCard 2.1; RFC 2426; RFC 6350): `NAME;PARAM=a,"b":value`, folded
 * over several lines where the next begins with a blank. vCard 2.1 folds quoted-printable values by a `=` at the end.
 */
export interface ContentLine {
  readonly line: number;
  /** In capitals, without a group before it. */
  readonly name: string;
  /** By their names in capitals; a parameter without a name is a type, as vCard 2.1 writes it. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Decoded from quoted-printable; backslashes are left. */
  readonly value: string;
}

export interface NoContentLine {
  readonly line: number;
  readonly fault: "not_a_line" | "too_long";
}

interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** A photograph on a card is larger, and is none that is read. */
const longestValue = 256 * 1024;

export function* contentLines(lines: Iterable<TextLine>): Generator<ContentLine | NoContentLine> {
  let open: { line: number; text: string; long: boolean } | undefined;
  for (const { number, text } of lines) {
    const soft =
      open !== undefined &&
      /;ENCODING=QUOTED-PRINTABLE[;:]|;QUOTED-PRINTABLE[;:]/i.test(open.text.slice(0, 200)) &&
      open.text.endsWith("=");
    if (open && (soft || /^[ \t]/.test(text))) {
      if (open.text.length + text.length > longestValue) open.long = true;
      else open.text = soft ? `${open.text.slice(0, -1)}\n${text}` : open.text + text.slice(1);
      continue;
    }
    if (open) yield lineOf(open);
    open = text.trim() === "" ? undefined : { line: number, text, long: false };
  }
  if (open) yield lineOf(open);
}

const form = /^\ufeff?(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:[^";:]|"[^"]*")*)*):([\s\S]*)$/;

function lineOf({ line, text, long }: { line: number; text: string; long: boolean }): ContentLine | NoContentLine {
  if (long) return { line, fault: "too_long" };
  const [, name, written = "", value = ""] = form.exec(text) ?? [];
  if (name === undefined) return { line, fault: "not_a_line" };
  const parameters = parametersOf(written);
  return { line, name: name.toUpperCase(), parameters, value: decoded(value, parameters) };
}

function parametersOf(written: string): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  for (const [part] of written.matchAll(/(?:[^;"]|"[^"]*")+/g)) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? "TYPE" : part.slice(0, equals).toUpperCase();
    const values = [...part.slice(equals + 1).matchAll(/"([^"]*)"|([^,"]+)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? "",
    );
    // `TEL;QUOTED-PRINTABLE;CELL:` has its encoding without a name too.
    const encodings =
      equals < 0 ? values.filter((value) => /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(value)) : [];
    if (encodings.length > 0) parameters.set("ENCODING", encodings);
    else parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
  }
  return parameters;
}

function decoded(value: string, parameters: ReadonlyMap<string, readonly string[]>): string {
  if (!/^quoted-printable$/i.test(parameters.get("ENCODING")?.[0] ?? "")) return value;
  return decodeText(quotedPrintable(value.replaceAll("\n", "")), parameters.get("CHARSET")?.[0] ?? "utf-8");
}

/** The bytes of a quoted-printable text (RFC 2045, 6.7), soft line ends taken out before. */
export function quotedPrintable(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const hex = unit === 0x3d ? /^[0-9a-f]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    if (hex !== undefined) {
      bytes[length++] = Number.parseInt(hex, 16);
      at += 2;
    } else if (unit < 0x100) {
      // Eight-bit letters occur though they should not: they are bytes of the text.
      bytes[length++] = unit;
    } else {
      length += new TextEncoder().encodeInto(text.charAt(at), bytes.subarray(length)).written;
    }
  }
  return bytes.subarray(0, length);
}

/** A text in the character set that it names; one that is not known is read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset.trim().toLowerCase()).decode(bytes);
  } catch {
    // The name is none that is known.
    return new TextDecoder("utf-8").decode(bytes);
  }
}

/** `\n`, `\,`, `\;` and `\\` of a text value. */
export function unescaped(value: string): string {
  return value.replace(/\\([nN,;\\:])/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign));
}
