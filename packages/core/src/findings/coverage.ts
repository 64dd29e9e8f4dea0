import type { ProblemCode } from "../evidence/tree.ts";
import type { Locator } from "../records/kinds.ts";

/**
 * What was seen of one artifact in one piece of evidence. `absent_from_kind`: this kind of evidence never holds it (a
 * plain backup has no shutdown log). `absent`: it could, and it is not there.
 */
export type ArtifactState =
  | "examined"
  | "partly_read"
  | "absent_from_kind"
  | "absent"
  | "unreadable"
  | "not_applicable";

export interface ArtifactCoverage {
  readonly artifact: string;
  readonly title: string;
  readonly evidence: number;
  readonly state: ArtifactState;
  readonly files: readonly FileCoverage[];
  readonly records: number;
  /** How many of the records are rows that are no longer live; absent where none is. */
  readonly recovered?: number;
  readonly problemCount: number;
  /** The first ones; `problemCount` counts all. */
  readonly problems: readonly CoverageProblem[];
  /** Time span that its records cover, ISO 8601 UTC. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface FileCoverage {
  readonly file: string;
  readonly size: number;
  /** SHA-256 of the content as read; null when it could not be read. */
  readonly sha256: string | null;
  /** SHA-256 of the bytes as stored, where they are encrypted. */
  readonly storedSha256?: string;
  readonly records: number;
}

export interface CoverageProblem {
  readonly code: ProblemCode;
  readonly file: string;
  readonly message: string;
  readonly locator?: Locator;
}

/** A rule ran; does not apply to this platform; lacks input; or met input that it could not read in full. */
export type RuleState = "ran" | "not_applicable" | "lacks_input" | "input_damaged";

export interface RuleCoverage {
  readonly rule: string;
  readonly title: string;
  readonly state: RuleState;
  /** Artifacts that it needs and that were not (fully) read. */
  readonly missing: readonly string[];
  readonly findings: number;
}

export interface Coverage {
  readonly artifacts: readonly ArtifactCoverage[];
  readonly rules: readonly RuleCoverage[];
  /** Problems of the evidence as a container: damage, refused links, bounds. */
  readonly evidence: readonly { readonly evidence: number; readonly problems: readonly CoverageProblem[] }[];
  /** Links of known shorteners, not resolved on purpose. */
  readonly unresolvedLinks: readonly { readonly url: string; readonly count: number; readonly artifact: string }[];
}
