import type { EvidenceProblem } from "@sillage/core/evidence/tree.ts";
import type { Plan } from "@sillage/core/examine.ts";
import type { EvidenceRequest, OpenedEvidence } from "../engine/methods.ts";
import { EngineError } from "../engine/protocol.ts";
import type { EngineThread } from "../engine/thread.ts";
import { askPassword, canAsk, givenIdentity, givenKey, givenPasswords } from "../terminal/password.ts";
import type { ProgressLine } from "../terminal/progress.ts";
import type { CheckOptions } from "./check-options.ts";

export interface AllOpened {
  readonly opened: readonly OpenedEvidence[];
  /** What another engine opens the same with, in the same order. */
  readonly requests: readonly EvidenceRequest[];
  readonly plan: Plan;
  /** What the containers say, by piece of evidence. */
  readonly containerProblems: readonly (readonly EvidenceProblem[])[];
}

/** How often a password is asked for one piece. */
const mostAttempts = 3;

/**
 * Opens all evidence in the first engine, and looks what is in it. On a terminal, a password is asked for each piece that
 * needs one which was not given; a piece that stays locked is said by its problem, unless there is nothing else.
 */
export async function openAll(first: EngineThread, options: CheckOptions, progress: ProgressLine): Promise<AllOpened> {
  const passwords = [...givenPasswords(options.passwordFiles ?? [])];
  const identity = givenIdentity(options.identityFile);
  const keys = (options.keyFiles ?? []).map(givenKey);
  const asked = new Map<string, number>();

  /** Whether the person gave one more password for what is locked. */
  async function ask(what: string, message: string): Promise<boolean> {
    const attempts = asked.get(what) ?? 0;
    if (!canAsk() || attempts >= mostAttempts) return false;
    progress.end();
    const password = await askPassword(`${message}\nPassword or key of ${what}:`);
    asked.set(what, password ? attempts + 1 : mostAttempts);
    if (password) passwords.push(password);
    return Boolean(password);
  }

  const requestFor = (path: string): EvidenceRequest => ({
    path,
    ...(options.backup === undefined ? {} : { backup: options.backup }),
    ...(passwords.length > 0 ? { password: [...passwords] } : {}),
    ...(identity === undefined ? {} : { identity }),
    ...(keys.length > 0 ? { key: keys } : {}),
  });

  async function openOne(path: string): Promise<{ found: readonly OpenedEvidence[]; request: EvidenceRequest }> {
    for (;;) {
      const request = requestFor(path);
      try {
        const found = await first.engine.open([request]);
        // The keys spare the other engines the stretching of the password.
        const backupKeys = found.find((evidence) => evidence.keys)?.keys;
        return { found, request: { ...request, ...(backupKeys ? { keys: backupKeys } : {}) } };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        const wasMistyped = error.code === "wrong_password" && asked.has(path);
        if (error.code !== "password_needed" && !wasMistyped) throw error;
        if (wasMistyped) passwords.pop();
        if (!(await ask(path, error.message))) throw error;
      }
    }
  }

  for (;;) {
    progress.stage("opening");
    const opened: OpenedEvidence[] = [];
    const requests: EvidenceRequest[] = [];
    for (const path of options.evidence) {
      const { found, request } = await openOne(path);
      opened.push(...found);
      requests.push(request);
    }
    progress.stage("planning");
    const plan = await first.engine.plan();
    const containerProblems = await first.engine.problems();
    if (!(await askForLocked(containerProblems, ask))) return { opened, requests, plan, containerProblems };
    await first.engine.letGo();
  }
}

/** Asks for every piece that a password would open. False where none was given. */
async function askForLocked(
  problems: AllOpened["containerProblems"],
  ask: (what: string, message: string) => Promise<boolean>,
): Promise<boolean> {
  const locked = problems.flat().filter(({ needsPassword, path }) => needsPassword && path !== "");
  let wasGiven = false;
  for (const { path, message } of new Map(locked.map((problem) => [problem.path, problem])).values()) {
    if (await ask(path, message)) wasGiven = true;
  }
  return wasGiven;
}
