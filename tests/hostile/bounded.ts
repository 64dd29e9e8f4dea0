import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { type CheckRun, check, type RunOptions, temporaryFolder } from "../sillage.ts";

const hook = fileURLToPath(new URL("../hooks/peak-memory.mjs", import.meta.url));

/** `sillage check` of what may be a bomb: fails when it takes long or much memory. */
export async function checkBounded(
  evidence: string,
  args: readonly string[],
  options: Pick<RunOptions, "env"> = {},
): Promise<CheckRun> {
  const peak = join(temporaryFolder(), "peak");
  const started = Date.now();
  const run = await check(evidence, args, {
    env: { ...options.env, SILLAGE_TEST_PEAK: peak },
    nodeOptions: ["--import", hook],
  });
  const seconds = (Date.now() - started) / 1000;
  const mebibytes = Number(readFileSync(peak, "utf8")) / 1024;
  // Both are bounds with room for a busy machine: a small phone takes a second or two and 250 MiB.
  expect(seconds).toBeLessThan(30);
  expect(mebibytes).toBeLessThan(512);
  return run;
}
