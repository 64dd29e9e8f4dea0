import { originOfName } from "./webkit.ts";

/** A name longer than this is no host's: host names have at most 253 characters. */
const longestName = 400;

/**
 * Hosts that folders and files of web storage in a path are named after: `evil.example.org` of
 * `…/LocalStorage/https_evil.example.org_0.localstorage`. Undefined for most paths, which have none.
 */
export function hostsInPath(path: string): readonly string[] | undefined {
  // Half a million paths are asked: most are done with after this.
  if (!path.includes("http_") && !path.includes("https_")) return undefined;
  const hosts = new Set<string>();
  for (const part of path.split("/")) {
    const start = part.indexOf("http");
    if (start < 0 || part.length > longestName) continue;
    // Behind a backup's domain, and before endings of several databases: `.localstorage`, `.indexeddb.leveldb`.
    const name = /^https?_.*_\d{1,5}(?=\.|$)/.exec(part.slice(start))?.[0];
    const origin = name === undefined ? undefined : originOfName(name);
    if (origin) hosts.add(origin.host.toLowerCase());
  }
  return hosts.size > 0 ? [...hosts] : undefined;
}
