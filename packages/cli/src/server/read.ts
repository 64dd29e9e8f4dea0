import { type Language, languages } from "@sillage/core/findings/language.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";

/** Reads what a page sent: nothing of it is believed before. Throws WorkbenchError `invalid`. */
export type Fields = Readonly<Record<string, unknown>>;

export function invalid(what: string): WorkbenchError {
  return new WorkbenchError("invalid", what);
}

export function object(value: unknown, what = "the request"): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(`${what} is no object`);
  return value as Fields;
}

export function text(fields: Fields, name: string, longest = 4000): string {
  const value = fields[name];
  if (typeof value !== "string") throw invalid(`"${name}" is no text`);
  if (value.length > longest) throw invalid(`"${name}" is longer than ${longest} characters`);
  return value;
}

export function integer(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw invalid(`"${name}" is no whole number from ${least} to ${most}`);
  }
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== "boolean") throw invalid(`"${name}" is neither true nor false`);
  return value;
}

export function list<T>(fields: Fields, name: string, most: number, read: (value: unknown) => T): readonly T[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw invalid(`"${name}" is no list`);
  if (value.length > most) throw invalid(`"${name}" has more than ${most} entries`);
  return value.map(read);
}

export function texts(fields: Fields, name: string, most = 100): readonly string[] {
  return list(fields, name, most, (value) => text({ [name]: value }, name));
}

export function oneOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === fields[name]);
  if (found === undefined) throw invalid(`"${name}" is none of: ${choices.join(", ")}`);
  return found;
}

/** `{ name: value }` where the page gave one, else nothing. */
export function optional<N extends string, T>(
  fields: Fields,
  name: N,
  read: (fields: Fields, name: N) => T,
): { readonly [K in N]?: T } {
  return (fields[name] === undefined ? {} : { [name]: read(fields, name) }) as { readonly [K in N]?: T };
}

export function language(fields: Fields): { readonly language: Language } {
  return { language: oneOf(fields, "language", languages) };
}

/** Before 1970 and after 2100 no record has its time. */
export function time(fields: Fields, name: string): number {
  return integer(fields, name, 0, 4_102_444_800_000_000);
}
