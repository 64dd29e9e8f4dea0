import type { Reason } from "@sillage/core/workbench/workbench.ts";

/** The contract that tools rely on. */
export const exitStatus = {
  examined: 0,
  defect: 1,
  usage: 2,
  notOpened: 3,
  damaged: 4,
  findings: 5,
  /** 128 + SIGINT, as shells count. */
  cancelled: 130,
} as const;

/** The command line is wrong; the message says how it should be. The reason is for the workbench, which has words of its own. */
export class UsageError extends Error {
  override name = "UsageError";
  readonly reason: Reason | undefined;
  constructor(message: string, reason?: Reason) {
    super(message);
    this.reason = reason;
  }
}
