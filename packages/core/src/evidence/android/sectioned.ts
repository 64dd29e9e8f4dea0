import { type ByteSource, sliceSource } from "../../bytes/source.ts";
import { ProblemLog, wordsOf } from "../problems.ts";
import type { Device, EvidenceEntry, EvidenceFile, EvidenceKind, EvidenceProblem, EvidenceTree } from "../tree.ts";
import { indexSections, mostCopies, mostSections, type Section } from "./dumpstate.ts";
import { failureCode } from "./failure.ts";

export interface SectionedOptions {
  readonly kind: EvidenceKind;
  /** Paths of the texts whose sections become files: asked once, when a section or the list of files is wanted. */
  texts(): Promise<readonly string[]>;
  device(tree: EvidenceTree): Promise<Device>;
  /** Where others add what they have to say of the tree. */
  readonly problems?: ProblemLog;
}

/** A text that is opened once, and shared by the files of its sections. */
interface OpenText {
  readonly source: ByteSource;
  readonly sections: ReadonlyMap<string, Section>;
}

/**
 * A tree in which the sections of dumpstate and dumpsys texts are files beside the text itself:
 * `dumpstate.txt!section/SYSTEM LOG`, `dumpstate.txt!dumpsys/package`. The second section of one name is
 * `dumpstate.txt (2)!dumpsys/package`. Each is a range of the text; nothing is copied. The text is opened, inflated
 * and indexed once, when the first of its sections or the list of files is asked for. Closing the tree closes the
 * tree below.
 */
export function sectionedTree(tree: EvidenceTree, options: SectionedOptions): EvidenceTree {
  return new SectionedTree(tree, options);
}

class SectionedTree implements EvidenceTree {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly encrypted: boolean;
  readonly #tree: EvidenceTree;
  readonly #options: SectionedOptions;
  readonly #problems: ProblemLog;
  readonly #open = new Map<string, Promise<OpenText | undefined>>();
  #texts: Promise<readonly string[]> | undefined;
  #device: Promise<Device> | undefined;

  constructor(tree: EvidenceTree, options: SectionedOptions) {
    this.kind = options.kind;
    this.name = tree.name;
    this.encrypted = tree.encrypted;
    this.#tree = tree;
    this.#options = options;
    this.#problems = options.problems ?? new ProblemLog();
  }

  get problems(): readonly EvidenceProblem[] {
    return [...this.#tree.problems, ...this.#problems.list];
  }

  device(): Promise<Device> {
    this.#device ??= this.#options.device(this);
    return this.#device;
  }

  async *entries(): AsyncGenerator<EvidenceEntry> {
    const texts = new Set(await this.#textPaths());
    for await (const entry of this.#tree.entries()) {
      yield entry;
      if (!texts.has(entry.path)) continue;
      const text = await this.#text(entry.path);
      if (!text) continue;
      for (const [path, { length }] of text.sections) yield { path, type: "file", size: length, metadata: {} };
    }
  }

  async file(path: string): Promise<EvidenceFile | undefined> {
    const outer = path.replace(sectionPart, "");
    const texts = await this.#textPaths();
    if (outer !== path && texts.includes(outer)) {
      const text = await this.#text(outer);
      const section = text?.sections.get(path);
      if (text && section) return fileOf(path, text.source, section);
    }
    const file = await this.#tree.file(path);
    if (!file || !texts.includes(path)) return file;
    const { size, metadata } = file;
    return { path, size, metadata, open: () => this.#openWhole(file) };
  }

  close(): void {
    // A text that failed to open has said so to whoever asked for it; there is nothing to close.
    for (const text of this.#open.values()) void text.then((opened) => opened?.source.close?.()).catch(() => {});
    this.#open.clear();
    this.#tree.close();
  }

  #textPaths(): Promise<readonly string[]> {
    this.#texts ??= this.#options.texts();
    return this.#texts;
  }

  /** The whole text, from what was inflated for its sections, if it was. */
  async #openWhole(file: EvidenceFile): Promise<ByteSource> {
    const text = await this.#open.get(file.path);
    return text ? sliceSource(text.source, 0, text.source.size) : file.open();
  }

  #text(path: string): Promise<OpenText | undefined> {
    let text = this.#open.get(path);
    if (!text) {
      text = this.#index(path);
      this.#open.set(path, text);
    }
    return text;
  }

  /** Undefined, and said, where the text cannot be read. */
  async #index(path: string): Promise<OpenText | undefined> {
    let source: ByteSource | undefined;
    try {
      source = await (await this.#tree.file(path))?.open();
      if (!source) return undefined;
      const { sections, limited } = indexSections(source);
      if (limited) {
        const most = `more than ${mostSections} sections, or ${mostCopies} of one name`;
        this.#problems.add(path, "limit", `${most}; those after are read with the one before them`);
      }
      return { source, sections: new Map(sections.map((section) => [nameOf(path, section), section])) };
    } catch (error) {
      source?.close?.();
      const code = failureCode(error);
      if (code === undefined) throw error;
      this.#problems.add(path, code, `its sections cannot be read: ${wordsOf(error)}`);
      return undefined;
    }
  }
}

/** Whether a path is that of a section, which is a part of another file. */
export function isSectionPath(path: string): boolean {
  return sectionPart.test(path);
}

const sectionPart = /(?: \(\d+\))?!(?:section|dumpsys)\/[^/!]+$/;

function nameOf(text: string, { name, copy }: Section): string {
  return copy === 1 ? `${text}!${name}` : `${text} (${copy})!${name}`;
}

function fileOf(path: string, source: ByteSource, { start, length }: Section): EvidenceFile {
  return { path, size: length, metadata: {}, open: async () => sliceSource(source, start, length) };
}
