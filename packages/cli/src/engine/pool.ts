import { emptyResult, type Task, type TaskResult } from "@sillage/core/examine.ts";
import { keptPacker } from "./kept.ts";
import type { EngineOptions, EvidenceRequest, ExaminedByEngine, Progress } from "./methods.ts";
import { EngineLostError } from "./protocol.ts";
import { type EngineThread, startEngine } from "./thread.ts";

export interface PoolOptions {
  readonly threads: number;
  /** Options of the engine with this number; a replaced engine gets a new number. */
  readonly engineOptions: (number: number) => EngineOptions;
  /** What the first engine opened, with its keys. */
  readonly requests: readonly EvidenceRequest[];
  readonly asOf: number;
  readonly onProgress: Progress;
  readonly onTaskDone: (result: TaskResult) => void;
  readonly onTaskStart: (task: Task) => void;
}

/**
 * Shares the tasks among engines, the largest first. An engine that is lost (killed by its memory bound, hung) costs
 * the task that it was at: that task is unreadable, a fresh engine goes on.
 */
export async function examineAll(
  first: EngineThread,
  tasks: readonly Task[],
  options: PoolOptions,
): Promise<ExaminedByEngine[]> {
  const queue = [...tasks].sort((a, b) => b.size - a.size || a.index - b.index);
  const done: ExaminedByEngine[] = [];
  let nextNumber = 1;

  async function freshThread(): Promise<EngineThread> {
    const thread = startEngine(options.engineOptions(nextNumber++), options.onProgress);
    await thread.engine.open(options.requests, false);
    return thread;
  }

  async function work(thread: EngineThread | undefined): Promise<void> {
    let own = thread;
    try {
      for (let task = queue.shift(); task; task = queue.shift()) {
        own ??= await freshThread();
        options.onTaskStart(task);
        const { examined, lost } = await examineOne(own, task, options.asOf);
        if (lost) own = undefined;
        done.push(examined);
        options.onTaskDone(examined.result);
      }
    } finally {
      // The first engine goes on after the tasks; it is closed by who started it.
      if (own && own !== first) {
        await own.engine.close();
        await own.kill();
      }
    }
  }

  const helpers = Math.min(options.threads, queue.length) - 1;
  await Promise.all([work(first), ...Array.from({ length: Math.max(0, helpers) }, () => work(undefined))]);
  return done.sort((a, b) => a.result.task.index - b.result.task.index);
}

async function examineOne(
  thread: EngineThread,
  task: Task,
  asOf: number,
): Promise<{ examined: ExaminedByEngine; lost: boolean }> {
  try {
    return { examined: await thread.engine.examine(task, asOf), lost: false };
  } catch (error) {
    if (!(error instanceof EngineLostError)) throw error;
    return { examined: { result: lostTask(task, error.message), kept: keptPacker().packed([]) }, lost: true };
  }
}

function lostTask(task: Task, reason: string): TaskResult {
  return {
    ...emptyResult(task),
    unreadable: true,
    problemCount: 1,
    problems: [{ code: "unreadable", file: task.file ?? "", message: `its reader ${reason}` }],
  };
}
