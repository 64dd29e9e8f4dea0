import type { EvidenceKind } from "../evidence/tree.ts";
import type { IndicatorMatch, Matcher } from "../indicators/matcher.ts";
import type { SourcedRecord } from "../records/kinds.ts";

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
  /** Artifacts whose records it reads; it lacks input where none of them was examined. `any`: whatever there is. */
  readonly needs: readonly string[] | "any";
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
  /** Objects of the statement's sentence; see findings/wording. */
  readonly words: Readonly<Record<string, string | number>>;
  /** Which sentence of the rule; `statement` when absent. */
  readonly sentence?: string;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
