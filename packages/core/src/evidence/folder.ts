import type { Limits } from "../bytes/limits.ts";
import { EvidenceReadError } from "../bytes/source.ts";
import type { Container } from "./container.ts";
import type { Host, HostStat } from "./host.ts";
import { ProblemLog, wordsOf } from "./problems.ts";
import type { EvidenceEntry, EvidenceFile, FileMetadata } from "./tree.ts";

/**
 * The files under a folder of the disk, walked lazily in sorted order: each folder, then what it holds.
 *
 * Links are listed and never walked through. A link to a file inside the evidence can be read; one that leads out is
 * refused. Of a file's times only the modification time is told: the others, and its owner, are the examiner's disk's
 * and not the phone's.
 */
export function folderTree(host: Host, path: string, limits: Limits): Container {
  const root = host.realpath(path);
  if (root === undefined) throw new EvidenceReadError("the folder is not there");
  return new FolderTree(host, root, host.basename(path), limits);
}

class FolderTree implements Container {
  readonly kind = "files";
  readonly encrypted = false;
  readonly name: string;
  readonly #host: Host;
  readonly #root: string;
  readonly #limits: Limits;
  readonly #problems = new ProblemLog();

  constructor(host: Host, root: string, name: string, limits: Limits) {
    this.#host = host;
    this.#root = root;
    this.name = name;
    this.#limits = limits;
  }

  get problems() {
    return this.#problems.list;
  }

  async device() {
    return { platform: "unknown" } as const;
  }

  folders(prefix: string): Promise<readonly string[]> {
    return this.#names(prefix, "folder");
  }

  files(prefix: string): Promise<readonly string[]> {
    return this.#names(prefix, "file");
  }

  async #names(prefix: string, type: EvidenceEntry["type"]): Promise<readonly string[]> {
    const path = prefix.slice(0, -1);
    const place = this.#place(path);
    const inside = place === undefined ? undefined : this.#inside(place, path);
    if (inside === undefined) return [];
    return this.#list(inside, path)
      .filter((entry) => entry.type === type)
      .map((entry) => entry.name);
  }

  async *entries(): AsyncGenerator<EvidenceEntry> {
    // Folders that are being walked, the innermost last: no recursion, however deep the folders are.
    const open = [{ place: this.#root, prefix: "", names: this.#list(this.#root, ""), next: 0 }];
    let count = 0;
    for (let folder = open.at(-1); folder; folder = open.at(-1)) {
      const listed = folder.names[folder.next++];
      if (!listed) {
        open.pop();
        continue;
      }
      if (++count > this.#limits.entries) {
        this.#problems.add("", "limit", `holds more than ${this.#limits.entries} files; those after are not examined`);
        return;
      }
      const path = folder.prefix + listed.name;
      const place = this.#host.join(folder.place, listed.name);
      const entry = this.#look(place, path, listed.type);
      yield entry;
      if (entry.type !== "folder") continue;
      if (path.length > this.#limits.pathLength) {
        this.#problems.add(path.slice(0, 200), "limit", "the folders are nested too deep to be walked");
      } else {
        open.push({ place, prefix: `${path}/`, names: this.#list(place, path), next: 0 });
      }
    }
  }

  async file(path: string): Promise<EvidenceFile | undefined> {
    const place = this.#place(path);
    if (place === undefined || path === "") return undefined;
    try {
      return this.#fileAt(path, place);
    } catch (error) {
      this.#problems.add(path, "unreadable", wordsOf(error));
      return undefined;
    }
  }

  close(): void {}

  /** Refuses links out and devices, so that both are said as soon as they are met. */
  #look(place: string, path: string, listed: EvidenceEntry["type"]): EvidenceEntry {
    if (listed === "link") this.#inside(place, path);
    if (listed === "other") this.#problems.add(path, "refused", "a device, pipe or socket is not read");
    try {
      const stat = this.#host.stat(place);
      if (stat) return { path, type: stat.type, size: sizeOf(stat), metadata: metadataOf(stat) };
      this.#problems.add(path, "unreadable", "listed in its folder, but not there");
    } catch (error) {
      this.#problems.add(path, "unreadable", wordsOf(error));
    }
    return { path, type: listed, size: 0, metadata: {} };
  }

  #fileAt(path: string, place: string): EvidenceFile | undefined {
    let stat = this.#host.stat(place);
    if (!stat || stat.type === "folder") return undefined;
    const target = this.#inside(place, path);
    if (target === undefined) return undefined;
    if (stat.type === "link") stat = this.#host.stat(target);
    if (!stat || stat.type === "folder") return undefined;
    if (stat.type !== "file") {
      this.#problems.add(path, "refused", "a device, pipe or socket is not read");
      return undefined;
    }
    const host = this.#host;
    return { path, size: stat.size, metadata: metadataOf(stat), open: async () => host.open(target) };
  }

  /** The place with its links resolved; undefined, and said, where it leads out of the evidence or nowhere. */
  #inside(place: string, path: string): string | undefined {
    const target = this.#host.realpath(place);
    if (target !== undefined && this.#host.contains(this.#root, target)) return target;
    // A link in a phone's file system names places on the phone: most lead nowhere here, which is no fault.
    if (target !== undefined)
      this.#problems.add(path, "refused", "a link that leads out of the evidence is not followed");
    return undefined;
  }

  /** Where a path of the evidence lies on the disk; undefined for one that could mean anything but a name below. */
  #place(path: string): string | undefined {
    if (path === "") return this.#root;
    if (path.length > this.#limits.pathLength || path.includes("\0")) return undefined;
    const names = path.split("/");
    return names.some((name) => name === "" || name === "." || name === "..")
      ? undefined
      : this.#host.join(this.#root, ...names);
  }

  #list(place: string, path: string) {
    try {
      return this.#host.list(place);
    } catch (error) {
      this.#problems.add(path, "unreadable", `the folder could not be read: ${wordsOf(error)}`);
      return [];
    }
  }
}

function sizeOf(stat: HostStat): number {
  return stat.type === "file" ? stat.size : 0;
}

function metadataOf(stat: HostStat): FileMetadata {
  const { modified, mode } = stat.metadata;
  return { ...(modified === undefined ? {} : { modified }), ...(mode === undefined ? {} : { mode }) };
}
