import { type IndicatorRole, type IndicatorType, indicatorTypes, type PackSummary } from "./indicator.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import { type LoadedPack, type PackBuilder, packFormat } from "./pack.ts";
import { type RegexEngine, regexesOf } from "./regex.ts";
import { isUsableLike, textOf } from "./value-test.ts";

/** What a pack file says of itself beside its indicators. */
export interface PackHeader
  extends Pick<PackSummary, "id" | "name" | "publisher" | "licence" | "date" | "source" | "references"> {
  /** Whom the licence asks to name. */
  readonly attribution: string;
}

interface Wildcard {
  readonly family: string;
  readonly role: IndicatorRole;
  readonly type: IndicatorType;
  readonly like: readonly string[];
  readonly matches?: readonly string[];
}

const roles: readonly string[] = ["tool", "distribution", "vendor_website", "watchware"] satisfies IndicatorRole[];

export function isSillagePack(document: unknown): document is JsonRecord {
  return asRecord(document)?.format === packFormat;
}

/** Adds the pack's indicators, and returns what it says of itself. */
export function readSillagePack(document: JsonRecord, pack: PackBuilder, regex?: RegexEngine): Partial<PackSummary> {
  for (const [position, item] of asArray(document.indicators).entries()) {
    const group = asRecord(item);
    const role = asText(group?.role) ?? "";
    if (!group || !roles.includes(role)) {
      pack.problem(`indicators[${position}]`, "is not a group of indicators");
      continue;
    }
    const filed = pack.filing(asText(group.family) ?? "", role as IndicatorRole);
    for (const type of indicatorTypes) {
      for (const value of asArray(group[type])) {
        if (typeof value === "string") pack.add(type, value, filed, `indicators[${position}]/${type}`);
      }
    }
  }
  for (const [position, item] of asArray(document.wildcards).entries()) readWildcard(item, position, pack, regex);
  const said: Record<string, string> = {};
  for (const key of ["id", "name", "publisher", "licence", "date", "source"]) {
    const value = asText(document[key]);
    if (value !== undefined) said[key] = value;
  }
  const references = asArray(document.references).filter((item) => typeof item === "string");
  return { ...said, references };
}

function readWildcard(item: unknown, position: number, pack: PackBuilder, regex: RegexEngine | undefined): void {
  const record = asRecord(item);
  const type = indicatorTypes.find((name) => name === record?.type);
  const role = asText(record?.role) ?? "";
  const like = asArray(record?.like).filter((pattern) => typeof pattern === "string");
  const sources = asArray(record?.matches).filter((source) => typeof source === "string");
  const where = `wildcards[${position}]`;
  const isTest = like.length + sources.length > 0 && like.every(isUsableLike);
  if (!record || !type || !roles.includes(role) || !isTest) {
    pack.problem(where, "is not a wildcard");
    return;
  }
  const matches = regexesOf(sources, type, regex);
  if ("reason" in matches) {
    pack.problem(where, matches.reason);
    return;
  }
  const filed = pack.filing(asText(record.family) ?? "", role as IndicatorRole);
  const test = matches.length > 0 ? { like, matches } : { like };
  pack.addTest({ type, text: textOf(test), test, filed }, where);
}

/**
 * Writes loaded packs as one pack file: the same for the same facts, whatever their order. Values have one line each,
 * so that a change of the publisher can be read as a difference.
 */
export function formatPack(header: PackHeader, packs: readonly LoadedPack[]): string {
  const groups = new Map<string, Map<IndicatorType, Set<string>>>();
  const wildcards: Wildcard[] = [];
  for (const { values, tests, filings } of packs) {
    for (const [type, ofType] of values) {
      for (const [value, filed] of ofType) {
        for (const number of typeof filed === "number" ? [filed] : filed) {
          const { family = "", role = "tool" } = filings[number] ?? {};
          add(groups, `${family}\n${role}`, type, value);
        }
      }
    }
    for (const { type, test, filed } of tests) {
      const matches = test.matches?.map(({ source }) => source);
      wildcards.push({
        family: "",
        role: "tool",
        ...filings[filed],
        type,
        like: test.like,
        ...(matches ? { matches } : {}),
      });
    }
  }
  const indicators = [...groups].sort(byText).map(([key, types]) => {
    const [family, role] = key.split("\n");
    const lists = indicatorTypes.flatMap((type) =>
      types.has(type) ? [[type, [...(types.get(type) ?? [])].sort()]] : [],
    );
    return { family, role, ...Object.fromEntries(lists) };
  });
  const count = new Set(
    packs.flatMap(({ values }) =>
      [...values].flatMap(([type, all]) => [...all.keys()].map((value) => `${type}\n${value}`)),
    ),
  ).size;
  const body = { format: packFormat, ...header, count: count + wildcards.length, indicators };
  return `${JSON.stringify(wildcards.length > 0 ? { ...body, wildcards } : body, null, 1)}\n`;
}

function add(
  groups: Map<string, Map<IndicatorType, Set<string>>>,
  key: string,
  type: IndicatorType,
  value: string,
): void {
  const types = groups.get(key) ?? new Map<IndicatorType, Set<string>>();
  groups.set(key, types);
  const values = types.get(type) ?? new Set<string>();
  types.set(type, values.add(value));
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
