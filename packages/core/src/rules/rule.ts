import type { RecordKind, SourcedRecord } from "../records/kinds.ts";
import type { IndicatorMatch, Matcher } from "../indicators/matcher.ts";

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

export interface Rule {
  /** `ios.rapid_redirect`. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Highest severity that it gives by itself. */
  readonly severity: Severity;
  readonly class: FindingClass;
  readonly platform: "ios" | "android" | "any";
  /** Artifacts whose records it reads; it lacks input where none of them was examined. */
  readonly needs: readonly string[];
  /** Why such a trace matters. */
  readonly rationale: string;
  /** When it is wrong. */
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly vouched: Vouched;
  /**
   * Starts the rule for one examination. Rules whose `needs` is one artifact run beside its reading, one instance a
   * file; the others see the records that `wants` lets through, of all artifacts, in a fixed order.
   */
  detect(context: RuleContext): Detector;
  /** For rules that need several artifacts: which records they look at. Pure. */
  wants?(record: SourcedRecord): boolean;
}

export interface RuleContext {
  readonly matcher: Matcher;
  /** The day that ages are compared with, microseconds since 1970 UTC. */
  readonly asOf: number;
  /** Kind of evidence the records come from; undefined for rules over several. */
  readonly evidenceKind: string | undefined;
  report(detection: Detection): void;
}

export interface Detector {
  record(record: SourcedRecord): void;
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
  /** Objects of the statement's sentence; see findings/wording. */
  readonly words: Readonly<Record<string, string | number>>;
  /** Which sentence of the rule; `statement` when absent. */
  readonly sentence?: string;
}

export type { RecordKind, SourcedRecord };
