import { EvidenceReadError, LimitError, readAll } from "../bytes/source.ts";
import { FormatError } from "../formats/error.ts";
import { parsePlist } from "../formats/plist/parse.ts";
import type { PlistValue } from "../formats/plist/value.ts";
import type { EvidenceTree } from "./tree.ts";

/** The text at a path of keys; undefined where there is none. */
export function textAt(value: PlistValue | undefined, ...keys: readonly string[]): string | undefined {
  let at = value;
  for (const key of keys) at = at instanceof Map ? at.get(key) : undefined;
  return typeof at === "string" && at !== "" ? at : undefined;
}

const plistLimit = 2 ** 20;

/** Undefined where the evidence does not hold it or it cannot be read: the phone then has no name, which is no problem. */
export async function plistOf(tree: EvidenceTree, path: string): Promise<PlistValue | undefined> {
  try {
    const source = await (await tree.file(path))?.open();
    if (!source) return undefined;
    try {
      return parsePlist(readAll(source, plistLimit));
    } finally {
      source.close?.();
    }
  } catch (error) {
    if (error instanceof FormatError || error instanceof EvidenceReadError || error instanceof LimitError)
      return undefined;
    throw error;
  }
}
