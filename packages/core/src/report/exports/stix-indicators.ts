import type { Finding } from "../../findings/finding.ts";
import type { PackSummary } from "../../indicators/indicator.ts";
import type { ExportInput } from "./input.ts";
import { stixPattern } from "./stix-pattern.ts";

type Matched = NonNullable<Finding["indicator"]>;

/** An indicator that matched, with every pack and family that findings name for it. */
export interface UsedIndicator extends Pick<Matched, "type" | "value"> {
  readonly packs: Matched["packs"];
}

/** The indicators that matched whole, each once, in the findings' order. A cut-off name is a candidate, no match. */
export function usedIndicators(findings: readonly Finding[]): readonly UsedIndicator[] {
  const used = new Map<string, UsedIndicator>();
  for (const { indicator } of findings) {
    if (!indicator || indicator.how === "truncated") continue;
    const key = indicatorKey(indicator);
    const known = used.get(key)?.packs ?? [];
    const more = indicator.packs.filter(
      (pack) => !known.some((one) => one.pack === pack.pack && one.family === pack.family && one.role === pack.role),
    );
    used.set(key, { type: indicator.type, value: indicator.value, packs: [...known, ...more] });
  }
  return [...used.values()];
}

export function indicatorKey({ type, value }: Pick<Matched, "type" | "value">): string {
  return `${type}:${value}`;
}

/** A seller's website or family software is no malicious activity by itself. */
export function isMalicious({ packs }: UsedIndicator): boolean {
  return packs.some(({ role }) => role === "tool" || role === "distribution");
}

export function families({ packs }: UsedIndicator): readonly string[] {
  return [...new Set(packs.map(({ family }) => family))].filter((family) => family !== "");
}

/** The packs' own descriptions, in the order of the case. */
export function packsOf({ packs }: UsedIndicator, input: ExportInput): readonly PackSummary[] {
  return input.caseFile.packs.filter(({ id }) => packs.some(({ pack }) => pack === id));
}

/** `Amnesty International: Pegasus, 2021-07-18, licence CC-BY-2.0`. */
export function packText({ publisher, name, date, licence }: PackSummary): string {
  const known = [date, licence === "" ? "licence not stated" : `licence ${licence}`].filter((part) => part !== "");
  return `${publisher === "" ? "" : `${publisher}: `}${[name, ...known].join(", ")}`;
}

export function indicatorBody(used: UsedIndicator, input: ExportInput): Readonly<Record<string, unknown>> {
  const packs = packsOf(used, input);
  const named = families(used);
  const dates = packs.map(({ date }) => date).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  const references = packs.map((pack) => {
    // A source may say behind its address which file of it was taken.
    const [url] = /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+(?=\s|$)/.exec(pack.source) ?? [];
    return {
      source_name: pack.name === "" ? pack.id : pack.name,
      description: [packText(pack), pack.source].filter((part) => part !== "").join("; "),
      ...(url === undefined ? {} : { url }),
    };
  });
  return {
    name: used.value,
    description: `Published as ${named.join(", ") || "an indicator"} (${packs.map(packText).join("; ") || "pack not kept"}).`,
    indicator_types: [isMalicious(used) ? "malicious-activity" : "unknown"],
    pattern: stixPattern(used.type, used.value),
    pattern_type: "stix",
    pattern_version: "2.1",
    valid_from: dates.length > 0 ? `${dates.sort()[0]}T00:00:00.000Z` : input.caseFile.created,
    ...(references.length === 0 ? {} : { external_references: references }),
  };
}
