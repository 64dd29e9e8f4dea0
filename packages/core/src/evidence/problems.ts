import type { EvidenceProblem, ProblemCode } from "./tree.ts";

/** More than this nobody reads; hostile evidence could otherwise fill memory with complaints. */
const most = 10_000;

/** What went wrong with one piece of evidence. The same thing is said once, however often it is met. */
export class ProblemLog {
  readonly list: EvidenceProblem[] = [];
  readonly #said = new Set<string>();

  add(path: string, code: ProblemCode, message: string): void {
    this.put({ path, code, message });
  }

  put(problem: EvidenceProblem): void {
    const { path, code, message } = problem;
    const key = `${code}\0${path}\0${message}`;
    if (this.list.length >= most || this.#said.has(key)) return;
    this.#said.add(key);
    if (this.list.length === most - 1) {
      this.list.push({ path: "", code: "limit", message: `more than ${most} problems, the others are not listed` });
    } else {
      this.list.push(problem);
    }
  }
}

/** The words of an error, without a final full stop. */
export function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, "");
}
