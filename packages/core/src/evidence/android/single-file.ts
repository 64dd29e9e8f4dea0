import { type ByteSource, sliceSource } from "../../bytes/source.ts";
import type { Container } from "../container.ts";

/** A file that was handed in alone, as a tree of that one file. The tree closes the source. */
export function singleFileTree(name: string, source: ByteSource): Container {
  return {
    kind: "files",
    name,
    encrypted: false,
    problems: [],
    device: async () => ({ platform: "unknown" }),
    folders: async () => [],
    files: async (prefix) => (prefix === "" ? [name] : []),
    async *entries() {
      yield {
        path: name,
        type: "file",
        size: source.size,
        metadata: {},
      };
    },
    async file(path) {
      if (path !== name) return undefined;
      return {
        path,
        size: source.size,
        metadata: {},
        open: async () => sliceSource(source, 0, source.size),
      };
    },
    close: () => source.close?.(),
  };
}
