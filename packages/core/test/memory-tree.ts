import { memorySource } from "../src/bytes/source.ts";
import type { EvidenceTree } from "../src/evidence/tree.ts";

/** A tree of files in memory. */
export function memoryTree(files: ReadonlyMap<string, Uint8Array>): EvidenceTree {
  return {
    kind: "files",
    name: "memory",
    encrypted: false,
    problems: [],
    device: async () => ({ platform: "unknown" }),
    async *entries() {
      for (const [path, { length }] of files) yield { path, type: "file", size: length, metadata: {} };
    },
    async file(path) {
      const bytes = files.get(path);
      return bytes && { path, size: bytes.length, metadata: {}, open: async () => memorySource(bytes) };
    },
    close() {},
  };
}
