import type { AssessedToolLevel, Confidence, Likelihood, OperatorLevel } from "../case/assessments.ts";
import type { CaseFile } from "../case/case-file.ts";
import type { Consent } from "../case/consent.ts";
import type { Device, EvidenceKind } from "../evidence/tree.ts";
import type { ArtifactCoverage, RuleCoverage } from "../findings/coverage.ts";
import type { CustodyReport } from "../findings/custody-report.ts";
import type { RecordKind } from "../records/kinds.ts";
import type { FindingClass, Severity } from "../rules/rule.ts";

export type Counts = Readonly<Record<Severity, number>>;

export interface CaseList {
  readonly cases: readonly CaseLine[];
  /** Where a new case goes. */
  readonly folder: string;
  readonly version: string;
  /** Minutes without a touch until the workbench locks; 0 where it does not. */
  readonly lockAfter: number;
}

export interface CaseLine {
  /** Made from its path: stays the same while the case stays where it is. */
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly state: CaseFile["state"];
  readonly created: string;
  readonly synthetic: boolean;
  readonly damaged: boolean;
  readonly phones: readonly PhoneLine[];
  /** Undefined where the examination is not complete. */
  readonly counts?: Counts;
}

export interface PhoneLine {
  readonly evidence: string;
  readonly kind: EvidenceKind;
  readonly encrypted: boolean;
  readonly device: Device;
}

/** The answer first. Texts are in the language that was asked for. */
export interface CaseOverview extends CaseLine {
  readonly counts: Counts;
  readonly byClass: readonly { readonly class: FindingClass; readonly title: string; readonly count: number }[];
  /** What has to be known before anything else is read. */
  readonly warnings: readonly string[];
  /** The fixed sentence of a case without findings; always there, shown where nothing above informational was found. */
  readonly negative: string;
  readonly found: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly records: number;
  readonly artifacts: {
    readonly examined: number;
    readonly partlyRead: number;
    readonly unreadable: number;
    readonly absent: number;
  };
  readonly rulesNotRun: number;
  readonly indicators: number;
  readonly indicatorsAsOf: string;
  readonly packs: CaseFile["packs"];
  readonly options: CaseFile["options"];
  readonly consent?: Consent;
  readonly custody: readonly CustodyReport[];
  readonly incidents: readonly Incident[];
  readonly nextSteps: readonly string[];
  readonly tool: string;
}

/** A finding in short: on the strip of time, where it has one, and in the list under it. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** What was seen, to tell findings of one title apart; evidence. */
  readonly value: string | null;
  /** The value is a host or an address: also a bare one is to be defanged. */
  readonly network: boolean;
  readonly severity: Severity;
  readonly time: string | null;
  readonly timeEnd: string | null;
  /** Joins several findings. */
  readonly joined: boolean;
}

export interface CoverageView {
  readonly artifacts: readonly (ArtifactCoverage & { readonly stateText: string; readonly reach: string })[];
  readonly rules: readonly (RuleCoverage & { readonly stateText: string })[];
  readonly evidence: readonly {
    readonly name: string;
    readonly kind: string;
    readonly problems: readonly { readonly file: string; readonly message: string; readonly code: string }[];
  }[];
  readonly unresolvedLinks: readonly { readonly url: string; readonly count: number }[];
}

/** What kinds, fields, artifacts and classes are called. */
export interface Vocabulary {
  readonly kinds: Readonly<
    Record<RecordKind, { readonly title: string; readonly fields: Readonly<Record<string, FieldTitle>> }>
  >;
  readonly artifacts: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly classes: Readonly<Record<FindingClass, string>>;
  readonly assessment: AssessmentWords;
}

/** Degrees of what analysts assess, as the report words them. */
export interface AssessmentWords {
  readonly tool: Readonly<Record<AssessedToolLevel, string>>;
  /** Of a product that one analyst alone calls confirmed. */
  readonly confirmedAlone: string;
  readonly operator: Readonly<Record<OperatorLevel, string>>;
  readonly likelihood: Readonly<Record<Likelihood, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
}

export interface FieldTitle {
  readonly title: string;
  readonly type: string;
}
