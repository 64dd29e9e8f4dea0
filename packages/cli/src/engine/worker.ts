import { parentPort, workerData } from "node:worker_threads";
import { createEngine, type EngineOptions } from "./methods.ts";
import { type Answer, type Call, sendError } from "./protocol.ts";

const port = parentPort;
if (!port) throw new Error("this file runs in a worker");

function answer(message: Answer): void {
  port?.postMessage(message);
}

const engine = await createEngine(workerData as EngineOptions, (done, note) =>
  answer({ type: "progress", done, note }),
);
answer({ type: "ready" });

port.on("message", async (call: Call) => {
  try {
    const method = engine[call.method] as (...args: unknown[]) => Promise<unknown>;
    answer({ type: "result", id: call.id, value: await method(...call.args) });
  } catch (error) {
    answer({ type: "error", id: call.id, error: sendError(error) });
  }
});
