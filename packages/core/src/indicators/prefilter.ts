/** Small indexes that tell with one look-up that a value can meet no indicator. */

/** Tells of most hosts that no indicator can be about them: by their last two labels. */
export interface HostFilter {
  mayHold(host: string): boolean;
}

interface Indicated {
  readonly size: number;
  keys(): Iterable<string>;
}

/** Of indicated hosts, and of the hosts of indicated URLs (`https://host/…`, `//host/…`). */
export function hostFilter(domains: Indicated, urls: Indicated): HostFilter {
  // A bit for each of the numbers that two labels may give: one host in sixteen or fewer passes by chance.
  const bits = 2 ** Math.max(10, Math.ceil(Math.log2(16 * (domains.size + urls.size + 1))));
  const set = new Uint8Array(bits / 8);
  const add = (host: string) => {
    const bit = rootNumber(host) & (bits - 1);
    set[bit >> 3] = (set[bit >> 3] ?? 0) | (1 << (bit & 7));
  };
  for (const domain of domains.keys()) add(domain);
  for (const url of urls.keys()) {
    const host = /\/\/([^/:]*)/.exec(url)?.[1];
    if (host !== undefined) add(host);
  }
  return {
    mayHold(host) {
      const bit = rootNumber(host) & (bits - 1);
      return ((set[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    },
  };
}

/** A number for the last two labels of a host: FNV-1a of them, read backwards, its bits mixed. */
function rootNumber(host: string): number {
  let number = 0x811c9dc5;
  let dots = 0;
  for (let at = host.length - 1; at >= 0; at--) {
    const code = host.charCodeAt(at);
    if (code === 0x2e && ++dots === 2) break;
    number = Math.imul(number ^ code, 0x01000193);
  }
  return number ^ (number >>> 15);
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
