import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

/** A place in the shared folder of real test files, which lies beside the repository and is not part of it. */
export function sharedPath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(`../../../../shared/${parts.join("/")}`, import.meta.url));
}

/** A block of tests on real files; where the folder is absent it is skipped and its title says why. */
export function withShared(title: string, tests: () => void): void {
  const present = existsSync(sharedPath("evidence", "real"));
  describe.skipIf(!present)(present ? title : `${title} (skipped: the shared folder of real files is absent)`, tests);
}
