import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Asked, Sealed, WrittenFile } from "@sillage/core/workbench/workbench.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { scratchFolder } from "../scratch-folder.ts";
import type { Made, OutputOrder } from "./made.ts";
import type { OutputSign } from "./output-process.ts";

/** What leaves cases, each in a process of its own, of one case one after the other. */
export interface Outputs {
  report(folder: string, asked: Asked<"report">): Promise<WrittenFile>;
  exportCase(folder: string, asked: Asked<"exportCase">): Promise<WrittenFile>;
  preview(folder: string, asked: Asked<"previewReport">): Promise<string>;
  seal(folder: string, asked: Asked<"seal">): Promise<Sealed>;
  /** Stops what is being made of the case; what waits behind it as well. */
  cancel(folder: string): void;
  end(): Promise<void>;
}

interface Work {
  readonly order: OutputOrder;
  readonly resolve: (made: Made) => void;
  readonly reject: (error: Error) => void;
}

interface AtWork {
  readonly child: ChildProcess;
  /** The case's log is being written: it ends by itself. */
  isClosing: boolean;
  readonly ended: Promise<void>;
}

const processFile = import.meta.url.endsWith(".ts") ? "./output-process.ts" : "./output-process.js";

export function createOutputs(): Outputs {
  const waiting = new Map<string, Work[]>();
  const atWork = new Map<string, AtWork>();

  function make(order: OutputOrder): Promise<Made> {
    return new Promise((resolve, reject) => {
      waiting.set(order.folder, [...(waiting.get(order.folder) ?? []), { order, resolve, reject }]);
      next(order.folder);
    });
  }

  function next(folder: string): void {
    const [work, ...rest] = waiting.get(folder) ?? [];
    if (!work || atWork.has(folder)) return;
    waiting.set(folder, rest);
    const scratch = scratchFolder();
    const child = fork(new URL(processFile, import.meta.url), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: scratch.env,
    });
    const one: AtWork = {
      child,
      isClosing: false,
      ended: new Promise((resolve) => {
        child.once("exit", () => {
          atWork.delete(folder);
          // Whatever was not answered was stopped, or ended by itself.
          work.reject(child.killed ? cancelled() : new WorkbenchError("defect", "it ended before it was made"));
          if (child.killed) removeHalves(folder);
          scratch.remove();
          next(folder);
          resolve();
        });
      }),
    };
    atWork.set(folder, one);
    child.on("message", (sign: OutputSign) => {
      if (sign.type === "made") work.resolve(sign.made);
      else if (sign.type === "failed") work.reject(errorOf(sign.error));
      else if (!child.killed) {
        one.isClosing = true;
        child.send("go on");
      }
    });
    child.send(work.order);
  }

  function cancel(folder: string): void {
    for (const { reject } of waiting.get(folder) ?? []) reject(cancelled());
    waiting.delete(folder);
    const one = atWork.get(folder);
    if (one && !one.isClosing) one.child.kill("SIGKILL");
  }

  return {
    report: (folder, asked) => make({ kind: "report", folder, asked }) as Promise<WrittenFile>,
    exportCase: (folder, asked) => make({ kind: "export", folder, asked }) as Promise<WrittenFile>,
    preview: (folder, asked) => make({ kind: "preview", folder, asked }) as Promise<string>,
    seal: (folder, asked) => make({ kind: "seal", folder, asked }) as Promise<Sealed>,
    cancel,
    async end() {
      const all = [...atWork];
      for (const [folder] of all) cancel(folder);
      await Promise.all(all.map(([, { ended }]) => ended));
    },
  };
}

function cancelled(): WorkbenchError {
  return new WorkbenchError("cancelled", "it was cancelled");
}

function errorOf({ code, message, reason, about }: Extract<OutputSign, { type: "failed" }>["error"]): Error {
  return code === "defect" ? new Error(message) : new WorkbenchError(code, message, reason, about);
}

/** What was half written is in the way of the next one of its name. */
function removeHalves(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^(?:report|export)[\w.-]*\.half$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}
