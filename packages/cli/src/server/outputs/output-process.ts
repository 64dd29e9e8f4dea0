import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { UsageError } from "../../exit-status.ts";
import { exportCase, type Made, type OutputOrder, preview, report, seal } from "./made.ts";

/**
 * Makes one report, export or seal in a process of its own: a PDF takes seconds in which nothing else would be answered.
 * What it is to do comes as a message, so that no passphrase stands on a command line.
 */
export type OutputSign =
  /** From now on it must not be stopped: it waits until it was told to go on. */
  | { readonly type: "closing" }
  | { readonly type: "made"; readonly made: Made }
  | { readonly type: "failed"; readonly error: PlainError };

export type PlainError = Pick<WorkbenchError, "code" | "message" | "reason" | "about">;

/** The log of the case is about to be written. */
function closing(): Promise<void> {
  return new Promise((resolve) => {
    process.once("message", () => resolve());
    send({ type: "closing" });
  });
}

function send(sign: OutputSign): void {
  process.send?.(sign);
}

async function make(order: OutputOrder): Promise<Made> {
  switch (order.kind) {
    case "report":
      return report(order.folder, order.asked, closing);
    case "export":
      return exportCase(order.folder, order.asked, closing);
    case "preview":
      return preview(order.folder, order.asked);
    case "seal":
      await closing();
      return seal(order.folder, order.asked);
  }
}

function plain(error: unknown): PlainError {
  if (error instanceof WorkbenchError) {
    const { code, message, reason, about } = error;
    return { code, message, reason, about };
  }
  if (error instanceof UsageError) {
    return { code: "refused", message: error.message, reason: error.reason, about: undefined };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: "defect", message, reason: undefined, about: undefined };
}

process.once("message", (order: OutputOrder) => {
  const ended = make(order).then(
    (made) => ({ type: "made", made }) as const,
    (error: unknown) => ({ type: "failed", error: plain(error) }) as const,
  );
  void ended.then((sign) => process.send?.(sign satisfies OutputSign, () => process.disconnect()));
});
