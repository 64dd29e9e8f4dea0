import type { Assessment, Verdict } from "@sillage/core/case/assessments.ts";
import { type Language, languages } from "@sillage/core/findings/language.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { given } from "../../app/view.ts";

export const lengths = ["owner", "technical", "annex"] as const;
export type Length = (typeof lengths)[number];
/** Which findings a report tells: all, by what analysts said of them, or one by one. */
export const choices = ["all", "accepted", "not_rejected", "chosen"] as const;
export type Choice = (typeof choices)[number];

export interface Search {
  readonly length?: Length;
  readonly language?: Language;
  readonly masks?: readonly MaskKind[];
  readonly choice?: Choice;
  readonly findings?: readonly string[];
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const masks = maskKinds.filter((kind) => textsIn(search.masks).includes(kind));
  const findings = textsIn(search.findings).slice(0, 500);
  return {
    ...given.choice(search, "length", lengths),
    ...given.choice(search, "language", languages),
    ...(masks.length > 0 ? { masks } : {}),
    ...given.choice(search, "choice", choices),
    ...(findings.length > 0 ? { findings } : {}),
  };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** Ids of the findings that the report is to tell; undefined for all of them. */
export function findingsIn(
  { choice = "all", findings = [] }: Search,
  all: readonly FindingLine[],
  assessments: readonly Assessment[],
): readonly string[] | undefined {
  if (choice === "all") return undefined;
  const ids = all.map(({ id }) => id);
  if (choice === "chosen") return ids.filter((id) => findings.includes(id));
  const verdicts = (id: string) => verdictsOf(assessments, id);
  return choice === "accepted"
    ? ids.filter((id) => verdicts(id).includes("accept"))
    : ids.filter((id) => !verdicts(id).includes("reject"));
}

/** What each analyst said last of a finding. */
function verdictsOf(assessments: readonly Assessment[], finding: string): readonly Verdict[] {
  const latest = new Map<string, Verdict>();
  for (const one of assessments) {
    if (one.about === "finding" && one.finding === finding) latest.set(one.by.trim().toLowerCase(), one.verdict);
  }
  return [...latest.values()];
}

export function toggled<T>(list: readonly T[] | undefined, one: T): readonly T[] | undefined {
  const left = (list ?? []).filter((other) => other !== one);
  const now = left.length === (list ?? []).length ? [...left, one] : left;
  return now.length > 0 ? now : undefined;
}
