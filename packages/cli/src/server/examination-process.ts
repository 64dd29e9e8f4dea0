import { ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import type { ExaminationAsked, Stage } from "@sillage/core/workbench/examinations.ts";
import { lockCase } from "../case/case-lock.ts";
import { check } from "../commands/check.ts";
import type { CheckOptions } from "../commands/check-options.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { passwordVariable } from "../terminal/password.ts";

/**
 * One examination in a process of its own: it can be stopped, and what it costs in memory ends with it. What it is to
 * do comes as a message, so that no password stands on a command line.
 */
export interface Order {
  readonly folder: string;
  readonly asked: ExaminationAsked;
}

export type Sign =
  | { readonly type: "stage"; readonly stage: Stage }
  | { readonly type: "update"; readonly share: number | null; readonly note: string }
  | { readonly type: "failed"; readonly code: string; readonly message: string }
  | { readonly type: "ended"; readonly status: number };

/** Between two signs of progress, milliseconds. */
const pause = 200;

function send(sign: Sign): void {
  process.send?.(sign);
}

async function run({ folder, asked }: Order): Promise<number> {
  if (asked.password !== undefined) process.env[passwordVariable] = asked.password;
  let last = 0;
  const lock = lockCase(folder);
  try {
    return await check(optionsOf(folder, asked), {
      result: () => {},
      progress: {
        stage: (stage) => send({ type: "stage", stage }),
        update(share, note) {
          if (Date.now() - last < pause) return;
          last = Date.now();
          send({ type: "update", share: share ?? null, note });
        },
        end: () => {},
      },
      failed: (code, message) => send({ type: "failed", code, message }),
    });
  } catch (error) {
    const isOurs = error instanceof UsageError || error instanceof ConsentError;
    send({ type: "failed", code: "failed", message: error instanceof Error ? error.message : String(error) });
    return isOurs ? exitStatus.usage : exitStatus.defect;
  } finally {
    if (lock.held) lock.release();
  }
}

function optionsOf(folder: string, asked: ExaminationAsked): CheckOptions {
  return {
    evidence: asked.evidence,
    caseFolder: folder,
    indicators: asked.indicators,
    bundledIndicators: true,
    custody: asked.custody,
    language: asked.language,
    hashAll: asked.hashAll,
    json: false,
    quiet: true,
    ...(asked.identityFile === undefined ? {} : { identityFile: asked.identityFile }),
    keyFiles: asked.keyFile === undefined ? [] : [asked.keyFile],
    ...(asked.consent ? { consent: readConsent(asked.consent, new Date()) } : {}),
  };
}

process.once("message", (order: Order) => {
  void run(order).then((status) => {
    send({ type: "ended", status });
    process.disconnect();
  });
});
// Whoever asked is gone: nobody waits for the result.
process.on("disconnect", () => process.emit("SIGTERM"));
