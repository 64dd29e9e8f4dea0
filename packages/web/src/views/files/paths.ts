import type { PlainValue } from "@sillage/core/formats/plist/plain.ts";

/** Names inside of a value, from the outermost. */
export type Steps = readonly string[];

/**
 * The steps that a key of a record stands for: names and indexes joined by `/`. A name may hold a stroke itself, so that
 * all names are tried that the key could begin with. Undefined where nothing is there.
 */
export function stepsOf(value: PlainValue, key: string): Steps | undefined {
  if (key === "") return [];
  for (const [name, inner] of entriesOf(value)) {
    if (key === name) return [name];
    if (!key.startsWith(`${name}/`)) continue;
    const rest = stepsOf(inner, key.slice(name.length + 1));
    if (rest) return [name, ...rest];
  }
  return undefined;
}

export function entriesOf(value: PlainValue): readonly (readonly [string, PlainValue])[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return (value as readonly PlainValue[]).map((one, index) => [String(index), one]);
  return Object.entries(value as { readonly [key: string]: PlainValue });
}
