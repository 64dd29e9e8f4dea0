import { type ByteSource, readAll } from "../bytes/source.ts";
import { hashSource } from "../evidence/hash.ts";
import { wordsOf } from "../evidence/problems.ts";
import type { EvidenceTree } from "../evidence/tree.ts";
import type { Platform } from "../platform.ts";
import type { ManifestEntry } from "./manifest.ts";

/** A file that is not as it was sealed. */
export interface FileProblem {
  readonly path: string;
  readonly state: "changed" | "missing" | "added" | "unreadable";
  /** What more there is to say. */
  readonly message?: string;
}

/** What a seal is checked on: the files of a folder or an archive. Nothing is written, no name of a list is followed. */
export interface SealedFiles {
  /** Paths of all there is but folders. */
  readonly paths: ReadonlySet<string>;
  /** SHA-256; undefined, and said, where the file cannot be read. */
  hash(path: string): Promise<string | undefined>;
  /** The text of a small file; undefined where there is none, or, and said, where it cannot be read. */
  text(path: string): Promise<string | undefined>;
  bytes(path: string): Promise<Uint8Array | undefined>;
  readonly problems: readonly FileProblem[];
}

/** Tag files and logs are small; a manifest of a million files is not a fifth of this. */
const longestText = 512 * 2 ** 20;

export async function sealedFiles(tree: EvidenceTree, platform: Platform): Promise<SealedFiles> {
  const paths = new Set<string>();
  const problems: FileProblem[] = [];
  for await (const { path, type } of tree.entries()) {
    if (type === "link") problems.push({ path, state: "added", message: "it is a link, and no link was sealed" });
    else if (type !== "folder") paths.add(path);
  }
  async function read<T>(path: string, use: (source: ByteSource) => T): Promise<T | undefined> {
    if (!paths.has(path)) return undefined;
    try {
      const file = await tree.file(path);
      if (!file) throw new Error("it is listed, but not there");
      const source = await file.open();
      try {
        return use(source);
      } finally {
        source.close?.();
      }
    } catch (error) {
      problems.push({ path, state: "unreadable", message: wordsOf(error) });
      return undefined;
    }
  }
  const bytes = (path: string) => read(path, (source) => readAll(source, longestText));
  return {
    paths,
    problems,
    hash: (path) => read(path, (source) => hashSource(platform, source)),
    bytes,
    // Damaged UTF-8 becomes U+FFFD, which no signature and no hash was made of.
    text: async (path) => {
      const content = await bytes(path);
      return content && new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
    },
  };
}

/** Whether a file is as a list says; where it is not, that is added to `found`, or stands among the files' problems. */
export async function isAsListed(
  files: SealedFiles,
  { path, sha256 }: ManifestEntry,
  found: FileProblem[],
): Promise<boolean> {
  if (!files.paths.has(path)) {
    found.push({ path, state: "missing" });
    return false;
  }
  const hash = await files.hash(path);
  if (hash !== undefined && hash !== sha256) found.push({ path, state: "changed" });
  return hash === sha256;
}
