import type { Finding } from "@sillage/core/findings/finding.ts";
import type { CaseExpectation, CaseTruth } from "../cases/case.ts";
import { findingsThatMeet } from "../cases/score.ts";
import type { Question, TruthQuestion } from "./guide.ts";

/** What a learner answers; of the kind of the question. */
export interface Answer {
  readonly findings?: readonly string[];
  readonly value?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  readonly options?: readonly string[];
}

export interface Checked {
  readonly right: boolean;
  /** Of the findings or options that were picked: those that do not answer the question. */
  readonly wrong: readonly string[];
  /** Findings or options that are missing in the answer. */
  readonly missing: number;
}

/** Answers that are right, to be shown to who gives up. */
export interface Solution {
  readonly findings: readonly string[];
  readonly values: readonly string[];
  /** ISO 8601. */
  readonly times: readonly string[];
  readonly options: readonly string[];
}

/** A moment is meant when it is named to a few minutes: a clock on a page is read by a person. */
const tolerance = 5 * 60_000;
/** A part of a value is not the value, unless it is most of it. */
const shortestPart = 5;

export function checkAnswer(
  question: Question,
  truth: CaseTruth,
  findings: readonly Finding[],
  answer: Answer,
): Checked {
  if (question.kind === "choice") {
    const picked = answer.options ?? [];
    const wrong = picked.filter((id) => !question.options.some((option) => option.id === id && option.right));
    const missing = question.options.filter(({ id, right }) => right && !picked.includes(id)).length;
    return { right: wrong.length === 0 && missing === 0, wrong, missing };
  }
  const expected = expectedOf(question, truth);
  if (question.kind === "findings") return checkFindings(question, truth, findings, answer.findings ?? []);
  const right =
    question.kind === "value"
      ? expected.some(({ contains = [] }) => contains.some((part) => isMeant(part, answer.value ?? "")))
      : expected.some(({ time }) => time !== undefined && Math.abs(Date.parse(time) - (answer.time ?? 0)) <= tolerance);
  return { right, wrong: [], missing: 0 };
}

function checkFindings(
  question: TruthQuestion,
  truth: CaseTruth,
  findings: readonly Finding[],
  picked: readonly string[],
): Checked {
  const expected = expectedOf(question, truth);
  const also = question.accepts === undefined ? [] : matching(truth, question.accepts);
  const good = new Set([...expected, ...also].flatMap((one) => findingsThatMeet(truth, one, findings)));
  const wrong = picked.filter((id) => !good.has(id));
  // One finding may show several things that were planted: counted are findings.
  const missing = new Set(
    expected.flatMap((one) => {
      const ids = findingsThatMeet(truth, one, findings);
      return ids.some((id) => picked.includes(id)) ? [] : [ids[0] ?? one.id];
    }),
  ).size;
  return { right: wrong.length === 0 && missing === 0, wrong, missing };
}

export function solutionOf(question: Question, truth: CaseTruth, findings: readonly Finding[]): Solution {
  if (question.kind === "choice") {
    const options = question.options.filter(({ right }) => right).map(({ id }) => id);
    return { findings: [], values: [], times: [], options };
  }
  const expected = expectedOf(question, truth);
  const of = <T>(kind: TruthQuestion["kind"], all: readonly T[]) => (question.kind === kind ? [...new Set(all)] : []);
  return {
    findings: of(
      "findings",
      expected.flatMap((one) => findingsThatMeet(truth, one, findings).slice(0, 1)),
    ),
    values: of(
      "value",
      expected.flatMap(({ contains = [] }) => contains),
    ),
    times: of(
      "time",
      expected.flatMap(({ time }) => time ?? []),
    ),
    options: [],
  };
}

function expectedOf({ expects }: TruthQuestion, truth: CaseTruth): readonly CaseExpectation[] {
  return matching(truth, expects);
}

function matching({ mustFind }: CaseTruth, ids: string): readonly CaseExpectation[] {
  return mustFind.filter(({ id }) => new RegExp(ids).test(id));
}

/** As it stands in the evidence or as a report defangs it: `hxxps://a[.]b`, `a[.]b`. */
function isMeant(part: string, typed: string): boolean {
  const plain = typed.trim().toLowerCase().replaceAll("[.]", ".").replace(/^hxxp/, "http");
  const wanted = part.toLowerCase();
  return (
    plain.includes(wanted) ||
    (plain.length >= shortestPart && 2 * plain.length > wanted.length && wanted.includes(plain))
  );
}
