import type { Finding } from "@sillage/core/findings/finding.ts";
import type { StoredRecord } from "../case-records.ts";
import { androidModules, type Clock } from "./android-modules.ts";
import { type Alert, type LoneRecord, loneAlerts, place, unmatched } from "./compare.ts";
import type { PeerAnswer, PeerRecord } from "./peer.ts";
import { type Shape, textOf } from "./shape.ts";

/** A record of ours that the peer lacks, or the other way round; ours knows its file. */
export interface LoneAndroidRecord extends LoneRecord {
  readonly file: string;
}

export interface Compared {
  readonly alerts: readonly Alert[];
  readonly records: readonly LoneAndroidRecord[];
}

/** What stands only on one side. `zone`: that of the phone, which most of the peer's times are written in. */
export function compare(
  peer: PeerAnswer,
  findings: readonly Finding[],
  records: readonly StoredRecord[],
  zone: string,
): Compared {
  const clock = clockOf(zone);
  return {
    alerts: loneAlerts(alertsOfFindings(findings, records, clock), alertsOfPeer(peer)),
    records: unmatched(ourRecords(records, clock), peerRecords(peer), ({ module, record }) => `${module}\n${record}`),
  };
}

function alertsOfPeer({ alerts }: PeerAnswer): Alert[] {
  return alerts.map(({ module, level, message, event, matched_indicator: indicator }) => ({
    side: "peer",
    module,
    level,
    indicator: indicator === null || indicator === "*" ? "" : indicator.value.replace(/\/$/, ""),
    record: nameOf(module, shapesOfPeer(module, event)[0] ?? {}),
    says: message,
  }));
}

/** Every finding once for each record that it rests on, however often that record is listed. */
function alertsOfFindings(findings: readonly Finding[], records: readonly StoredRecord[], clock: Clock): Alert[] {
  const byPlace = Map.groupBy(records, place);
  // Incidents are made of findings that are compared by themselves; the peer has none.
  const alone = findings.filter(({ parts }) => parts === undefined);
  return alone.flatMap((finding) => {
    const alerts = finding.records.map((reference): Alert => {
      // One line can tell several records: it is that whose application the finding names.
      const there = byPlace.get(place(reference)) ?? [];
      const record = there.find(({ app_id }) => finding.values.includes(String(app_id))) ?? there[0];
      if (!record) throw new Error(`${finding.rule} rests on a record that the case does not hold`);
      const told = asPeerTells(record, clock);
      return {
        side: "ours",
        module: told?.module ?? record.artifact,
        level: finding.severity.toUpperCase(),
        indicator: finding.indicator?.value ?? "",
        record: told ? nameOf(told.module, told.shape) : JSON.stringify(record.locator),
        says: finding.rule,
      };
    });
    return [...new Map(alerts.map((alert) => [JSON.stringify(alert), alert])).values()];
  });
}

function ourRecords(records: readonly StoredRecord[], clock: Clock): LoneAndroidRecord[] {
  return records.flatMap((record) => {
    const told = asPeerTells(record, clock);
    return told ? [{ side: "ours" as const, module: told.module, record: textOf(told.shape), file: record.file }] : [];
  });
}

function peerRecords({ records }: PeerAnswer): LoneAndroidRecord[] {
  return [...records].flatMap(([module, list]) =>
    list.flatMap((record) =>
      shapesOfPeer(module, record).map((shape) => ({ side: "peer" as const, module, record: textOf(shape), file: "" })),
    ),
  );
}

function asPeerTells(
  record: StoredRecord,
  clock: Clock,
): { readonly module: string; readonly shape: Shape } | undefined {
  for (const [module, { artifact, where, ours }] of Object.entries(androidModules)) {
    if (record.artifact === artifact && (where?.(record) ?? true)) return { module, shape: ours(record, clock) };
  }
  return undefined;
}

function shapesOfPeer(module: string, record: PeerRecord): readonly Shape[] {
  const table = androidModules[module];
  if (!table) throw new Error(`the peer's module ${module} stands in no table`);
  const left = new Set(Object.keys(table.leftOut ?? {}));
  return (table.peer?.(record) ?? [record]).map((shape) =>
    Object.fromEntries(Object.entries(shape).filter(([name]) => !left.has(name))),
  );
}

function nameOf(module: string, shape: Shape): string {
  const name = androidModules[module]?.name?.(shape);
  return name === undefined ? textOf(shape) : String(name);
}

function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return (microseconds) => {
    if (typeof microseconds !== "number") return undefined;
    const fraction = String(((microseconds % 1e6) + 1e6) % 1e6).padStart(6, "0");
    return `${format.format(new Date(Math.floor(microseconds / 1000)))}.${fraction}`;
  };
}
