import type { IndicatorRole, IndicatorType, PackProblem, PackSummary } from "./indicator.ts";
import { normaliseIndicator } from "./normalise.ts";
import { sizeOf, type ValueTest } from "./value-test.ts";

/** The mark of Sillage's own pack files: a publisher's facts, sorted, by family, role and type. */
export const packFormat = "sillage-pack-1";

/** What a pack files a value under. */
export interface Filing {
  readonly family: string;
  readonly role: IndicatorRole;
}

/** One filing, or several where a pack names a value more than once: indexes into the pack's filings. */
export type Filed = number | readonly number[];

/** An indicator that is a wildcard and not one value. */
export interface TestIndicator {
  readonly type: IndicatorType;
  /** As published: `%.evil.example`. */
  readonly text: string;
  readonly test: ValueTest;
  readonly filed: number;
}

/**
 * A pack ready for a matcher. Its values lie by type in one map each, because a million of them as objects would cost
 * more memory than the phone's own data.
 */
export interface LoadedPack {
  readonly summary: PackSummary;
  readonly values: ReadonlyMap<IndicatorType, ReadonlyMap<string, Filed>>;
  readonly tests: readonly TestIndicator[];
  readonly filings: readonly Filing[];
}

/** So many problems of one pack are listed; the others are counted. */
const problemsListed = 1000;
/** Each wildcard is tried on every value: more than these would slow an examination down. */
const mostTests = 1000;
/** Regular expressions take ten times as long. */
const mostRegexes = 100;

/** Gathers a pack's indicators; what cannot be used becomes a problem and costs nothing else. */
export interface PackBuilder {
  /** `where`: STIX id, line number or JSON path; used in problems only. */
  add(type: IndicatorType, value: string, filed: number, where: string | number): void;
  addTest(indicator: TestIndicator, where: string): void;
  /** The number under which a family and role are filed. */
  filing(family: string, role?: IndicatorRole): number;
  problem(where: string | number, message: string): void;
  finish(summary: Omit<PackSummary, "count" | "problems">): LoadedPack;
}

export function packBuilder(): PackBuilder {
  const values = new Map<IndicatorType, Map<string, Filed>>();
  const tests: TestIndicator[] = [];
  const filings: Filing[] = [];
  const filingNumbers = new Map<string, number>();
  const problems: PackProblem[] = [];
  let unlisted = 0;
  let regexes = 0;

  function problem(where: string | number, message: string): void {
    if (problems.length < problemsListed) {
      problems.push({ where: typeof where === "number" ? `line ${where}` : where, message });
    } else unlisted++;
  }

  function ofType(type: IndicatorType): Map<string, Filed> {
    const found = values.get(type) ?? new Map<string, Filed>();
    values.set(type, found);
    return found;
  }

  return {
    problem,
    filing(family, role = "tool") {
      const key = `${role}\n${family}`;
      const known = filingNumbers.get(key);
      if (known !== undefined) return known;
      filingNumbers.set(key, filings.length);
      return filings.push({ family, role }) - 1;
    },
    add(type, value, filed, where) {
      const normalised = normaliseIndicator(type, value);
      if ("reason" in normalised) problem(where, `${shorten(value)}: ${normalised.reason}`);
      else file(ofType(normalised.type), normalised.value, filed);
    },
    addTest(indicator, where) {
      regexes += indicator.test.matches?.length ?? 0;
      if (regexes > mostRegexes) problem(where, `more than ${mostRegexes} regular expressions in one pack`);
      else if (tests.length < mostTests) tests.push(indicator);
      else problem(where, `more than ${mostTests} wildcards in one pack`);
    },
    finish(summary) {
      if (unlisted > 0) problems.push({ where: "", message: `${unlisted} more problems are not listed` });
      return {
        summary: { ...summary, count: sizeOf(values) + tests.length, problems },
        values,
        tests,
        filings,
      };
    },
  };
}

/** Adds a filing to a value. */
export function file(values: Map<string, Filed>, value: string, filed: number): void {
  const before = values.get(value);
  if (before === undefined) values.set(value, filed);
  else if (typeof before === "number") {
    if (before !== filed) values.set(value, [before, filed]);
  } else if (!before.includes(filed)) values.set(value, [...before, filed]);
}

/** Text from a pack, short enough for a line of a report. */
export function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
