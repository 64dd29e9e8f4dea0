import type { DatabaseProblem } from "./database.ts";

const shownPerKind = 50;
const maxRemembered = 10_000;

/**
 * Passes problems on, each once, and no more than 50 of a kind between two calls of `finish`: a hostile file has a bad
 * value in each of its million rows. `finish` says how many more there were.
 */
export class ProblemLog {
  readonly #report: (problem: DatabaseProblem) => void;
  readonly #seen = new Map<string, { count: number; problem: DatabaseProblem }>();

  readonly #reported = new Set<string>();

  constructor(report: (problem: DatabaseProblem) => void) {
    this.#report = report;
  }

  /** Problems of the same `kind` ("value message.text") are counted together. */
  add(kind: string, problem: DatabaseProblem): void {
    // A table that is read twice has the same problems twice.
    if (this.#reported.has(problem.message)) return;
    if (this.#reported.size < maxRemembered) this.#reported.add(problem.message);
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
