import { parentPort, workerData } from "node:worker_threads";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { RawAnswer, RawCall } from "./methods.ts";
import { createViewer, whyNot } from "./viewer.ts";

const port = parentPort;
if (!port) throw new Error("this file runs in a worker");

const viewer = createViewer(workerData as CaseFile);
/** One after the other: all look at the file that is open. */
let last: Promise<void> = Promise.resolve();

port.on("message", (call: RawCall) => {
  last = last.then(async () => port.postMessage(await answer(call)));
});

async function answer({ id, method, asked }: RawCall): Promise<RawAnswer> {
  try {
    const run = viewer[method] as (asked: unknown) => Promise<unknown>;
    return { id, value: await run(asked) };
  } catch (error) {
    return { id, error: told(error) };
  }
}

function told(error: unknown): { readonly why?: string; readonly message: string } {
  try {
    const { why, message } = whyNot(error);
    return { why, message };
  } catch {
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
