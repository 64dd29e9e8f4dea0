import type { Deterministic } from "../random.ts";
import { at, days, hours } from "../time.ts";

const letters = "abcdefghjkmnpqrstuvwxyz".split("");
const digits = "23456789".split("");
const both = [...letters, ...digits];

/** Letters and digits with both among them, as generated names look. */
export function token(random: Deterministic, length: number): string {
  const text = Array.from({ length: length - 2 }, () => random.pick(both)).join("");
  return random.pick(letters) + random.pick(digits) + text;
}

export function number(random: Deterministic, length: number): string {
  return String(1 + random.below(9)) + Array.from({ length: length - 1 }, () => random.below(10)).join("");
}

/** Some of a list, each once, in an order of their own. */
export function some<T>(random: Deterministic, list: readonly T[], count: number): T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)).flat();
}

/** Between `from` and `from + spread`, milliseconds. */
export function about(random: Deterministic, from: number, spread: number): number {
  return from + random.below(spread);
}

/** A moment of a day's waking hours, so many days after `first`. */
export function daytime(random: Deterministic, first: string, daysAfter: number): number {
  return at(`${first}T07:00:00Z`) + days(daysAfter) + random.below(hours(13));
}
