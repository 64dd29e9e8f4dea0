import type { Limits } from "../../bytes/limits.ts";
import type { ByteSource } from "../../bytes/source.ts";
import { type Container, fileIndex, folderIndex } from "../container.ts";
import type { ProblemLog } from "../problems.ts";
import type { EvidenceEntry, EvidenceFile, EvidenceTree } from "../tree.ts";

/** What any archive says of one of its files. */
export interface ArchiveEntry {
  path: string;
  readonly type: EvidenceEntry["type"];
  readonly size: number;
  readonly metadata: EvidenceEntry["metadata"];
  /** Stored encrypted. */
  readonly locked?: true;
}

/** How one kind of archive reads its entries. */
export interface ArchiveReader<Entry extends ArchiveEntry> {
  open(entry: Entry): Promise<ByteSource>;
  /** Where a link leads. */
  target(entry: Entry): Promise<string>;
  /** The bytes as they are stored. */
  openStored(entry: Entry): Promise<ByteSource>;
  close(): void;
}

/** Entries in the order of the archive. Names are only names: nothing is ever written where they say. */
export class EntryList<Entry extends ArchiveEntry> {
  readonly all: Entry[] = [];
  readonly #byPath = new Map<string, Entry>();
  readonly #copies = new Map<string, number>();
  readonly #limits: Limits;
  readonly #problems: ProblemLog;

  constructor(limits: Limits, problems: ProblemLog) {
    this.#limits = limits;
    this.#problems = problems;
  }

  /** False, and said, when there may be no more. */
  add(entry: Entry): boolean {
    if (this.all.length >= this.#limits.entries) {
      this.#problems.add("", "limit", `holds more than ${this.#limits.entries} entries; those after are not examined`);
      return false;
    }
    const known = this.#byPath.get(entry.path);
    if (known?.type === "folder" && entry.type === "folder") return true;
    if (known) entry.path = this.#nameOfCopy(entry.path);
    this.#byPath.set(entry.path, entry);
    this.all.push(entry);
    return true;
  }

  get(path: string): Entry | undefined {
    return this.#byPath.get(path);
  }

  /** `x (2)` for the second entry named `x`. Both are kept: an archive can hide one file behind another. */
  #nameOfCopy(path: string): string {
    let number = (this.#copies.get(path) ?? 1) + 1;
    while (this.#byPath.has(`${path} (${number})`)) number++;
    this.#copies.set(path, number);
    this.#problems.add(
      path,
      "damaged",
      `there are several entries of this name; another one is named "${path} (${number})"`,
    );
    return `${path} (${number})`;
  }
}

/** A link may lead to a link, but not for ever. */
const mostLinks = 16;

/** The tree of an archive whose entries are known. */
export class ArchiveTree<Entry extends ArchiveEntry> implements Container {
  readonly kind = "files";
  readonly name: string;
  readonly encrypted: boolean;
  readonly #entries: EntryList<Entry>;
  readonly #reader: ArchiveReader<Entry>;
  readonly #problems: ProblemLog;
  #folders: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  #files: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    about: { readonly name: string; readonly encrypted: boolean },
    entries: EntryList<Entry>,
    reader: ArchiveReader<Entry>,
    problems: ProblemLog,
  ) {
    this.name = about.name;
    this.encrypted = about.encrypted;
    this.#entries = entries;
    this.#reader = reader;
    this.#problems = problems;
  }

  get problems() {
    return this.#problems.list;
  }

  device(): ReturnType<EvidenceTree["device"]> {
    return Promise.resolve({ platform: "unknown" });
  }

  async folders(prefix: string): Promise<readonly string[]> {
    this.#folders ??= folderIndex(this.#folderPaths());
    return [...(this.#folders.get(prefix) ?? [])].sort();
  }

  async files(prefix: string): Promise<readonly string[]> {
    this.#files ??= fileIndex(this.#entries.all.filter(({ type }) => type === "file").map(({ path }) => path));
    return this.#files.get(prefix) ?? [];
  }

  async *entries(): AsyncGenerator<EvidenceEntry> {
    for (const { path, type, size, metadata } of this.#entries.all) yield { path, type, size, metadata };
  }

  async file(path: string): Promise<EvidenceFile | undefined> {
    const entry = await this.#resolve(path);
    if (entry?.type !== "file") return undefined;
    const reader = this.#reader;
    const { size, metadata } = entry;
    const file = { path, size, metadata, open: () => reader.open(entry) };
    return entry.locked ? { ...file, openStored: () => reader.openStored(entry) } : file;
  }

  close(): void {
    this.#reader.close();
  }

  /** The entry of a path, links followed as long as they stay inside. */
  async #resolve(path: string): Promise<Entry | undefined> {
    let entry = this.#entries.get(path);
    for (let hop = 0; entry?.type === "link"; hop++) {
      const target = hop < mostLinks ? linkTarget(entry.path, await this.#reader.target(entry)) : undefined;
      if (target === undefined) {
        this.#problems.add(path, "refused", "a link that leads out of the evidence is not followed");
        return undefined;
      }
      entry = this.#entries.get(target);
    }
    return entry;
  }

  *#folderPaths(): Generator<string> {
    for (const { path, type } of this.#entries.all) yield type === "folder" ? `${path}/` : path;
  }
}

/** The path that a link at `path` leads to; undefined where that is above the top. Absolute ones begin at the top. */
export function linkTarget(path: string, target: string): string | undefined {
  const names = target.startsWith("/") ? [] : path.split("/").slice(0, -1);
  for (const name of target.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names.join("/");
}

/** Leading `./`, which tar and some zip programs write before every name, says nothing. */
export function withoutDot(path: string): string {
  let at = 0;
  while (path.startsWith("./", at)) at += 2;
  return path.slice(at);
}
