import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodePlatform } from "../../cli/src/platform/node-platform.ts";
import type { ByteSource } from "../src/bytes/source.ts";
import type { EvidenceEntry, EvidenceTree } from "../src/evidence/tree.ts";

/** The platform that tests of evidence run on. */
export const platform = nodePlatform({ scratchFolder: join(tmpdir(), "sillage-test-scratch") });

/** A new empty folder, removed with the machine's temporary files. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "sillage-test-"));
}

export async function entriesOf(tree: EvidenceTree): Promise<EvidenceEntry[]> {
  const entries: EvidenceEntry[] = [];
  for await (const entry of tree.entries()) entries.push(entry);
  return entries;
}

export async function pathsOf(tree: EvidenceTree): Promise<string[]> {
  return (await entriesOf(tree)).map(({ path }) => path);
}

/** A file's content; throws what opening it throws. */
export async function bytesOf(tree: EvidenceTree, path: string): Promise<Buffer> {
  const file = await tree.file(path);
  if (!file) throw new Error(`no file ${path}`);
  const source = await file.open();
  try {
    return contentOf(source);
  } finally {
    source.close?.();
  }
}

export async function textOf(tree: EvidenceTree, path: string): Promise<string> {
  return (await bytesOf(tree, path)).toString();
}

/** Reads in odd steps, as formats do. */
export function contentOf(source: ByteSource, step = 100_003): Buffer {
  const bytes = Buffer.alloc(source.size);
  for (let at = 0; at < source.size; ) {
    const got = source.read(bytes.subarray(at, at + step), at);
    if (got === 0) return bytes.subarray(0, at);
    at += got;
  }
  return bytes;
}

/** `code path` of each problem. */
export function problemsOf(tree: EvidenceTree): string[] {
  return tree.problems.map(({ code, path }) => `${code} ${path}`);
}
