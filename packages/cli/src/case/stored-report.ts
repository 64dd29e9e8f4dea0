import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { artifacts } from "@sillage/core/artifacts/index.ts";
import { type Assessment, AssessmentError, readAssessments } from "@sillage/core/case/assessments.ts";
import type { Language } from "@sillage/core/case/case-file.ts";
import { type Consent, ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import type { CustodyReport } from "@sillage/core/findings/custody-report.ts";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { type Masker, masker } from "@sillage/core/report/mask.ts";
import { knownOfCase } from "@sillage/core/report/mask-case.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { rules } from "@sillage/core/rules/index.ts";
import type { RecordStore, StoredCase } from "../commands/export-store.ts";
import { UsageError } from "../exit-status.ts";

/** What a report is made of, from the files of a case. */
export function storedReport(folder: string, stored: StoredCase, language: Language): ReportInput {
  const custody = optional(folder, "custody.json", (value) => value as readonly CustodyReport[]);
  const assessments = storedAssessments(folder);
  return {
    ...stored,
    ...registry,
    ...consentOf(folder),
    caseName: basename(folder),
    wording: wording(language),
    ...(custody === undefined ? {} : { custody }),
    ...(assessments.length === 0 ? {} : { assessments }),
  };
}

/** English titles and reasons, as the registries have them. */
export const registry: Pick<ReportInput, "artifactTitle" | "ruleText"> = {
  artifactTitle: (id) => artifacts.find((artifact) => artifact.id === id)?.title ?? id,
  ruleText: (id) => rules.find((rule) => rule.id === id),
};

/** The consent that the case records, where it does. */
export function consentOf(folder: string): { readonly consent?: Consent } {
  const consent = optional(folder, "consent.json", (value) => readConsent(value, new Date()));
  return consent === undefined ? {} : { consent };
}

export function storedAssessments(folder: string): readonly Assessment[] {
  return optional(folder, "assessments.json", readAssessments) ?? [];
}

function optional<T>(folder: string, name: string, read: (value: unknown) => T): T | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  try {
    return read(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const isExpected =
      error instanceof ConsentError || error instanceof AssessmentError || error instanceof SyntaxError;
    if (isExpected) throw new UsageError(`${path} cannot be used: ${error.message}`);
    throw error;
  }
}

/** What `--mask` asks for: kinds, several of them with commas, or `all`. */
export function masksAsked(given: readonly string[] | undefined): readonly MaskKind[] {
  const names = (given ?? []).flatMap((one) => one.split(",")).map((one) => one.trim());
  if (names.includes("all")) return maskKinds;
  const unknown = names.find((name) => !maskKinds.some((kind) => kind === name));
  if (unknown !== undefined)
    throw new UsageError(`--mask takes any of: ${maskKinds.join(", ")}, all; not "${unknown}"`);
  return maskKinds.filter((kind) => names.includes(kind));
}

/** Pseudonyms in the order in which the case and its records first have what they stand for. */
export async function caseMasker(kinds: readonly MaskKind[], input: ReportInput, store: RecordStore): Promise<Masker> {
  const people = input.consent ? [{ personal: "name" as const, value: input.consent.by }] : [];
  const known = [...knownOfCase(input.caseFile), ...people, ...(await store.personalValues())];
  const published = input.findings.flatMap(({ indicator }) => (indicator ? [indicator.value] : []));
  return masker(kinds, input.wording, known, published);
}
