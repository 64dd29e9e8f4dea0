import type { IndicatorType } from "./indicator.ts";
import { indicatorTypes } from "./indicator.ts";
import type { Filed, LoadedPack, TestIndicator } from "./pack.ts";
import { file } from "./pack.ts";

/** A pack that holds a value, in the matcher's own words. */
export interface PackFiling {
  readonly pack: string;
  readonly family: string;
  readonly role: LoadedPack["filings"][number]["role"];
}

/** The values of one type. */
export interface IndexedValues {
  readonly size: number;
  get(value: string): Filed | undefined;
  keys(): Iterable<string>;
}

/** The indicators of all packs together. `filed` numbers point into `filings`, which follow the packs' order. */
export interface MatcherIndex {
  readonly values: ReadonlyMap<IndicatorType, IndexedValues>;
  readonly tests: ReadonlyMap<IndicatorType, readonly TestIndicator[]>;
  readonly filings: readonly PackFiling[];
}

/** From so many values of a type on, a pack's map is used as it is: to copy it takes as long as to make it. */
const largeFrom = 100_000;

export function mergePacks(packs: readonly LoadedPack[]): MatcherIndex {
  const filings: PackFiling[] = [];
  const tests = new Map<IndicatorType, TestIndicator[]>();
  const parts = new Map<IndicatorType, Part[]>(indicatorTypes.map((type) => [type, []]));
  for (const pack of packs) {
    const base = filings.length;
    for (const filing of pack.filings) filings.push({ pack: pack.summary.id, ...filing });
    for (const [type, values] of pack.values) parts.get(type)?.push({ values, base });
    for (const test of pack.tests) {
      const ofType = tests.get(test.type);
      const moved = { ...test, filed: test.filed + base };
      if (ofType) ofType.push(moved);
      else tests.set(test.type, [moved]);
    }
  }
  return { values: new Map([...parts].map(([type, ofType]) => [type, together(ofType)])), tests, filings };
}

/** What one pack holds of a type, and the number of its first filing. */
interface Part {
  readonly values: ReadonlyMap<string, Filed>;
  readonly base: number;
}

function together(parts: readonly Part[]): IndexedValues {
  const [largest] = [...parts].sort((a, b) => b.values.size - a.values.size);
  const large = largest && largest.values.size >= largeFrom ? largest : undefined;
  const merged = new Map<string, Filed>();
  for (const part of parts) {
    if (part === large) continue;
    for (const [value, filed] of part.values) addFiled(merged, value, filed, part.base);
  }
  return large ? joined(merged, large) : merged;
}

function addFiled(merged: Map<string, Filed>, value: string, filed: Filed, base: number): void {
  if (typeof filed === "number") file(merged, value, filed + base);
  else for (const one of filed) file(merged, value, one + base);
}

function moved(filed: Filed, base: number): readonly number[] {
  return typeof filed === "number" ? [filed + base] : filed.map((one) => one + base);
}

/** A large pack's values and those of all others as if they were merged. */
function joined(others: ReadonlyMap<string, Filed>, { values, base }: Part): IndexedValues {
  const onlyOthers = [...others.keys()].filter((value) => !values.has(value));
  return {
    size: values.size + onlyOthers.length,
    get(value) {
      const filed = values.get(value);
      const other = others.get(value);
      if (filed === undefined) return other;
      const before = other === undefined ? [] : moved(other, 0);
      return [...before.filter((one) => one < base), ...moved(filed, base), ...before.filter((one) => one > base)];
    },
    *keys() {
      yield* values.keys();
      yield* onlyOthers;
    },
  };
}
