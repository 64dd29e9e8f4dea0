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

/** The command line is wrong; the message says how it should be. */
export class UsageError extends Error {
  override name = "UsageError";
}
