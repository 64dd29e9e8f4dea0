import type { Platform } from "../platform.ts";
import { checkNote, type NoteCheck, type SignatureCheck } from "./check-note.ts";
import type { FileProblem, SealedFiles } from "./sealed-files.ts";
import type { Verifier } from "./signed-note.ts";

/** What a check of a seal has found. */
export interface SealReport {
  readonly kind: "sealed_case" | "shared_part";
  /** Whether everything holds. */
  readonly holds: boolean;
  /** What the sealed case is called; empty where the note cannot be read. */
  readonly name: string;
  /** By the clock of who sealed, ISO 8601 UTC; empty where the note cannot be read. */
  readonly sealed: string;
  /** How many files are as they were sealed. */
  readonly same: number;
  /** Files that are not as they were sealed. */
  readonly files: readonly FileProblem[];
  readonly signatures: readonly SignatureCheck[];
  readonly timeStamp?: TimeStampCheck;
  /** Lines of logs whose chain was followed. */
  readonly logLines: number;
  readonly masked: readonly MaskedCheck[];
  /** What does not hold beside files: one sentence each, without a full stop. */
  readonly problems: readonly string[];
}

/** A masked copy in a shared part. It is not what was sealed: only its sharer can vouch for it. */
export interface MaskedCheck {
  readonly path: string;
  readonly of: string;
  readonly masks: readonly string[];
  /** Who signed that they made it, and whether that holds. */
  readonly vouched: readonly SignatureCheck[];
}

export interface TimeStampCheck {
  readonly holds: boolean;
  /** What the stamp says, or what is wrong with it. */
  readonly message: string;
  /** ISO 8601 UTC. */
  readonly time?: string;
}

export interface VerifyOptions {
  readonly platform: Platform;
  /** Keys of signers whom the verifier knows: each of them must have signed. */
  readonly trusted: readonly Verifier[];
  /** Checks an RFC 3161 response against the bytes of the note. */
  timeStamp(response: Uint8Array, note: Uint8Array): Promise<TimeStampCheck>;
}

export const noteFile = "seal.note";
export const signersFile = "signers.txt";
export const timeStampFile = "seal.note.tsr";
export const timeStampRequestFile = "seal.note.tsq";

/** The note with its signatures and its time stamp. */
export interface SealCheck extends NoteCheck {
  readonly timeStamp?: TimeStampCheck;
}

export async function checkSeal(files: SealedFiles, options: VerifyOptions): Promise<SealCheck> {
  const enclosed = (await files.text(signersFile)) ?? "";
  const content = await files.text(noteFile);
  if (content === undefined)
    return { seal: undefined, signatures: [], problems: ["there is no seal.note: nothing is sealed"] };
  const note = checkNote(content, { trusted: options.trusted, enclosed });
  const response = await files.bytes(timeStampFile);
  const noteBytes = await files.bytes(noteFile);
  if (!response || !noteBytes) return note;
  const timeStamp = await options.timeStamp(response, noteBytes);
  const problems = timeStamp.holds
    ? note.problems
    : [...note.problems, `the time stamp does not hold: ${timeStamp.message}`];
  return { ...note, problems, timeStamp };
}

/** Puts together what bags and bundles have in common. */
export function sealReport(
  kind: SealReport["kind"],
  check: SealCheck,
  found: Pick<SealReport, "same" | "files" | "logLines" | "masked" | "problems">,
): SealReport {
  const problems = [...check.problems, ...found.problems];
  return {
    kind,
    holds: problems.length === 0 && found.files.length === 0,
    name: check.seal?.name ?? "",
    sealed: check.seal?.sealed ?? "",
    signatures: check.signatures,
    ...(check.timeStamp ? { timeStamp: check.timeStamp } : {}),
    ...found,
    problems,
  };
}
