import { FormatError } from "../error.ts";

/** One value's type in the Objective-C encoding. */
export type StreamType =
  | { readonly kind: "plain"; readonly code: string }
  | { readonly kind: "array"; readonly length: number; readonly element: StreamType }
  | { readonly kind: "struct"; readonly fields: readonly StreamType[] };

const plainCodes = "@#:*+%cCsSiIlLqQfdB";
/** A struct inside an array inside a struct is as far as Foundation's classes go. */
const maxDepth = 16;
const maxLength = 4096;

/** Types of one group of values, such as `iI`, `[12c]` or `{_NSPoint=ff}`. Throws FormatError on any other type. */
export function parseTypes(encoding: string): StreamType[] {
  if (encoding.length > maxLength) throw new FormatError(`a type encoding of ${encoding.length} characters`);
  const cursor = { encoding, at: 0 };
  const types: StreamType[] = [];
  while (cursor.at < encoding.length) types.push(parseType(cursor, 0));
  return types;
}

interface Cursor {
  readonly encoding: string;
  at: number;
}

function parseType(cursor: Cursor, depth: number): StreamType {
  if (depth > maxDepth) throw new FormatError("a type encoding that is too deep");
  const code = cursor.encoding[cursor.at++] ?? "";
  if (code === "[") return parseArray(cursor, depth);
  if (code === "{") return parseStruct(cursor, depth);
  if (code === "" || !plainCodes.includes(code))
    throw new FormatError(`unknown type "${code}" in "${cursor.encoding}"`);
  return { kind: "plain", code };
}

function parseArray(cursor: Cursor, depth: number): StreamType {
  const digits = /^\d{1,10}/.exec(cursor.encoding.slice(cursor.at, cursor.at + 10))?.[0];
  if (digits === undefined) throw new FormatError(`an array without a length in "${cursor.encoding}"`);
  cursor.at += digits.length;
  const element = parseType(cursor, depth + 1);
  expect(cursor, "]");
  return { kind: "array", length: Number(digits), element };
}

function parseStruct(cursor: Cursor, depth: number): StreamType {
  const name = /^[^={}[\]]*=/.exec(cursor.encoding.slice(cursor.at))?.[0];
  cursor.at += name?.length ?? 0;
  const fields: StreamType[] = [];
  while (cursor.at < cursor.encoding.length && cursor.encoding[cursor.at] !== "}") {
    fields.push(parseType(cursor, depth + 1));
  }
  expect(cursor, "}");
  // A value of no bytes would make an array of them cost nothing and yet be of any length.
  if (fields.length === 0) throw new FormatError(`an empty struct in "${cursor.encoding}"`);
  return { kind: "struct", fields };
}

function expect(cursor: Cursor, code: string): void {
  if (cursor.encoding[cursor.at++] !== code) throw new FormatError(`"${code}" is missing in "${cursor.encoding}"`);
}
