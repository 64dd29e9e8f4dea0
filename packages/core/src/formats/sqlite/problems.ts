import type { DatabaseProblem } from "./database.ts";

const shownPerKind = 50;

/**
 * Passes problems on, but no more than 50 of a kind: a hostile file has a bad value in each of its million rows.
 * `finish` says how many more there were.
 */
export class ProblemLog {
  readonly #report: (problem: DatabaseProblem) => void;
  readonly #seen = new Map<string, { count: number; problem: DatabaseProblem }>();

  constructor(report: (problem: DatabaseProblem) => void) {
    this.#report = report;
  }

  /** Problems of the same `kind` ("value message.text") are counted together. */
  add(kind: string, problem: DatabaseProblem): void {
    const seen = this.#seen.get(kind);
    if (!seen) this.#seen.set(kind, { count: 1, problem });
    else seen.count++;
    if (!seen || seen.count <= shownPerKind) this.#report(problem);
  }

  finish(): void {
    for (const { count, problem } of this.#seen.values()) {
      const more = count - shownPerKind;
      if (more <= 0) continue;
      const { code, table } = problem;
      const message = `${more} more problems like this one: ${problem.message}`;
      this.#report(table === undefined ? { code, message } : { code, message, table });
    }
    this.#seen.clear();
  }
}
