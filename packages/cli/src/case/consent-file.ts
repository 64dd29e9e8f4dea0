import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Consent, ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import { hashOf } from "@sillage/core/seal/bag-files.ts";
import { UsageError } from "../exit-status.ts";
import { appendLog } from "./log.ts";

export const consentFile = "consent.json";

/** The consent that a case holds; undefined where none is recorded. Throws UsageError where it cannot be read. */
export function storedConsent(folder: string): Consent | undefined {
  const path = join(folder, consentFile);
  return existsSync(path) ? consentIn(path) : undefined;
}

/** Reads a consent from a file. Throws UsageError. */
export function consentIn(path: string): Consent {
  try {
    return readConsent(JSON.parse(readFileSync(path, "utf8")), new Date());
  } catch (error) {
    const why = error instanceof ConsentError ? error.message : "it is no JSON file that can be read";
    throw new UsageError(`the consent in ${path} cannot be used: ${why}`);
  }
}

/** Writes the consent into the case, and into its log which one: its words are not everybody's who reads the log. */
export function recordConsent(folder: string, consent: Consent): void {
  const path = join(folder, consentFile);
  const text = `${JSON.stringify(consent, null, 2)}\n`;
  writeFileSync(`${path}.half`, text, { mode: 0o600 });
  renameSync(`${path}.half`, path);
  appendLog(folder, "consent", { sha256: hashOf(text), given: consent.given, until: consent.until });
}

/**
 * The consent of an earlier examination at the same place, where that was of the same evidence: consent is to what was
 * examined, and must not pass to another person's phone.
 */
export function keptConsent(folder: string, evidence: readonly string[]): Consent | undefined {
  const consent = storedConsent(folder);
  if (!consent) return undefined;
  const before = new Set(evidencePaths(folder));
  const now = new Set(evidence.map((path) => resolve(path)));
  return before.size === now.size && [...now].every((path) => before.has(path)) ? consent : undefined;
}

function evidencePaths(folder: string): readonly string[] {
  try {
    const { evidence } = JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as {
      evidence: readonly { readonly path: string }[];
    };
    return evidence.map(({ path }) => resolve(path));
  } catch {
    // A case that cannot be read says nothing of what its consent was for.
    return [];
  }
}
