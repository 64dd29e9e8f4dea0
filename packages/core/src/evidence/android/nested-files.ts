import { isArchiveName, type NestedOptions, openNested } from "../nested.ts";
import { ProblemLog, wordsOf } from "../problems.ts";
import type { EvidenceEntry, EvidenceFile, EvidenceTree } from "../tree.ts";
import { failureCode } from "./failure.ts";

/** Archives mounted in one tree: a phone keeps logs of a year and gives an archive a day. */
const mostArchives = 500;

/**
 * A tree together with the files of the archives in it, and of the archives in these: `logs/more.zip!day.txt`. An
 * archive that cannot be opened costs its own files. Closing it closes the tree below.
 */
export function withNestedFiles(
  tree: EvidenceTree,
  options: NestedOptions,
  mounted = { left: mostArchives },
): EvidenceTree {
  const problems = new ProblemLog();
  const mounts = new Map<string, Promise<EvidenceTree | undefined>>();
  const opened: EvidenceTree[] = [];

  async function open(path: string): Promise<EvidenceTree | undefined> {
    try {
      const archive = await openNested(tree, path, options);
      const nested = archive && withNestedFiles(archive, { ...options, depth: options.depth + 1 }, mounted);
      if (nested) opened.push(nested);
      return nested;
    } catch (error) {
      const code = failureCode(error);
      if (code === undefined) throw error;
      problems.add(path, code, wordsOf(error));
      return undefined;
    }
  }

  async function mountAt(path: string): Promise<EvidenceTree | undefined> {
    if (!isArchiveName(path)) return undefined;
    let mount = mounts.get(path);
    if (!mount) {
      if (mounted.left-- <= 0) {
        problems.add("", "limit", `holds more than ${mostArchives} archives; those after are not read`);
        return undefined;
      }
      mount = open(path);
      mounts.set(path, mount);
    }
    return mount;
  }

  return {
    kind: tree.kind,
    name: tree.name,
    encrypted: tree.encrypted,
    device: () => tree.device(),
    async *entries(): AsyncGenerator<EvidenceEntry> {
      for await (const entry of tree.entries()) {
        yield entry;
        const nested = entry.type === "file" ? await mountAt(entry.path) : undefined;
        if (nested) yield* nested.entries();
      }
    },
    async file(path): Promise<EvidenceFile | undefined> {
      const file = await tree.file(path);
      if (file) return file;
      // A name may hold an exclamation mark of its own.
      for (let end = path.indexOf("!"); end >= 0; end = path.indexOf("!", end + 1)) {
        const found = await (await mountAt(path.slice(0, end)))?.file(path);
        if (found) return found;
      }
      return undefined;
    },
    get problems() {
      return [...tree.problems, ...problems.list, ...opened.flatMap((nested) => nested.problems)];
    },
    close() {
      for (const nested of opened) nested.close();
      tree.close();
    },
  };
}
