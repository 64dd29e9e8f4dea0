import { base64Decode } from "@bufbuild/protobuf/wire";
import { decodeText, quotedPrintable } from "../content-lines.ts";
import type { Microseconds } from "../time.ts";
import { parseWrittenTime } from "../written-time.ts";

/** The fields of a message's head (RFC 5322): names in small letters, values unfolded, each byte as a character. */
export type MailHeaders = readonly (readonly [name: string, value: string])[];

export function parseHeaders(lines: readonly string[]): MailHeaders {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const [, name, value = ""] = /^([!-9;-~]{1,100}):[ \t]*(.*)$/s.exec(line) ?? [];
    if (name !== undefined) headers.push([name.toLowerCase(), value]);
  }
  return headers;
}

/** The first value of a field, decoded. */
export function header(headers: MailHeaders, name: string): string | null {
  const value = headers.find(([own]) => own === name)?.[1];
  return value === undefined ? null : decodedWords(value).trim() || null;
}

export function allHeaders(headers: MailHeaders, name: string): string[] {
  return headers.filter(([own]) => own === name).map(([, value]) => decodedWords(value).trim());
}

/** `=?utf-8?Q?Ma=C3=AFt=C3=A9?=` (RFC 2047). Blanks between two such words are none; bytes beyond ASCII are UTF-8. */
export function decodedWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, "$1");
  const plain = /[\u0080-\u00ff]/.test(joined) ? decodeText(bytesOf(joined), "utf-8") : joined;
  return plain.replace(
    /=\?([\w.*:-]{1,40})\?([bq])\?([^?]*)\?=/gi,
    (whole, charset: string, how: string, text: string) => {
      const bytes = /^b$/i.test(how) ? base64Bytes(text) : quotedPrintable(text.replaceAll("_", " "));
      return bytes ? decodeText(bytes, charset.split("*")[0] ?? charset) : whole;
    },
  );
}

/** Each character is one byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
}

/** Undefined where the text is no base64; what is not of its alphabet is passed over. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, "");
  try {
    return base64Decode(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
  } catch {
    // The caller says or shows what could not be decoded.
    return undefined;
  }
}

export interface Address {
  readonly name: string | null;
  readonly address: string;
}

/** `"Corvenne, Maïté" <maite@example.org>, tarek@example.net`. */
export function addresses(value: string | null): Address[] {
  const found: Address[] = [];
  for (const [part] of (value ?? "").matchAll(/(?:[^,"<]|"(?:[^"\\]|\\.)*"|<[^>]*>)+/g)) {
    const address =
      /<\s*([^<>\s]+@[^<>\s]+)\s*>/.exec(part)?.[1] ?? /^\s*([^\s<>"]+@[^\s<>"]+)\s*(?:\(|$)/.exec(part)?.[1];
    if (address === undefined) continue;
    const name = part
      .replace(/<[^>]*>/, "")
      .replace(address, "")
      .replace(/[()]/g, "")
      .trim()
      .replace(/^"|"$/g, "")
      .replace(/\\(.)/g, "$1");
    found.push({ name: name || null, address });
  }
  return found;
}

/** `Tue, 14 Nov 2023 22:13:20 +0100 (CET)`. */
export function mailTime(value: string | null): Microseconds | null {
  const plain = (value ?? "")
    .replace(/\([^)]*\)/g, "")
    .replace(/^\s*\p{L}{3,9},/u, "")
    .trim();
  return parseWrittenTime(plain)?.time ?? null;
}

/** The media type and the parameters of a Content-Type or Content-Disposition (RFC 2045, 2231). */
export function typed(value: string | null): {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
} {
  const [type = "", ...rest] = (value ?? "").match(/(?:[^;"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [, name = "", written = ""] = /^\s*([\w!#$&.+^_-]+\*?\d*\*?)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (name === "") continue;
    const value = written.replace(/^"([\s\S]*)"$/, "$1").replace(/\\(.)/g, "$1");
    const key = name.toLowerCase().replace(/\*.*$/, "");
    parameters.set(key, (parameters.get(key) ?? "") + (name.endsWith("*") ? extended(value) : value));
  }
  return { type: type.trim().toLowerCase(), parameters };
}

/** `utf-8''Plan%20du%20port.pdf`. */
function extended(value: string): string {
  const [, charset, text] = /^([\w.-]*)'[^']*'(.*)$/s.exec(value) ?? [undefined, undefined, value];
  const bytes = quotedPrintable((text ?? "").replace(/%([0-9a-f]{2})/gi, "=$1"));
  return decodeText(bytes, charset || "utf-8");
}
