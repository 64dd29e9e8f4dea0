import type { ToolLevel } from "@sillage/core/findings/layers.ts";
import type { RemarkCode } from "@sillage/core/findings/remark.ts";
import type { FindingClass, Severity } from "@sillage/core/rules/rule.ts";
import type { Deterministic } from "../random.ts";

/** A practice case: what a phone, or several, of an invented person went through, and what may be said of it. */
export interface PracticeCase {
  readonly id: string;
  readonly title: string;
  /** In a sentence or two, as a trainer would tell it. */
  readonly summary: string;
  /** Bundled indicator sets that its published values are from. */
  readonly packs: readonly string[];
  /** Chooses the values: the same case with others, and in another order, for another seed. */
  plan(random: Deterministic): CasePlan;
}

export interface CasePlan {
  readonly owner: string;
  readonly pieces: readonly Piece[];
  readonly custody: readonly CustodyTold[];
  readonly truth: CaseTruth;
}

/** One piece of evidence. */
export interface Piece {
  /** Writes it into a folder that is there, and answers where it lies. */
  write(folder: string): Pick<CaseEvidence, "path" | "password">;
}

export interface CaseEvidence {
  readonly path: string;
  /** Of an encrypted backup; of a messenger's, its key as it is typed. */
  readonly password?: string;
}

/** When the phone was out of its owner's hands. ISO 8601 in UTC. */
export interface CustodyTold {
  readonly label: string;
  readonly start: string;
  readonly end: string;
}

export interface CaseTruth {
  readonly mustFind: readonly CaseExpectation[];
  /** What no finding may say; what none of any case may say stands in score.ts. */
  readonly mustNotClaim: readonly ForbiddenClaim[];
  /** Short links that have to be listed as not resolved. */
  readonly unresolved: readonly string[];
  /** Minutes that the phone's own clock is ahead of UTC, for logs that write it without its zone. */
  readonly zone?: number;
}

/** One finding that there has to be. Everything that is given has to hold for it. */
export interface CaseExpectation {
  readonly id: string;
  /** What was planted, in one sentence. */
  readonly says: string;
  /** A regular expression for the rule's id. */
  readonly rule?: string;
  /** Any of these classes is right. */
  readonly classes: readonly FindingClass[];
  readonly atLeast: Severity;
  readonly atMost?: Severity;
  /** The artifact that one of its records is of. */
  readonly artifact?: string;
  /** Texts that its values, its indicator or the paths of its records hold, each as a part. */
  readonly contains?: readonly string[];
  /** When it happened, ISO 8601 in UTC; a finding that joins several moments spans it. */
  readonly time?: string;
  /** Labels of the custody windows that it is placed in. */
  readonly custody?: readonly string[];
  /** The product that it points to, and how sure it may at most be of it. */
  readonly tool?: string;
  readonly toolAtMost?: ToolLevel;
  readonly remarks?: readonly RemarkCode[];
  /** A regular expression that its sentence meets. */
  readonly sentence?: string;
  /** For an incident: classes of findings that it joins, in the order of their times. */
  readonly joins?: readonly FindingClass[];
}

/** A finding of which everything given holds says too much. */
export interface ForbiddenClaim {
  readonly why: string;
  readonly classes?: readonly FindingClass[];
  /** Only findings graver than this. */
  readonly above?: Severity;
  /** A text that its values, its indicator or the paths of its records hold; or that they do not. */
  readonly value?: string;
  readonly unlessValue?: string;
  readonly rule?: string;
  /** A regular expression that its title, sentence or notes meet. */
  readonly text?: string;
  readonly tool?: string;
}
