import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * One process at a time has a case open: what two write at once would be lost in part. The mark lies outside of the
 * case, which may be sealed or on a medium that cannot be written.
 */
export type CaseLock =
  | { readonly held: true; readonly release: () => void }
  /** Number of the process that has it. */
  | { readonly held: false; readonly by: number };

export function lockCase(folder: string): CaseLock {
  const path = markOf(folder);
  for (;;) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return { held: true, release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const by = holderOf(folder);
      if (by !== undefined) return { held: false, by };
      // Left by a process that was killed.
      rmSync(path, { force: true });
    }
  }
}

/** The living process that has the case open; undefined where none has. */
export function holderOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(markOf(folder), "utf8"));
    if (!Number.isInteger(pid) || pid < 1) return undefined;
    return isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives and is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function markOf(folder: string): string {
  const name = createHash("sha256").update(realPath(folder)).digest("hex").slice(0, 32);
  return join(tmpdir(), `sillage-open-${name}`);
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
