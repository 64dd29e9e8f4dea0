import type { EvidenceKind } from "../evidence/tree.ts";
import type { IndicatorMatch, Matcher } from "../indicators/matcher.ts";
import type { RecordKind, SourcedRecord } from "../records/kinds.ts";

export const severities = ["informational", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export const findingClasses = [
  "targeting",
  "attempt",
  "execution",
  "extraction",
  "surveillance_app",
  "exposure",
  "anomaly",
] as const;
export type FindingClass = (typeof findingClasses)[number];

/** Who stands behind a rule: its source was read, only a report about its source was, or it is our inference. */
export type Vouched = "source_read" | "secondary" | "inference";

/** A product that a trace points to, and how far the trace alone carries. */
export interface ToolHint {
  readonly name: string;
  /** `unique`: a value that only this product leaves. `family`: typical, not unique. `generic`: shared or likely to collide. */
  readonly trace: "unique" | "family" | "generic";
}

export interface Rule {
  /** `ios.rapid_redirect`. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Highest severity that it gives by itself. */
  readonly severity: Severity;
  readonly class: FindingClass;
  readonly platform: "ios" | "android" | "any";
  /** Artifacts whose records it reads; it lacks input where none of them was examined. `any`: whatever there is. */
  readonly needs: readonly string[] | "any";
  /** Kinds of records it reads, where not all: it is not asked about artifacts that have none of them. */
  readonly kinds?: readonly RecordKind[];
  /**
   * `file`: one detector for each file that is read, beside its reading. `examination`: one detector for all evidence,
   * which sees the records that `wants` lets through, artifact by artifact in a fixed order.
   */
  readonly scope: "file" | "examination";
  /** Why such a trace matters. */
  readonly rationale: string;
  /** When it is wrong. */
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly vouched: Vouched;
  /**
   * What it says, in English: `statement` and others that a detection may choose, with their words in braces
   * (`{observed}`, `{count:records}`, `{when:time}`). They say what the evidence records and no more; class, tool and
   * operator are worded elsewhere.
   */
  readonly sentences?: Readonly<Record<string, string>>;
  /**
   * It also sees rows that are no longer live (`record.recovered`). Others do not: they count, compare and follow what
   * the phone holds, and of a recovered row neither when it went nor what was around it is certain.
   */
  readonly readsRecovered?: boolean;
  /** Severity of what lies inside a custody window, where it weighs more there than elsewhere. */
  readonly inCustody?: Severity;
  /**
   * Severity of what lies near a finding of another, independent store of the phone that is itself at least medium;
   * `within`: microseconds between the two.
   */
  readonly corroborated?: { readonly severity: Severity; readonly within: number };
  detect(context: RuleContext): Detector;
  /** For scope `examination`: which records it looks at. Pure; few, since these are held in memory. */
  wants?(record: SourcedRecord): boolean;
  /** For scope `examination`: a short text to keep of a record where the record itself would be too much. Pure. */
  notes?(record: SourcedRecord): string | undefined;
}

export interface RuleContext {
  readonly matcher: Matcher;
  /** The day that ages are compared with, microseconds since 1970 UTC. */
  readonly asOf: number;
  /** Kinds of evidence in this examination (scope `examination`), or that of the file. */
  readonly evidenceKinds: readonly EvidenceKind[];
  /** Which phone each piece of evidence is of (scope `examination`); one phone where absent. */
  readonly phones?: readonly number[];
  report(detection: Detection): void;
}

export interface Detector {
  record(record: SourcedRecord): void;
  /** Each different text that `notes` kept; all come before the first record. */
  note?(text: string): void;
  /** All records were seen. */
  end?(): void;
}

/** What a rule saw. Detections with the same rule, key, artifact and file become one finding. */
export interface Detection {
  readonly severity: Severity;
  readonly class: FindingClass;
  /** What makes two detections the same fact. */
  readonly key: string;
  readonly records: readonly SourcedRecord[];
  /** The values that gave rise to it, as the phone has them. */
  readonly values: readonly string[];
  readonly time?: number | null;
  readonly timeEnd?: number | null;
  readonly match?: IndicatorMatch;
  /** What it is about, where other rules and artifacts may tell of the same thing: `app:com.example.app`. */
  readonly subject?: string;
  /** Which product leaves such traces, where the trace itself tells. An indicator's packs say it without this. */
  readonly tool?: ToolHint;
  /** Objects of the statement's sentence; see findings/wording. */
  readonly words: Readonly<Record<string, string | number>>;
  /** Which sentence of the rule; `statement` when absent. */
  readonly sentence?: string;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
