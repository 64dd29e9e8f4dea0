import { type ByteSource, sliceSource } from "../../bytes/source.ts";
import { ProblemLog } from "../problems.ts";
import type { EvidenceEntry, EvidenceFile, EvidenceProblem, EvidenceTree } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";

/** A file of the container, and what it holds. */
export interface Unlocked {
  readonly path: string;
  readonly inner: InnerFile;
}

/**
 * Backups of messengers as a tree: the files as they were handed in, and beside each that was unlocked what it holds,
 * as `msgstore.db.crypt15!msgstore.db`. Closing it closes the container.
 */
export function messageBackupTree(
  container: EvidenceTree,
  unlocked: readonly Unlocked[],
  problems: readonly EvidenceProblem[],
): EvidenceTree {
  const log = new ProblemLog();
  const inside = new Map(unlocked.map((one) => [`${one.path}!${one.inner.name}`, one]));
  const opened = new Map<string, Promise<ByteSource>>();
  const closers: (() => void)[] = [];

  /** Once for all who read it: decrypting and inflating cost. */
  function open(path: string, { inner }: Unlocked): Promise<ByteSource> {
    const known = opened.get(path) ?? inner.open((code, message) => log.add(path, code, message)).then(kept);
    opened.set(path, known);
    return known;
  }

  function kept(source: ByteSource): ByteSource {
    closers.push(() => source.close?.());
    return source;
  }

  async function innerFile(path: string, one: Unlocked): Promise<EvidenceFile | undefined> {
    const outer = await container.file(one.path);
    if (!outer) return undefined;
    return {
      path,
      size: outer.size,
      metadata: outer.metadata,
      async open() {
        const source = await open(path, one);
        return sliceSource(source, 0, source.size);
      },
      openStored: () => outer.open(),
    };
  }

  return {
    kind: "message_backup",
    name: container.name,
    encrypted: container.encrypted || unlocked.length > 0,
    device: async () => ({ platform: "unknown" }),
    async *entries(): AsyncGenerator<EvidenceEntry> {
      for await (const entry of container.entries()) {
        yield entry;
        for (const [path, one] of inside) if (one.path === entry.path) yield { ...entry, path };
      }
    },
    async file(path) {
      const one = inside.get(path);
      return one ? innerFile(path, one) : container.file(path);
    },
    get problems() {
      return [...container.problems, ...problems, ...log.list];
    },
    close() {
      for (const close of closers) close();
      container.close();
    },
  };
}
