import type { EvidenceTree } from "@sillage/core/evidence/tree.ts";
import type { FileEntry, FileList } from "@sillage/core/workbench/records.ts";

/** Names of the files of a piece of evidence in order, so that a folder is found without walking all of it again. */
export interface EvidenceIndex {
  folder(path: string): FileList;
  /** A folder that holds nothing may be what a record is of. */
  isFolder(path: string): boolean;
}

/** Some 200 MB of names; what lies beyond is said to be cut. */
const mostFiles = 1_500_000;
const mostListed = 5000;
const mostFolders = 300_000;

export async function evidenceIndex(tree: EvidenceTree): Promise<EvidenceIndex> {
  const files: { readonly path: string; readonly size: number }[] = [];
  const folders = new Set<string>();
  let isCut = false;
  for await (const { path, size, type } of tree.entries()) {
    if (type === "folder") {
      if (folders.size < mostFolders) folders.add(path.replace(/\/$/, ""));
      continue;
    }
    if (files.length === mostFiles) {
      isCut = true;
      break;
    }
    files.push({ path, size });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  function folder(folder: string): FileList {
    const prefix = folder === "" ? "" : `${folder}/`;
    const entries = new Map<string, FileEntry>();
    for (let at = firstFrom(files, prefix); files[at]?.path.startsWith(prefix); at++) {
      const { path, size } = files[at] ?? { path: "", size: 0 };
      const [name = "", ...deeper] = path.slice(prefix.length).split("/");
      const key = `${deeper.length === 0 ? "f" : "d"}${name}`;
      entries.set(key, added(entries.get(key), { name, path: prefix + name, size, isFolder: deeper.length > 0 }));
    }
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    return { folder, entries: sorted.slice(0, mostListed), cut: isCut || sorted.length > mostListed };
  }
  return { folder, isFolder: (path) => folders.has(path) || folder(path).entries.length > 0 };
}

interface Found {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly isFolder: boolean;
}

function added(known: FileEntry | undefined, { name, path, size, isFolder }: Found): FileEntry {
  return {
    name,
    path,
    type: isFolder ? "folder" : "file",
    files: (known?.files ?? 0) + 1,
    size: (known?.size ?? 0) + size,
    sha256: null,
    records: 0,
  };
}

function firstFrom(files: readonly { readonly path: string }[], prefix: string): number {
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.path ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
