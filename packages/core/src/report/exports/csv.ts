import { visible } from "../text.ts";

/**
 * CSV (RFC 4180) that a spreadsheet cannot be made to act on. Text that begins with a character that starts a formula
 * gets an apostrophe before it and is quoted, also where spaces or quotes stand before that character; numbers are
 * written as they are. Where the spreadsheet's language splits cells at semicolons (French, Spanish), text is guarded
 * behind each semicolon as well. Controls, line ends and invisible characters are shown (`␊`, `⟨U+202E⟩`), so that a record is
 * one line.
 */
export type CsvValue = string | number | boolean | null | undefined;

/** OWASP "CSV injection": = + - @, tab, carriage return, line feed; and their full-width forms. */
const startsFormula = /^[\s"'\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const formulaBehindSemicolon = /;(?=[\s"'\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  // Most cells: a name, a number, a time.
  if (/^[\w./:]*$/.test(value)) return value;
  const text = visible(value.replace(formulaBehindSemicolon, ";'"));
  if (startsFormula.test(value)) return quoted(`'${text}`);
  return /[",;\s]/.test(text) ? quoted(text) : text;
}

/** One line with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
