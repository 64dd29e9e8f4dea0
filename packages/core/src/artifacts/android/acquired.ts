import { readAll } from "../../bytes/source.ts";
import type { EvidenceTree } from "../../evidence/tree.ts";
import { type Microseconds, parseIsoTime } from "../../formats/time.ts";
import { isObject } from "./json-fields.ts";

/** What AndroidQF's acquisition.json says of the acquisition itself. */
export interface Acquired {
  readonly started: Microseconds | undefined;
  readonly completed: Microseconds | undefined;
  /** The folder for temporary files, with a slash at its end. */
  readonly temporary: string;
}

const largest = 2 ** 20;

/** The acquisition that a tree holds. What cannot be read of it is said by the artifact of the acquisition itself. */
export async function acquiredOf(tree: EvidenceTree): Promise<Acquired> {
  const stated = await statedIn(tree);
  const text = (name: string): string | undefined => {
    const value = isObject(stated) ? stated[name] : undefined;
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const folder = text("tmp_dir") ?? "/data/local/tmp/";
  return {
    started: parseIsoTime(text("started") ?? text("created") ?? ""),
    completed: parseIsoTime(text("completed") ?? ""),
    temporary: folder.endsWith("/") ? folder : `${folder}/`,
  };
}

async function statedIn(tree: EvidenceTree): Promise<unknown> {
  try {
    const source = await (await tree.file("acquisition.json"))?.open();
    if (!source) return undefined;
    try {
      return JSON.parse(new TextDecoder().decode(readAll(source, largest)));
    } finally {
      source.close?.();
    }
  } catch {
    return undefined;
  }
}
