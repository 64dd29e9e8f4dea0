import { EvidenceReadError, LimitError, LockedError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { wordsOf } from "../problems.ts";
import { EvidenceOpenError, type EvidenceProblem, type ProblemCode } from "../tree.ts";

/** What a part that cannot be opened or read is called; undefined for errors that are defects of ours. */
export function failureCode(error: unknown): ProblemCode | undefined {
  if (error instanceof LimitError) return "limit";
  if (error instanceof FormatError) return "damaged";
  if (error instanceof LockedError) return "encrypted";
  if (error instanceof EvidenceReadError) return "unreadable";
  if (!(error instanceof EvidenceOpenError)) return undefined;
  return locked.has(error.code) ? "encrypted" : "damaged";
}

const locked: ReadonlySet<EvidenceOpenError["code"]> = new Set([
  "password_needed",
  "wrong_password",
  "identity_needed",
]);

/** What is said of a part that cannot be opened or read; undefined for errors that are defects of ours. */
export function problemOf(path: string, error: unknown): EvidenceProblem | undefined {
  const code = failureCode(error);
  if (code === undefined) return undefined;
  const isTyped =
    error instanceof EvidenceOpenError && (error.code === "password_needed" || error.code === "wrong_password");
  return { path, code, message: wordsOf(error), ...(isTyped ? { needsPassword: true } : {}) };
}
