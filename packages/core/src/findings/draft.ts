import type { Artifact } from "../artifacts/artifact.ts";
import { parseIsoTime, statedTime } from "../formats/time.ts";
import { type Rule, type Severity, severities } from "../rules/rule.ts";
import type { CollectedDetection } from "./collect.ts";
import type { Finding } from "./finding.ts";
import { capped, toolOf } from "./layers.ts";
import { type Remark, remark } from "./remark.ts";

/** A finding while it is weighed: before it has its sentences. */
export interface Draft extends Omit<Finding, "title" | "statement" | "notes"> {
  /** The times of its records, and the store of the phone that each lies in. */
  readonly moments: readonly Moment[];
  /** Stores of the phone that it rests on; each named once. */
  readonly stores: readonly string[];
  /** Which phone, where a case holds several. */
  readonly phone: number;
  /** Severity before anything beside it was weighed. */
  readonly own: Severity;
}

export interface Moment {
  /** Microseconds since 1970 UTC; of a wall clock without a zone, as if it were UTC. */
  readonly time: number;
  readonly zoned: boolean;
  readonly store: string;
  /** Index in the finding's records; -1 for the finding's own time where its records have none. */
  readonly record: number;
}

export interface DraftContext {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly artifacts: ReadonlyMap<string, Artifact>;
  /** By evidence. */
  readonly phones: readonly number[];
  readonly unvettedPacks: ReadonlySet<string>;
  readonly hash: (text: string) => string;
}

export function draftOf(detection: CollectedDetection, context: DraftContext): Draft {
  const rule = context.rules.get(detection.rule);
  if (!rule) throw new Error(`a detection names the unknown rule ${detection.rule}`);
  const store = (artifact: string) => context.artifacts.get(artifact)?.store ?? artifact;
  const { time, timeEnd, timeBasis, match } = detection;
  const state = (at: number) => statedTime(at, timeBasis);
  const identity = [
    rule.id,
    detection.key,
    detection.severity,
    detection.sentence,
    detection.records[0] ?? detection.file,
  ];
  const tool = toolOf({ ...detection, vouched: rule.vouched });
  const unvetted = match?.packs.every(({ pack }) => context.unvettedPacks.has(pack)) ?? false;
  const moments = detection.records.flatMap((record, index): Moment[] => {
    if (record.time === null) return [];
    const zoned = parseIsoTime(record.time);
    const at = zoned ?? parseIsoTime(`${record.time}Z`);
    return at === undefined
      ? []
      : [{ time: at, zoned: zoned !== undefined, store: store(record.artifact), record: index }];
  });
  // Where a rule says what the moment is (a program's first use), the record's own time is not it.
  if (time !== null && !moments.some((moment) => moment.time === time)) {
    moments.unshift({ time, zoned: timeBasis !== "device_local", store: store(detection.artifact), record: -1 });
  }
  return {
    id: `f-${context.hash(JSON.stringify(identity)).slice(0, 16)}`,
    rule: rule.id,
    ruleVersion: rule.version,
    vouched: rule.vouched,
    severity: detection.severity,
    own: detection.severity,
    class: detection.class,
    time: time === null ? null : state(time),
    timeEnd: timeEnd === null || timeEnd === time ? null : state(timeEnd),
    ...(match ? { indicator: { value: match.value, type: match.type, how: match.how, packs: match.packs } } : {}),
    ...(detection.subject === undefined ? {} : { subject: detection.subject }),
    values: detection.values,
    records: detection.records,
    recordCount: detection.recordCount,
    remarks: [
      ...(match?.warninglists ?? []).map((list): Remark => remark("warninglist", { list })),
      ...recoveredRemark(detection),
    ],
    custody: [],
    words: {
      ...detection.words,
      count: detection.words["count"] ?? detection.recordCount,
      artifact: context.artifacts.get(detection.artifact)?.title ?? detection.artifact,
    },
    sentence: detection.sentence,
    layers: { tool: unvetted ? capped(tool, "moderate", "unvetted") : tool, operator: "not_assessed" },
    moments,
    stores: [...new Set([...detection.records.map(({ artifact }) => store(artifact)), store(detection.artifact)])]
      .filter((name) => name !== "")
      .sort(),
    phone: context.phones[detection.evidence] ?? 0,
  };
}

function recoveredRemark({ recoveredCount = 0, recordCount }: CollectedDetection): Remark[] {
  if (recoveredCount === 0) return [];
  return [remark("recovered", { recovered: String(recoveredCount), records: String(recordCount) })];
}

export function isAtLeast(severity: Severity, level: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(level);
}

/** The draft at `severity`, if that is graver, with the reason. */
export function raised(draft: Draft, severity: Severity, why: Remark): Draft {
  if (isAtLeast(draft.severity, severity)) return draft;
  return { ...draft, severity, remarks: [...draft.remarks, why] };
}

/** Whether two findings rest on nothing that both have: one phone, and no store in common. */
export function isIndependent(a: Draft, b: Draft): boolean {
  return (
    a.phone === b.phone && a.stores.length > 0 && b.stores.length > 0 && !a.stores.some((s) => b.stores.includes(s))
  );
}
