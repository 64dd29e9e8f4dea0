import { statedTime, type TimeBasis } from "../formats/time.ts";
import type { IndicatorMatch } from "../indicators/matcher.ts";
import type { SourcedRecord } from "../records/kinds.ts";
import type { Detection, FindingClass, Severity, ToolHint } from "../rules/rule.ts";
import { type RecordReference, recordsListed } from "./finding.ts";

/** Detections of one fact, gathered: plain data that goes from a worker to the main thread. */
export interface CollectedDetection {
  readonly rule: string;
  readonly severity: Severity;
  readonly class: FindingClass;
  readonly key: string;
  readonly artifact: string;
  readonly evidence: number;
  readonly file: string;
  readonly sentence: string;
  readonly words: Readonly<Record<string, string | number>>;
  readonly match?: IndicatorMatch;
  readonly subject?: string;
  readonly tool?: ToolHint;
  values: string[];
  records: RecordReference[];
  recordCount: number;
  /** How many of them are rows that are no longer live. */
  recoveredCount?: number;
  time: number | null;
  timeEnd: number | null;
  /** Of its times: a wall clock of no known zone as soon as one record has no other. */
  timeBasis: TimeBasis;
}

/** More distinct values than this are counted by the records, not listed. */
const valuesListed = 50;

export interface Collector {
  add(rule: string, detection: Detection): void;
  /** In the order in which the facts were first seen. */
  readonly collected: readonly CollectedDetection[];
}

export function collector(): Collector {
  const byFact = new Map<string, CollectedDetection>();
  /** A record whose two links lead to one host says one fact once. */
  const lastRecord = new Map<CollectedDetection, SourcedRecord>();
  return {
    add(rule, detection) {
      const first = detection.records[0];
      const artifact = first?.artifact ?? "";
      // Names of a tree are facts of the tree: a folder with a thousand files is one finding, not a thousand.
      const file = first && !("path" in first.locator) ? first.file : "";
      const sentence = detection.sentence ?? "statement";
      const fact = JSON.stringify([
        rule,
        detection.key,
        artifact,
        first?.evidence ?? 0,
        file,
        detection.severity,
        sentence,
      ]);
      let collected = byFact.get(fact);
      if (!collected) {
        collected = {
          rule,
          severity: detection.severity,
          class: detection.class,
          key: detection.key,
          artifact,
          evidence: first?.evidence ?? 0,
          file,
          sentence,
          words: detection.words,
          ...(detection.match ? { match: detection.match } : {}),
          ...(detection.subject === undefined ? {} : { subject: detection.subject }),
          ...(detection.tool ? { tool: detection.tool } : {}),
          values: [],
          records: [],
          recordCount: 0,
          time: null,
          timeEnd: null,
          timeBasis: first?.timeBasis ?? "utc",
        };
        byFact.set(fact, collected);
      }
      const known = lastRecord.get(collected);
      gather(collected, detection, known);
      const last = detection.records.at(-1);
      if (last) lastRecord.set(collected, last);
    },
    get collected() {
      return [...byFact.values()];
    },
  };
}

function gather(into: CollectedDetection, detection: Detection, known: SourcedRecord | undefined): void {
  for (const value of detection.values) {
    if (into.values.length < valuesListed && !into.values.includes(value)) into.values.push(value);
  }
  for (const record of detection.records) {
    if (record === known) continue;
    into.recordCount++;
    if (record.recovered) into.recoveredCount = (into.recoveredCount ?? 0) + 1;
    if (record.timeBasis === "device_local") into.timeBasis = "device_local";
    if (into.records.length < recordsListed) into.records.push(reference(record));
  }
  const times = [
    detection.time ?? null,
    detection.timeEnd ?? null,
    ...(detection.time === undefined ? detection.records.map((r) => r.time ?? null) : []),
  ];
  for (const time of times) {
    if (time === null) continue;
    into.time = into.time === null ? time : Math.min(into.time, time);
    into.timeEnd = into.timeEnd === null ? time : Math.max(into.timeEnd, time);
  }
}

export function reference(record: SourcedRecord): RecordReference {
  return {
    artifact: record.artifact,
    kind: record.kind,
    evidence: record.evidence,
    file: record.file,
    sha256: record.sha256,
    locator: record.locator,
    time: typeof record.time === "number" ? statedTime(record.time, record.timeBasis) : null,
    ...(record.recovered ? { recovered: record.recovered } : {}),
  };
}
