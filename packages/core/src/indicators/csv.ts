import type { IndicatorType } from "./indicator.ts";
import type { PackBuilder } from "./pack.ts";
import { shorten } from "./pack.ts";
import { refang } from "./text.ts";
import { guessType, typeByLength, typeNamed } from "./value-type.ts";

interface Columns {
  readonly value: number;
  readonly type: number;
  readonly family: number;
  readonly toIds: number;
  /** Columns that bear the name of a type: `SHA256,Package Name,Certificate`. */
  readonly typed: readonly { readonly column: number; readonly type: IndicatorType }[];
}

const valueNames = ["value", "indicator", "ioc", "observable", "indicator_value", "indicator value", "attribute_value"];
const typeNames = ["type", "indicator_type", "indicator type", "ioc_type", "kind", "attribute_type"];
const familyNames = ["family", "malware", "campaign", "threat", "app", "event_info", "actor", "name", "tag"];

/** What lies between the values of a first line that is a table's header; undefined for another. */
export function csvDelimiter(text: string): string | undefined {
  const line = firstLine(text);
  const delimiter = [",", ";", "\t"].find((sign) => line.includes(sign)) ?? ",";
  return columnsOf(splitRow(line, delimiter)) ? delimiter : undefined;
}

/** Reads a table with a header: a column of values, with or without one of types, or one column for each type. */
export function readCsv(text: string, delimiter: string, fileName: string, pack: PackBuilder): void {
  let columns: Columns | undefined;
  let number = 0;
  let unmarked = 0;
  for (const row of rows(text, delimiter)) {
    number++;
    columns ??= columnsOf(row);
    if (number === 1 || !columns) continue;
    if (columns.toIds >= 0 && /^(?:0|false)$/i.test((row[columns.toIds] ?? "").trim())) {
      unmarked++;
      continue;
    }
    const filed = pack.filing((row[columns.family] ?? "").trim() || fileName);
    if (columns.value >= 0) addValue(row, columns, filed, number, pack);
    else addTyped(row, columns, filed, number, pack);
  }
  if (unmarked > 0) pack.problem("", `${unmarked} rows are not marked for detection by their publisher`);
}

function addValue(row: readonly string[], columns: Columns, filed: number, line: number, pack: PackBuilder): void {
  const value = refang((row[columns.value] ?? "").trim());
  if (value === "") return;
  const word = (row[columns.type] ?? "").trim();
  const type = word === "" ? guessType(value) : typeNamed(word);
  if (type) addOne(word, type, value, filed, line, pack);
  else if (word === "") pack.problem(line, `${shorten(value)}: cannot tell what kind of value it is`);
  else pack.problem(line, `${shorten(value)}: ${shorten(word)} is not something that phones are searched for`);
}

/** Values that MISP joins by `|`: the part that says most by itself. */
export function addOne(
  word: string,
  type: IndicatorType,
  value: string,
  filed: number,
  where: string | number,
  pack: PackBuilder,
): void {
  const parts = value.split("|");
  const part = !word.includes("|") ? value : word.toLowerCase().startsWith("filename|") ? parts.at(-1) : parts[0];
  pack.add(typeByLength(type, part ?? value), part ?? value, filed, where);
}

function addTyped(row: readonly string[], columns: Columns, filed: number, line: number, pack: PackBuilder): void {
  for (const { column, type } of columns.typed) {
    const value = refang((row[column] ?? "").trim());
    if (value !== "") pack.add(typeByLength(type, value), value, filed, line);
  }
}

function columnsOf(header: readonly string[]): Columns | undefined {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/, "")
      .trim()
      .toLowerCase(),
  );
  const find = (wanted: readonly string[]): number => names.findIndex((name) => wanted.includes(name));
  const family = find(familyNames);
  const typed = names.flatMap((name, column) => {
    const type = column === family ? undefined : typeNamed(name);
    return type ? [{ column, type }] : [];
  });
  const value = find(valueNames);
  if (value < 0 && typed.length === 0) return undefined;
  return { value, type: find(typeNames), family, toIds: find(["to_ids"]), typed };
}

function firstLine(text: string): string {
  const end = text.slice(0, 10_000).search(/[\r\n]/);
  return end < 0 ? text.slice(0, 10_000) : text.slice(0, end);
}

function splitRow(line: string, delimiter: string): readonly string[] {
  return rows(line, delimiter).next().value ?? [];
}

/** Rows of RFC 4180: quoted cells may hold delimiters, line ends and doubled quotes. */
export function* rows(text: string, delimiter: string): Generator<string[], undefined> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    row.push(cell.value);
    at = cell.end;
    const next = text.charAt(at);
    if (next === delimiter) {
      at++;
      if (at < text.length) continue;
      row.push("");
    }
    if (next === "\r" && text.charAt(at + 1) === "\n") at++;
    if (next !== delimiter) at++;
    if (row.length > 1 || row[0] !== "") yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}

function plainCell(text: string, from: number, delimiter: string): { value: string; end: number } {
  let end = from;
  while (end < text.length) {
    const sign = text.charAt(end);
    if (sign === delimiter || sign === "\n" || sign === "\r") break;
    end++;
  }
  return { value: text.slice(from, end), end };
}

/** A quote without end takes the rest of the text. What follows a closing quote up to the delimiter is dropped. */
function quotedCell(text: string, from: number): { value: string; end: number } {
  let end = from + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0) return { value: text.slice(from + 1), end: text.length };
    if (text.charAt(quote + 1) !== '"') {
      return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    end = quote + 2;
  }
}
