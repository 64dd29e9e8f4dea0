import { Worker } from "node:worker_threads";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import type { RawAnswer, RawCall, RawMethods } from "./methods.ts";

/**
 * Files of the evidence, read in a thread of its own with bounds on its memory and its time: a file that is made to
 * hang or to fill memory costs that thread, which the next question starts anew.
 */
export type EvidenceReader = Omit<RawMethods, "close"> & { close(): void };

/** Hashing a file of many gigabytes takes its time; nothing that is looked at takes longer. */
const longest = 300_000;
const workerFile = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

export function evidenceReader({ evidence, options }: CaseFile): EvidenceReader {
  let worker: Worker | undefined;
  let nextId = 0;
  const waiting = new Map<number, Waiting>();

  function lose(from: Worker, why: string): void {
    if (worker !== from) return;
    worker = undefined;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new WorkbenchError("refused", `the reader of the evidence ${why}`));
    }
    waiting.clear();
    void from.terminate();
  }

  function start(): Worker {
    const started = new Worker(new URL(workerFile, import.meta.url), {
      workerData: { evidence, options },
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 },
    });
    started.unref();
    started.on("message", onAnswer);
    started.on("error", (error) => lose(started, `stopped: ${error.message}`));
    started.on("exit", () => lose(started, "ended before it had answered"));
    return started;
  }

  function onAnswer(answer: RawAnswer): void {
    const call = waiting.get(answer.id);
    if (!call) return;
    waiting.delete(answer.id);
    clearTimeout(call.timer);
    if ("value" in answer) call.resolve(answer.value);
    else call.reject(errorOf(answer.error));
  }

  function call(method: keyof RawMethods, asked: unknown): Promise<unknown> {
    worker ??= start();
    const to = worker;
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => lose(to, "took too long and was stopped"), longest);
      waiting.set(id, { resolve, reject, timer });
      to.postMessage({ id, method, asked } satisfies RawCall);
    });
  }

  const methods = ["facts", "folder", "bytes", "text", "tree", "tables", "rows", "find", "image"] as const;
  const reader = Object.fromEntries(methods.map((name) => [name, (asked: unknown) => call(name, asked)]));
  return {
    ...(reader as unknown as Omit<RawMethods, "close">),
    close() {
      // What was unpacked for it is removed by the thread itself.
      const ending = worker;
      if (!ending) return;
      call("close", {}).then(
        () => lose(ending, "was closed"),
        () => {},
      );
    },
  };
}

function errorOf({ why, message }: { readonly why?: string; readonly message: string }): Error {
  if (why === undefined) return new Error(message);
  const isLocked = ["password_needed", "wrong_password", "identity_needed", "no_key_file"].includes(why);
  return new WorkbenchError(isLocked ? "password_needed" : why === "file_gone" ? "not_found" : "refused", message);
}
