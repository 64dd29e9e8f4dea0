import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { guideOf, practiceFile } from "@sillage/practice/index.ts";

export interface PracticeOf {
  readonly id: string;
  readonly seed: string;
}

/** Evidence lies in the folder of its practice case, or one or two below it. */
const deepest = 3;

/** Which practice case a case was made from; undefined for any other. */
export function practiceOf({ evidence, synthetic }: CaseFile): PracticeOf | undefined {
  const [piece] = evidence;
  if (!piece || !synthetic) return undefined;
  let folder = piece.path;
  for (let depth = 0; depth < deepest; depth++) {
    folder = dirname(folder);
    const found = practiceIn(join(folder, practiceFile));
    if (found) return found;
  }
  return undefined;
}

function practiceIn(file: string): PracticeOf | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { case: id, seed } = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
    return typeof id === "string" && typeof seed === "string" && guideOf(id) ? { id, seed } : undefined;
  } catch {
    // What cannot be read says of no practice.
    return undefined;
  }
}
