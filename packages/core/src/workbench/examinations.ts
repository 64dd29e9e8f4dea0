import type { EvidenceOpenError } from "../evidence/tree.ts";
import type { CustodyWindow } from "../findings/custody.ts";
import type { Language } from "../findings/language.ts";

/** What is asked to be examined. Paths are of the computer that the engine runs on. */
export interface ExaminationAsked {
  readonly name: string;
  readonly evidence: readonly string[];
  readonly language: Language;
  readonly password?: string;
  readonly identityFile?: string;
  /** Path of the file with the owner's key to a messenger's backup; digits that are typed come as `password`. */
  readonly keyFile?: string;
  readonly indicators: readonly string[];
  readonly custody: readonly CustodyWindow[];
  /** What the owner agreed to, as it was typed. */
  readonly consent?: ConsentAsked;
  readonly hashAll: boolean;
}

export interface ConsentAsked {
  readonly by: string;
  readonly to: string;
  readonly purpose: string;
  /** A day: 2026-12-31. */
  readonly until: string;
  readonly scope: readonly string[];
  /** When it was given, where that was before: ISO 8601. */
  readonly given?: string;
}

/** A case that was not completed, to be examined again as it was to be. */
export interface AgainAsked {
  readonly case: string;
  readonly password?: string;
  readonly keyFile?: string;
}

export type Stage = "opening" | "planning" | "reading" | "hashing" | "writing";

export interface ExaminationState {
  readonly id: string;
  /** Id that the case has, or will have. */
  readonly case: string;
  readonly name: string;
  readonly state: "running" | "complete" | "cancelled" | "failed";
  readonly stage: Stage;
  /** Done of the stage, from 0 to 1, where it is known. */
  readonly share: number | null;
  /** Seconds that are left of it, where they can be told. */
  readonly left: number | null;
  /** What is being looked at; evidence. */
  readonly note: string;
  /** Why it failed: English, for a person. */
  readonly problem?: { readonly code: ExaminationProblem; readonly message: string };
}

/** Why evidence was not opened, or that something else went wrong. */
export type ExaminationProblem = EvidenceOpenError["code"] | "failed";

export interface FolderList {
  readonly path: string;
  readonly parent: string | null;
  readonly entries: readonly { readonly name: string; readonly path: string; readonly folder: boolean }[];
  readonly cut: boolean;
  /** Where looking may begin: the analyst's own folder, those of the cases, disks. */
  readonly places: readonly string[];
}
