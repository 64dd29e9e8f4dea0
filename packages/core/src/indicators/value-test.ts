import type { Regex } from "./regex.ts";

/** A test that a value may pass: all its parts must hold. */
export interface ValueTest {
  readonly like: readonly string[];
  /** Regular expressions; absent for most. */
  readonly matches?: readonly Regex[];
}

/** Longer patterns and values are not compared: the time is at most their product. */
const longestPattern = 500;
const longestValue = 8192;

export function isUsableLike(pattern: string): boolean {
  return pattern.length <= longestPattern && pattern.replace(/[%_.]/g, "").length >= 3;
}

/** What a person reads of a test: `%.evil.example`, `^evil[0-9]`. */
export function textOf({ like: patterns, matches = [] }: ValueTest): string {
  return [...patterns, ...matches.map(({ source }) => source)].join(" AND ");
}

export function passes(test: ValueTest, value: string): boolean {
  return (
    value.length <= longestValue &&
    test.like.every((pattern) => like(pattern, value)) &&
    (test.matches === undefined || test.matches.every((regex) => regex.test(value)))
  );
}

/**
 * STIX 2.1 section 9.6: `%` stands for any characters, `_` for one, the whole value must fit. Goes back to the latest
 * `%` only, so that no pattern takes more than pattern × value steps.
 */
export function like(pattern: string, value: string): boolean {
  let p = 0;
  let v = 0;
  let star = -1;
  let resume = 0;
  while (v < value.length) {
    const wanted = pattern.charCodeAt(p);
    if (wanted === 0x25) {
      star = p++;
      resume = v;
    } else if (p < pattern.length && (wanted === 0x5f || wanted === value.charCodeAt(v))) {
      p++;
      v++;
    } else if (star >= 0) {
      p = star + 1;
      v = ++resume;
    } else return false;
  }
  while (pattern.charCodeAt(p) === 0x25) p++;
  return p === pattern.length;
}

export function sizeOf(maps: ReadonlyMap<unknown, { readonly size: number }>): number {
  let size = 0;
  for (const map of maps.values()) size += map.size;
  return size;
}
