import { EvidenceReadError, LimitError, LockedError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { EvidenceOpenError, type ProblemCode } from "../tree.ts";

/** What a part that cannot be opened or read is called; undefined for errors that are defects of ours. */
export function failureCode(error: unknown): ProblemCode | undefined {
  if (error instanceof LimitError) return "limit";
  if (error instanceof FormatError) return "damaged";
  if (error instanceof LockedError) return "encrypted";
  if (error instanceof EvidenceReadError) return "unreadable";
  if (!(error instanceof EvidenceOpenError)) return undefined;
  return error.code === "password_needed" || error.code === "wrong_password" || error.code === "identity_needed"
    ? "encrypted"
    : "damaged";
}
