import type { Language } from "@sillage/core/findings/language.ts";

/** A text of a guide in every language. */
export type Told = Readonly<Record<Language, string>>;

export function told(en: string, fr: string, es: string, ar: string): Told {
  return { en, fr, es, ar };
}

/** What a learner is told of a practice case, and asked. */
export interface Guide {
  /** Ids of the practice cases that it is for. */
  readonly cases: readonly string[];
  readonly phones: "ios" | "android" | "both";
  readonly title: Told;
  /** What the owner of the phone tells, and what is to be done. */
  readonly task: Told;
  readonly questions: readonly Question[];
}

interface Asked {
  readonly id: string;
  readonly text: Told;
  readonly hints: readonly Told[];
  /** What is to be learnt from it: shown once the question is answered. */
  readonly explanation: Told;
}

/** Answered from the case's truth list: `expects` is a regular expression for the ids of what was planted. */
export interface TruthQuestion extends Asked {
  /** Findings to be picked; a value to be typed as it stands in the evidence; a moment. */
  readonly kind: "findings" | "value" | "time";
  readonly expects: string;
  /** Findings: what else was planted and is no wrong answer, though it does not answer the question. */
  readonly accepts?: string;
}

/** What may be said of the case, and what may not. */
export interface ChoiceQuestion extends Asked {
  readonly kind: "choice";
  readonly options: readonly { readonly id: string; readonly text: Told; readonly right: boolean }[];
}

export type Question = TruthQuestion | ChoiceQuestion;
