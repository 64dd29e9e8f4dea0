import type { Device, EvidenceKind } from "../evidence/tree.ts";
import type { CustodyWindow } from "../findings/custody.ts";
import type { Language } from "../findings/language.ts";
import type { OwnAcquisition } from "../findings/own-acquisition.ts";
import type { PackSummary } from "../indicators/indicator.ts";

/** What `case.json` holds. */
export interface CaseFile {
  readonly format: "sillage-case";
  readonly formatVersion: 1;
  /** A case that is not `complete` must not be taken for a result. */
  readonly state: "running" | "complete" | "cancelled" | "failed";
  readonly tool: { readonly name: "sillage"; readonly version: string };
  readonly created: string;
  readonly evidence: readonly CaseEvidence[];
  readonly packs: readonly PackSummary[];
  readonly options: CaseOptions;
  /** Examined although something was damaged or could not be read. */
  readonly damaged: boolean;
  readonly synthetic: boolean;
}

export interface CaseEvidence {
  readonly name: string;
  readonly path: string;
  readonly kind: EvidenceKind;
  readonly encrypted: boolean;
  readonly device: Device;
  /** Files of the evidence, as far as its container says. */
  readonly fileCount: number;
  /** SHA-256 of every file that was read (all files with --hash-all): content, and as stored where encrypted. */
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    readonly storedSha256?: string;
  }[];
}

export interface CaseOptions {
  /** The day that ages are compared with, ISO 8601. */
  readonly asOf: string;
  readonly language: Language;
  readonly bundledIndicators: boolean;
  readonly custody: readonly CustodyWindow[];
  /** What those who made the acquisition say that it left. */
  readonly acquisition?: OwnAcquisition;
  readonly hashAll: boolean;
  /** Which backup was examined, where a folder held several. */
  readonly backup?: number;
}

export type { CustodyWindow } from "../findings/custody.ts";
export { type Language, languages } from "../findings/language.ts";
