import type { PracticeAnswer } from "@sillage/core/workbench/practice.ts";
import { useState } from "react";

/** What a learner has of a question so far. */
export interface Kept {
  readonly answer: PracticeAnswer;
  /** As it was typed: a time is only one once it is whole. */
  readonly typed: string;
  readonly hints: number;
  readonly solved: boolean;
}

export const nothingKept: Kept = { answer: {}, typed: "", hints: 0, solved: false };

type All = Readonly<Record<string, Kept>>;

/** Stays while the window stays: a learner goes to other views and comes back. */
export function useKept(caseId: string) {
  const name = `sillage-practice-${caseId}`;
  const [all, setAll] = useState<All>(() => read(name));
  function keep(question: string, change: Partial<Kept>): void {
    setAll((before) => {
      const now = { ...before, [question]: { ...nothingKept, ...before[question], ...change } };
      sessionStorage.setItem(name, JSON.stringify(now));
      return now;
    });
  }
  return { of: (question: string): Kept => all[question] ?? nothingKept, keep };
}

/** Only this page writes it; what is none of ours is nothing. */
function read(name: string): All {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return typeof value === "object" && value !== null ? (value as All) : {};
  } catch {
    return {};
  }
}
