import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sharedPath } from "../../packages/core/test/shared.ts";
import { temporaryFolder } from "../sillage.ts";

/** Why tests that need made evidence cannot run here; undefined where they can. */
export const lacking: string | undefined = !existsSync(sharedPath("generators"))
  ? "the shared folder with the makers of evidence is absent"
  : spawnSync("python3", ["--version"]).status !== 0
    ? "python3 is absent"
    : undefined;

/** An iPhone as the peer was given it: the same bytes every time. */
export function makeIphone(layout: "backup" | "fs", more: readonly string[] = []): string {
  const folder = join(temporaryFolder(), layout);
  run("gen_ios.py", [folder, "--layout", layout, ...more]);
  return folder;
}

/** The backup encrypted with the password `oracle`, as iTunes does it; undefined where python3 lacks its cryptography. */
export function encrypted(backup: string, more: readonly string[] = []): string | undefined {
  if (spawnSync("python3", ["-c", "import cryptography"]).status !== 0) return undefined;
  const folder = join(temporaryFolder(), "encrypted");
  run("gen_encrypted.py", [backup, folder, ...more]);
  return folder;
}

/** An Android phone's evidence as the peer was given it: the same bytes every time. */
export function makeAndroid(kind: "androidqf" | "bugreport" | "intrusion", zip?: "nested" | "flat"): string {
  const path = join(temporaryFolder(), zip ? `${zip}.zip` : kind);
  run("gen_android.py", [path, "--kind", kind, ...(zip ? ["--zip", zip] : [])]);
  return path;
}

export const oracleIndicators = sharedPath("peer-oracles", "oracle.stix2");

function run(script: string, args: readonly string[]): void {
  execFileSync("python3", [sharedPath("generators", script), ...args], { stdio: ["ignore", "ignore", "pipe"] });
}
