import type { Container } from "./container.ts";
import type { Device, EvidenceEntry, EvidenceFile, EvidenceKind, EvidenceTree } from "./tree.ts";

/** How paths of a view are named in the tree that it looks at. Both give undefined for what the view does not show. */
export interface Naming {
  /** The path in the tree below. */
  inner(path: string): string | undefined;
  /** The path in the view. */
  outer(path: string): string | undefined;
}

export interface ViewOptions {
  readonly kind: EvidenceKind;
  readonly device?: (tree: EvidenceTree) => Promise<Device>;
}

/** The same files under other paths. Closing the view closes the tree below. */
export function renamedTree(tree: EvidenceTree, naming: Naming, options: ViewOptions): EvidenceTree {
  const view: EvidenceTree = {
    kind: options.kind,
    name: tree.name,
    encrypted: tree.encrypted,
    ...(tree.keys ? { keys: tree.keys } : {}),
    device: () => (options.device ? options.device(view) : tree.device()),
    async *entries(): AsyncGenerator<EvidenceEntry> {
      for await (const entry of tree.entries()) {
        const path = naming.outer(entry.path);
        if (path !== undefined) yield { ...entry, path };
      }
    },
    async file(path) {
      const inner = naming.inner(path);
      const file = inner === undefined ? undefined : await tree.file(inner);
      return file && renamedFile(file, path);
    },
    get problems() {
      return tree.problems.map((problem) => ({ ...problem, path: naming.outer(problem.path) ?? problem.path }));
    },
    close: () => tree.close(),
  };
  return view;
}

function renamedFile(file: EvidenceFile, path: string): EvidenceFile {
  const { domain, size, metadata } = file;
  const renamed = { path, size, metadata, open: () => file.open(), ...(domain === undefined ? {} : { domain }) };
  const openStored = file.openStored?.bind(file);
  return openStored ? { ...renamed, openStored } : renamed;
}

/** Only some of a tree's files, by their own paths. */
export function filteredTree(tree: EvidenceTree, shows: (path: string) => boolean, options: ViewOptions): EvidenceTree {
  const within = (path: string): string | undefined => (shows(path) ? path : undefined);
  return renamedTree(tree, { inner: within, outer: within }, options);
}

/** Everything under a prefix that it does not have: the files of an archive are `outer.zip!inner/path`. */
export function mounted(tree: EvidenceTree, path: string): EvidenceTree {
  const prefix = `${path}!`;
  const naming: Naming = {
    inner: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined),
    outer: (name) => prefix + name,
  };
  return renamedTree(tree, naming, { kind: tree.kind });
}

/**
 * What lies under a prefix (`dump/`, `/`), named without it: evidence that was packed inside a folder reads like
 * evidence that was not.
 */
export function subtree(container: Container, prefix: string): Container {
  if (prefix === "") return container;
  const naming: Naming = {
    inner: (path) => prefix + path,
    outer: (path) => (path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined),
  };
  const view = renamedTree(container, naming, { kind: container.kind });
  return withListing(view, container, prefix);
}

/** Lets a view be looked at folder by folder: its folders are those that the container has under the prefix. */
export function withListing(view: EvidenceTree, container: Container, prefix: string): Container {
  return Object.assign(view, {
    folders: (inside: string) => container.folders(prefix + inside),
    files: (inside: string) => container.files(prefix + inside),
  });
}
