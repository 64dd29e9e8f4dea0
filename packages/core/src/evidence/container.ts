import type { EvidenceTree } from "./tree.ts";

/**
 * A tree that can be looked at folder by folder, so that it can be recognised without being walked. `prefix` is the
 * text before the names: empty for the top, else ending in `/`.
 */
export interface Container extends EvidenceTree {
  folders(prefix: string): Promise<readonly string[]>;
  /** The names of the files there, links left out. */
  files(prefix: string): Promise<readonly string[]>;
}

/** Names of files by the prefix they lie under, sorted. */
export function fileIndex(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    const start = path.lastIndexOf("/") + 1;
    const prefix = path.slice(0, start);
    const names = index.get(prefix);
    if (names) names.push(path.slice(start));
    else index.set(prefix, [path.slice(start)]);
  }
  for (const names of index.values()) names.sort();
  return index;
}

/** Folders by the prefix they lie under, made from whole paths: for archives, whose folders are often only implied. */
export function folderIndex(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
      const start = end === 0 ? 0 : path.lastIndexOf("/", end - 1) + 1;
      const parent = path.slice(0, start);
      let names = index.get(parent);
      if (!names) {
        names = new Set();
        index.set(parent, names);
      }
      const name = path.slice(start, end);
      // Known already: so are the folders above it.
      if (names.has(name)) break;
      names.add(name);
      if (end === 0) break;
    }
  }
  return index;
}
