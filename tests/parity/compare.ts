import type { Finding } from "@sillage/core/findings/finding.ts";
import type { StoredRecord } from "../case-records.ts";
import { asPeerTells, shapeOfPeer } from "./modules.ts";
import type { PeerAnswer } from "./peer.ts";
import { textOf } from "./shape.ts";

/** One alert, as either side gives it, in terms that both have. */
export interface Alert {
  readonly side: "ours" | "peer";
  readonly module: string;
  readonly level: string;
  /** The indicator's value; empty for a heuristic, * where the peer does not always name the same. */
  readonly indicator: string;
  /** The record it rests on, under the peer's names. */
  readonly record: string;
  /** For people: our rule, or the peer's message. */
  readonly says: string;
  /** How our indicator matched. */
  readonly how?: string;
}

/** A record that only one side has. */
export interface LoneRecord {
  readonly side: "ours" | "peer";
  readonly module: string;
  readonly record: string;
}

/** Modules whose alerts the recorded answers name without indicator, since the peer picks one of several by chance. */
const namesAny = new Set(["whatsapp", "webkit_session_resource_log"]);

export function alertsOfPeer(answer: PeerAnswer): Alert[] {
  return answer.alerts.map(({ module, level, message, event, matched_indicator: indicator }) => ({
    side: "peer",
    module,
    level,
    indicator: indicator === null ? "" : indicator === "*" ? "*" : indicator.value.replace(/\/$/, ""),
    record: textOf(shapeOfPeer(module, event)),
    says: message,
  }));
}

/** Every finding once for each record that it rests on. */
export function alertsOfFindings(findings: readonly Finding[], records: readonly StoredRecord[]): Alert[] {
  const byPlace = new Map(records.map((record) => [place(record), record]));
  // Incidents are made of findings that are compared by themselves; the peer has none.
  const alone = findings.filter(({ parts }) => parts === undefined);
  return alone.flatMap((finding) =>
    finding.records.map((reference): Alert => {
      const record = byPlace.get(place(reference));
      if (!record) throw new Error(`${finding.rule} rests on a record that the case does not hold`);
      const told = asPeerTells(record);
      const module = told?.module ?? record.artifact;
      const indicator = finding.indicator?.value ?? "";
      return {
        side: "ours",
        module,
        level: finding.severity.toUpperCase(),
        indicator: indicator !== "" && namesAny.has(module) ? "*" : indicator,
        record: told ? textOf(told.shape) : JSON.stringify(record.locator),
        says: finding.rule,
        ...(finding.indicator ? { how: finding.indicator.how } : {}),
      };
    }),
  );
}

export function place({ artifact, file, locator }: Pick<StoredRecord, "artifact" | "file" | "locator">): string {
  // Where the locator names the file, the table of records leaves it out; a finding has it.
  return JSON.stringify([artifact, "path" in locator || "file" in locator ? "" : file, locator]);
}

/** What stands more often on one side than on the other. */
export function unmatched<T>(ours: readonly T[], peer: readonly T[], key: (one: T) => string): T[] {
  const waiting = new Map<string, T[]>();
  for (const one of ours) waiting.set(key(one), [...(waiting.get(key(one)) ?? []), one]);
  const lone: T[] = [];
  for (const one of peer) if (waiting.get(key(one))?.pop() === undefined) lone.push(one);
  return [...[...waiting.values()].flat(), ...lone];
}

export function loneAlerts(ours: readonly Alert[], peer: readonly Alert[]): Alert[] {
  return unmatched(ours, peer, ({ module, level, indicator, record }) => [module, level, indicator, record].join("\n"));
}

export function loneRecords(answer: PeerAnswer, records: readonly StoredRecord[]): LoneRecord[] {
  const peer = [...answer.records].flatMap(([module, list]) =>
    list.map((record): LoneRecord => ({ side: "peer", module, record: textOf(shapeOfPeer(module, record)) })),
  );
  const ours = records.flatMap((record): LoneRecord[] => {
    const told = asPeerTells(record);
    return told ? [{ side: "ours", module: told.module, record: textOf(told.shape) }] : [];
  });
  return unmatched(ours, peer, ({ module, record }) => `${module}\n${record}`);
}
