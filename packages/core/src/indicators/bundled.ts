import { type IndicatorRole, indicatorTypes, type PackSummary } from "./indicator.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import type { PackBuilder } from "./pack.ts";

/** The mark of Sillage's own pack files: a publisher's facts, sorted, by family, role and type. */
export const packFormat = "sillage-pack-1";

const roles: readonly string[] = ["tool", "distribution", "vendor_website", "watchware"] satisfies IndicatorRole[];

export function isSillagePack(document: unknown): document is JsonRecord {
  return asRecord(document)?.format === packFormat;
}

/** Adds the pack's indicators, and returns what it says of itself. */
export function readSillagePack(document: JsonRecord, pack: PackBuilder): Partial<PackSummary> {
  for (const [position, item] of asArray(document.indicators).entries()) {
    const group = asRecord(item);
    const role = asText(group?.role) ?? "tool";
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
  const said: Record<string, string> = {};
  for (const key of ["id", "name", "publisher", "licence", "date", "source"]) {
    const value = asText(document[key]);
    if (value !== undefined) said[key] = value;
  }
  return said;
}
