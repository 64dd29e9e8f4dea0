import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import { given } from "../../app/view.ts";

export interface Search {
  readonly text?: string;
  /** Microseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** Chips: `kind=message`, `sender!=+33…`. */
  readonly where?: readonly string[];
  readonly order?: "descending";
  /** The record that is looked at. */
  readonly record?: string;
  /** Everything around a moment, whatever the filters say; taking it out leads back to them. */
  readonly context?: number;
  readonly minutes?: number;
  /** Only what has no time. */
  readonly untimed?: true;
}

const mostChips = 40;

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const where = Array.isArray(search["where"]) ? (search["where"] as readonly unknown[]) : [];
  const chips = where.filter((one): one is string => typeof one === "string" && conditionOf(one) !== undefined);
  return {
    ...given.text(search, "text"),
    ...time(search, "from"),
    ...time(search, "to"),
    ...(chips.length > 0 ? { where: chips.slice(0, mostChips) } : {}),
    ...given.choice(search, "order", ["descending"]),
    ...given.text(search, "record"),
    ...time(search, "context"),
    ...given.number(search, "minutes"),
    ...(search["untimed"] === true ? { untimed: true } : {}),
  };
}

const latest = 4_102_444_800_000_000;

function time<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { readonly [K in N]?: number } {
  const { [name]: value } = given.number(search, name);
  const isTime = value !== undefined && Number.isInteger(value) && value >= 0 && value <= latest;
  return (isTime ? { [name]: value } : {}) as { readonly [K in N]?: number };
}

/** What a chip says; undefined where it says nothing. */
export function conditionOf(chip: string): Condition | undefined {
  const [, field, sign, value] = /^(\w+)(!?=)(.*)$/s.exec(chip) ?? [];
  if (field === undefined || value === undefined) return undefined;
  return { field, value, ...(sign === "!=" ? { exclude: true } : {}) };
}

export function chipOf({ field, value, exclude }: Condition): string {
  return `${field}${exclude ? "!=" : "="}${value}`;
}

export const contextMinutes = [1, 5, 60] as const;
const minute = 60e6;

/** What the engine is asked to let through. Around a moment everything is. */
export function filterOf(search: Search): RecordFilter {
  const { context, minutes = 5, text, from, to, where, untimed } = search;
  if (context !== undefined) {
    return { from: Math.max(0, context - minutes * minute), to: context + minutes * minute + 1 };
  }
  return {
    ...(text === undefined ? {} : { text }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(where === undefined ? {} : { conditions: where.flatMap((chip) => conditionOf(chip) ?? []) }),
    ...(untimed ? { untimed } : {}),
  };
}

/** The chips with one more, or without the contrary of it; the same twice is once. */
export function withChip(where: readonly string[] | undefined, condition: Condition): readonly string[] {
  const contrary = chipOf({ ...condition, exclude: !condition.exclude });
  const chip = chipOf(condition);
  return [...(where ?? []).filter((one) => one !== contrary && one !== chip), chip];
}

export function withoutChip(where: readonly string[] | undefined, chip: string): readonly string[] | undefined {
  const left = (where ?? []).filter((one) => one !== chip);
  return left.length > 0 ? left : undefined;
}

const day = 86_400e6;

/** Whole days between two records that are worth saying. */
export function gapDays(before: number | null | undefined, after: number | null | undefined): number {
  if (typeof before !== "number" || typeof after !== "number") return 0;
  return Math.floor(Math.abs(after - before) / day);
}

/** Stretches of at least three empty bins between filled ones, as [first, behind the last]. */
export function gapsIn(counts: readonly number[]): readonly (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  let lastFilled = -1;
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    if (lastFilled >= 0 && index - lastFilled > 3) gaps.push([lastFilled + 1, index]);
    lastFilled = index;
  }
  return gaps;
}
