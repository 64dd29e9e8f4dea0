import { appendFileSync, closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type Act, checkLog, formatEntry } from "@sillage/core/seal/log.ts";
import { bagFile, logFile, payload } from "@sillage/core/seal/verify-bag.ts";
import { UsageError } from "../exit-status.ts";

/**
 * Writes down what was done with a case, in the chained log of its folder. The folder is that of a case or of a sealed
 * one: what is done with a sealed case goes into a log of its own, which follows on the one that was sealed.
 */
export function appendLog(given: string, act: Act, detail: Readonly<Record<string, unknown>> = {}): void {
  const folder = outsideSeal(given);
  const path = join(folder, logFile);
  const release = lock(`${path}.lock`);
  try {
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    // A line that was cut off stays as it is, for a check to find; the next one starts after it.
    const mended = before === "" || before.endsWith("\n") ? "" : "\n";
    const { last } = checkLog(before + mended, sealedEnd(folder));
    const time = new Date().toISOString();
    const line = formatEntry({ time, actor: actor(), act, detail, previous: last });
    appendFileSync(path, mended + line, { mode: 0o600 });
  } finally {
    release();
  }
}

/** What was sealed is not written to, also where its own folder was named. */
export function outsideSeal(given: string): string {
  const above = dirname(resolve(given));
  return `${basename(resolve(given))}/` === payload && existsSync(join(above, bagFile)) ? above : given;
}

/** What the first line of a log has to name: of a sealed case, the last line that was sealed. */
function sealedEnd(folder: string): string {
  const sealed = join(folder, payload, logFile);
  return checkLog(existsSync(sealed) ? readFileSync(sealed, "utf8") : "").last;
}

/** Who is at work: what `SILLAGE_ACTOR` says, or the name that the computer knows them by. */
export function actor(): string {
  const given = process.env.SILLAGE_ACTOR?.trim();
  if (given) return given;
  try {
    return userInfo().username;
  } catch {
    // A user without an entry of their own, as in some containers.
    return "unknown";
  }
}

const longestWait = 5000;
const pause = 20;

/** Two at once would both follow on the same line. */
function lock(path: string): () => void {
  for (let waited = 0; ; waited += pause) {
    try {
      closeSync(openSync(path, "wx", 0o600));
      return () => rmSync(path, { force: true });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "EEXIST") {
        throw new UsageError(`the log of the case cannot be written (${String(code)}): ${path}. Copy the case first`);
      }
      if (waited >= longestWait) {
        throw new Error(`the log is being written by another program; if none runs, remove ${path}`, { cause: error });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
