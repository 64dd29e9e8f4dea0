import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { scratchFolder } from "../scratch-folder.ts";
import type { RecordDb } from "../store/record-db.ts";
import type { CollectOrder } from "./collect.ts";
import type { CollectSign } from "./collect-process.ts";

/** The identifiers of a case: collected once, when they are first asked for, and kept beside the case. */
export interface Collected {
  /** Undefined once they can be asked for as `things`; else how much is done. Throws WorkbenchError where it failed. */
  awaited(): Promise<number | undefined>;
  /** Waits until they can be asked for. Throws WorkbenchError where that takes long. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Whoever asks for the records of an identifier waits so long, milliseconds. */
const longestWait = 20_000;
const processFile = import.meta.url.endsWith(".ts") ? "./collect-process.ts" : "./collect-process.js";

export function collectedIdentifiers({ folder, countries }: Omit<CollectOrder, "into">, db: RecordDb): Collected {
  let share = 0;
  let child: ChildProcess | undefined;
  let problem: string | undefined;
  let attaching: Promise<unknown> | undefined;
  let ended: Promise<void> | undefined;

  function start(): void {
    problem = undefined;
    share = 0;
    const scratch = scratchFolder();
    const started = fork(new URL(processFile, import.meta.url), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: scratch.env,
      execArgv: [...process.execArgv, "--max-old-space-size=1024"],
    });
    child = started;
    started.on("message", (sign: CollectSign) => {
      if (sign.type === "share") share = sign.share;
      else if (sign.type === "failed") problem = sign.message;
    });
    ended = new Promise((resolve) => {
      started.once("exit", () => {
        child = undefined;
        scratch.remove();
        if (!existsSync(db.identifiersFile)) problem ??= "it ended by itself";
        resolve();
      });
    });
    started.send({ folder, countries, into: db.identifiersFile } satisfies CollectOrder);
  }

  function attach(): Promise<unknown> {
    attaching ??= db
      .query(`ATTACH '${db.identifiersFile.replaceAll("'", "''")}' AS things (READ_ONLY)`)
      .catch((error: unknown) => {
        attaching = undefined;
        throw error;
      });
    return attaching;
  }

  const collected: Collected = {
    async awaited() {
      if (attaching || (!child && existsSync(db.identifiersFile))) {
        await attach();
        return undefined;
      }
      if (problem !== undefined) {
        const message = problem;
        // Asked again, it is tried again.
        problem = undefined;
        throw new WorkbenchError("refused", `the identifiers could not be collected: ${message}`);
      }
      if (!child) start();
      return share;
    },
    async ready() {
      if ((await collected.awaited()) === undefined) return;
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestWait).unref())]);
      if ((await collected.awaited()) === undefined) return;
      throw new WorkbenchError(
        "limit",
        "the identifiers of this case are still being collected: look again in a while",
      );
    },
    async close() {
      child?.kill();
      await ended;
    },
  };
  return collected;
}
