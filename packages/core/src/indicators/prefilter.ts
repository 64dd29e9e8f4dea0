/** Small indexes that tell with one look-up that a value can meet no indicator. */

/** The last two labels of a host, or all of it. */
export function rootOf(host: string): string {
  const last = host.lastIndexOf(".");
  const before = last > 0 ? host.lastIndexOf(".", last - 1) : -1;
  return before < 0 ? host : host.slice(before + 1);
}

/** The roots of indicated hosts, and of the hosts of indicated URLs (`https://host/…`, `//host/…`). */
export function rootsOf(domains: Iterable<string>, urls: Iterable<string>): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const domain of domains) roots.add(rootOf(domain));
  for (const url of urls) {
    const host = /\/\/([^/:]*)/.exec(url)?.[1];
    if (host !== undefined) roots.add(rootOf(host));
  }
  return roots;
}

/** Names longer than `length`, by their first `length` characters. */
export function truncatedNames(names: Iterable<string>, length: number): ReadonlyMap<string, readonly string[]> {
  const cut = new Map<string, string[]>();
  for (const name of names) {
    if (name.length <= length) continue;
    const start = name.slice(0, length);
    const same = cut.get(start);
    if (same) same.push(name);
    else cut.set(start, [name]);
  }
  return cut;
}

export interface FolderIndex {
  /** Indicated folders that the path lies in, the outermost first. */
  foldersOf(path: string): readonly string[];
  /** Indicated relative paths that the path ends with, at a component's boundary. */
  endsOf(path: string): readonly string[];
}

const nothing: readonly string[] = [];

export function folderIndex(indicated: Iterable<string>): FolderIndex {
  const absolute = new Set<string>();
  const tops = new Set<string>();
  const relative = new Map<string, string[]>();
  for (const path of indicated) {
    if (path.startsWith("/")) {
      absolute.add(path);
      tops.add(topOf(path));
    } else {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const same = relative.get(name);
      if (same) same.push(path);
      else relative.set(name, [path]);
    }
  }
  return {
    foldersOf(path) {
      if (!tops.has(topOf(path))) return nothing;
      const folders: string[] = [];
      for (let slash = path.indexOf("/", 1); slash > 0; slash = path.indexOf("/", slash + 1)) {
        const folder = path.slice(0, slash);
        if (absolute.has(folder)) folders.push(folder);
      }
      return folders;
    },
    endsOf(path) {
      if (relative.size === 0) return nothing;
      const ends = relative.get(path.slice(path.lastIndexOf("/") + 1));
      return ends ? ends.filter((end) => path.endsWith(`/${end}`)) : nothing;
    },
  };
}

/** The first two components of an absolute path, not counting `/private`. No indicated folder is shorter. */
function topOf(path: string): string {
  const second = path.indexOf("/", path.startsWith("/private/") ? "/private/".length : 1);
  const third = second < 0 ? -1 : path.indexOf("/", second + 1);
  return third < 0 ? path : path.slice(0, third);
}
