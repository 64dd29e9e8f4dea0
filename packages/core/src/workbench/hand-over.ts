import type { Consent } from "../case/consent.ts";
import type { SealReport } from "../seal/seal-report.ts";
import type { FileProblem } from "../seal/sealed-files.ts";
import type { ConsentAsked } from "./examinations.ts";
import type { Nothing, OfCase, ReportAsked, WrittenFile } from "./workbench.ts";

/** A key that cases are sealed with. */
export interface SealKey {
  /** Its file on the computer that the engine runs on. */
  readonly path: string;
  readonly name: string;
}

/** A key that was made: `line` is what others check seals with. */
export interface MadeKey extends SealKey {
  readonly line: string;
}

/** What a check of the sealed case has found; `found` is null where the case is not sealed. */
export interface SealCheckResult {
  /** Where the case is, or would be, sealed to. */
  readonly bag: string;
  readonly found: {
    readonly holds: boolean;
    readonly report: SealReport;
    /** Files of the case that are not as they were sealed: it was worked on since. */
    readonly beside: readonly FileProblem[];
  } | null;
}

/** What leaves a case: looked at, agreed to, sealed, checked. */
export interface HandOverWorkbench {
  /** A report as it would be written, to be looked at under `/preview/TOKEN`. Nothing is written. */
  previewReport(asked: Omit<ReportAsked, "format">): Promise<{ readonly token: string }>;
  /** Reports and exports that lie in the case. */
  writtenFiles(asked: OfCase): Promise<readonly WrittenFile[]>;
  consent(asked: OfCase): Promise<{ readonly consent: Consent | null }>;
  recordConsent(asked: OfCase & { readonly consent: ConsentAsked }): Promise<{ readonly consent: Consent }>;
  /** Keys that were made here. */
  keys(asked: Nothing): Promise<readonly SealKey[]>;
  newKey(asked: { readonly name: string; readonly passphrase: string }): Promise<MadeKey>;
  /** `signers`: lines of keys whose holders somebody knows; each of them must have signed. */
  verify(asked: OfCase & { readonly signers: readonly string[] }): Promise<SealCheckResult>;
}
