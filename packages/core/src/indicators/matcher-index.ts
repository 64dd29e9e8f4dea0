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

/** The indicators of all packs together. `filed` numbers point into `filings`, which follow the packs' order. */
export interface MatcherIndex {
  readonly values: ReadonlyMap<IndicatorType, ReadonlyMap<string, Filed>>;
  readonly tests: ReadonlyMap<IndicatorType, readonly TestIndicator[]>;
  readonly filings: readonly PackFiling[];
}

export function mergePacks(packs: readonly LoadedPack[]): MatcherIndex {
  const values = new Map<IndicatorType, Map<string, Filed>>(indicatorTypes.map((type) => [type, new Map()]));
  const tests = new Map<IndicatorType, TestIndicator[]>();
  const filings: PackFiling[] = [];
  for (const pack of packs) {
    const base = filings.length;
    for (const filing of pack.filings) filings.push({ pack: pack.summary.id, ...filing });
    for (const [type, ofType] of pack.values) {
      const merged = values.get(type);
      if (merged) for (const [value, filed] of ofType) addFiled(merged, value, filed, base);
    }
    for (const test of pack.tests) {
      const ofType = tests.get(test.type);
      const moved = { ...test, filed: test.filed + base };
      if (ofType) ofType.push(moved);
      else tests.set(test.type, [moved]);
    }
  }
  return { values, tests, filings };
}

function addFiled(merged: Map<string, Filed>, value: string, filed: Filed, base: number): void {
  if (typeof filed === "number") file(merged, value, filed + base);
  else for (const one of filed) file(merged, value, one + base);
}
