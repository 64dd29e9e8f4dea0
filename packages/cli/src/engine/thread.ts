import { Worker } from "node:worker_threads";
import type { Engine, EngineOptions, Progress } from "./methods.ts";
import { type Answer, EngineError, EngineLostError, type Method } from "./protocol.ts";

/** An engine in a thread of its own: the same methods, and it can be killed. */
export interface EngineThread {
  readonly engine: Engine;
  kill(): Promise<void>;
}

/** A worker that says nothing for this long while it has work is taken for hung. */
const silenceMilliseconds = 300_000;

/** Built, or as it stands in the sources. */
const workerFile = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";

const methods: readonly Method[] = [
  "open",
  "loadIndicators",
  "plan",
  "examine",
  "across",
  "hashAll",
  "problems",
  "letGo",
  "close",
];

export function startEngine(options: EngineOptions, onProgress: Progress): EngineThread {
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 },
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 0;
  let lastSign = Date.now();
  let lost: EngineLostError | undefined;

  function lose(reason: string): void {
    lost ??= new EngineLostError(reason);
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  }

  const watch = setInterval(() => {
    if (waiting.size === 0 || Date.now() - lastSign < silenceMilliseconds) return;
    lose(`gave no sign for ${silenceMilliseconds / 1000} seconds and was stopped`);
    void worker.terminate();
  }, 1000);
  watch.unref();

  worker.on("message", (message: Answer) => {
    lastSign = Date.now();
    if (message.type === "progress") onProgress(message.done, message.note);
    if (message.type !== "result" && message.type !== "error") return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "result") call?.resolve(message.value);
    else call?.reject(new EngineError(message.error));
  });
  worker.on("error", (error) => lose(`stopped: ${error.message}`));
  worker.on("exit", () => {
    clearInterval(watch);
    lose("ended before it had answered");
  });

  function call(method: Method, args: readonly unknown[]): Promise<unknown> {
    if (lost) return Promise.reject(lost);
    const id = nextId++;
    lastSign = Date.now();
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args });
    });
  }

  const engine = Object.fromEntries(
    methods.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as unknown as Engine;
  return {
    engine,
    async kill() {
      clearInterval(watch);
      await worker.terminate();
    },
  };
}
