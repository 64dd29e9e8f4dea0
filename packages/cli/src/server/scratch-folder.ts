import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a process puts what it holds for the moment: it may be stopped before it tidies up. */
export interface ScratchFolder {
  /** The environment in which that is its folder for temporary files. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

export function scratchFolder(): ScratchFolder {
  const folder = mkdtempSync(join(tmpdir(), "sillage-at-work-"));
  return {
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
