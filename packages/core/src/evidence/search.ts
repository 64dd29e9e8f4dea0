import { problemOf } from "./android/failure.ts";
import { keptOpen } from "./android/kept-open.ts";
import type { Container } from "./container.ts";
import { type Beginning, type Gatherer, inside, isPhone, isPieceFile, type Piece } from "./piece.ts";
import { ProblemLog } from "./problems.ts";
import { type OpenContext, recognisers } from "./recognise.ts";

/** What a folder or an archive holds, or a file is. */
export interface Found {
  readonly pieces: readonly Piece[];
  /** What could not be looked into. */
  readonly problems: ProblemLog;
  /** Whether there are files beside the pieces. */
  readonly hasMore: boolean;
  /** Why the file that could have been a piece was not opened: thrown where there is no piece. */
  readonly refusal?: unknown;
}

/** What applications keep for themselves on a phone's shared storage: thousands of folders, and no evidence among them. */
const appStorage = /(?:^|\/)Android\/(?:data|obb)\/$/;

/** A folder that is to be looked at. */
interface Folder {
  readonly prefix: string;
  /** Folders around it, up to where the search began. */
  readonly depth: number;
  /** On a phone's own storage: what there is locked or damaged is a file of its owner's like any other. */
  readonly isOfPhone: boolean;
}

/** Folders looked into where nothing is known of what a folder or archive holds. */
const mostFolders = 2_000;
/** Files kept to see whether there are any beside the pieces: so many are taken for a yes. */
const mostBeside = 10_000;
/** Folders of an export looked at for a phone that was put beside it. */
const mostGivingWay = 50;
/** With so many, one that cannot be opened does not stand for all. */
const fewFiles = 20;

/**
 * Finds every piece of evidence in a folder or archive, the nearest folders first. What belongs to a piece is not
 * looked into for others; everything beside it is, archives and what they hold included.
 */
export async function search(container: Container, context: OpenContext): Promise<Found> {
  const one = new Search(container, context);
  await one.run();
  return one;
}

/** What folders hold, listed once for all who ask of the folder that is looked at. */
class Lists {
  readonly #container: Container;
  readonly #files = new Map<string, Promise<readonly string[]>>();
  readonly #folders = new Map<string, Promise<readonly string[]>>();

  constructor(container: Container) {
    this.#container = container;
  }

  readonly files = (prefix: string): Promise<readonly string[]> =>
    this.#once(this.#files, prefix, () => this.#container.files(prefix));

  readonly folders = (prefix: string): Promise<readonly string[]> =>
    this.#once(this.#folders, prefix, () => this.#container.folders(prefix));

  forget(): void {
    this.#files.clear();
    this.#folders.clear();
  }

  #once(lists: Map<string, Promise<readonly string[]>>, prefix: string, list: () => Promise<readonly string[]>) {
    const known = lists.get(prefix) ?? list();
    lists.set(prefix, known);
    return known;
  }
}

class Search implements Found {
  readonly pieces: Piece[] = [];
  readonly problems = new ProblemLog();
  hasMore = false;
  refusal: unknown;
  readonly #container: Container;
  readonly #inner: Container;
  readonly #lists: Lists;
  readonly #context: OpenContext;
  readonly #gatherers: readonly Gatherer[];
  /** Files that no piece may hold. */
  readonly #beside: string[] = [];

  constructor(container: Container, context: OpenContext) {
    this.#container = container;
    this.#lists = new Lists(container);
    this.#inner = { ...keptOpen(container), files: this.#lists.files, folders: this.#lists.folders };
    this.#context = context;
    this.#gatherers = recognisers.flatMap(({ gather }) => (gather ? [gather(this.#inner, context)] : []));
  }

  async run(): Promise<void> {
    const folders: Folder[] = [{ prefix: "", depth: 0, isOfPhone: false }];
    let looked = 0;
    for (const folder of folders) {
      if (looked >= mostFolders) break;
      looked++;
      this.#lists.forget();
      const more = await this.#lookAt(folder);
      if (folder.depth < this.#context.limits.depth) folders.push(...more);
      else this.hasMore ||= more.length > 0;
    }
    if (folders.slice(looked).some(({ isOfPhone }) => !isOfPhone)) {
      this.hasMore = true;
      this.problems.add("", "limit", `more than ${mostFolders} folders: those after were not searched for evidence`);
    }
    const gathered = this.#gatherers.filter((gatherer) => gatherer.piece(false));
    const isAlone = this.pieces.length === 0 && gathered.length === 1;
    this.pieces.push(...gathered.flatMap((gatherer) => gatherer.piece(isAlone) ?? []));
    this.hasMore ||= this.#beside.some((path) => !this.pieces.some((piece) => piece.holds(path)));
  }

  /** Finds what begins under the prefix; tells which folders there are to be looked at. */
  async #lookAt({ prefix, depth, isOfPhone }: Folder): Promise<readonly Folder[]> {
    const begun = await this.#beginningsAt(prefix);
    const owned = (name: string): boolean => begun.some(({ ownsFile }) => ownsFile(name));
    let files = (await this.#inner.files(prefix)).filter((name) => !owned(name));
    for (const gatherer of this.#gatherers) {
      const taken = await gatherer.look(prefix, files, isOfPhone);
      files = files.filter((name) => !taken(name));
    }
    const candidates = files.filter(isPieceFile);
    const only = prefix === "" && candidates.length === 1 && (await this.#inner.files("")).length <= fewFiles;
    for (const name of candidates) await this.#openFile(prefix + name, { only, isOfPhone });
    this.#keepBeside(prefix, files);
    const searched = begun.flatMap((one) => one.searched);
    return [
      ...searched.map((folder) => ({ prefix: folder, depth: 0, isOfPhone: true })),
      ...(await this.#notOwned(prefix, begun)).map((folder) => ({ prefix: folder, depth: depth + 1, isOfPhone })),
    ];
  }

  async #notOwned(prefix: string, begun: readonly Beginning[]): Promise<readonly string[]> {
    const folders = await this.#inner.folders(prefix);
    const free: string[] = [];
    for (const [index, name] of folders.entries()) {
      const owner = begun.find(({ ownsFolder }) => ownsFolder(name));
      const inside = `${prefix}${name}/`;
      if (appStorage.test(inside)) continue;
      if (!owner || (owner.givesWay && index < mostGivingWay && (await this.#isPhoneAt(inside)))) free.push(inside);
    }
    return free;
  }

  async #isPhoneAt(prefix: string): Promise<boolean> {
    for (const { at } of recognisers) {
      const found = await at?.(this.#inner, prefix, this.#context);
      if (found && isPhone(found.piece)) return true;
    }
    return false;
  }

  async #beginningsAt(prefix: string): Promise<readonly Beginning[]> {
    const begun: Beginning[] = [];
    for (const { at } of recognisers) {
      const found = await at?.(this.#inner, prefix, this.#context);
      if (!found) continue;
      begun.push(found);
      this.pieces.push(found.piece);
      if (found.isWhole) break;
    }
    return begun;
  }

  #keepBeside(prefix: string, files: readonly string[]): void {
    for (const name of files) if (!name.startsWith(".")) this.#beside.push(prefix + name);
    if (this.#beside.length < mostBeside) return;
    this.hasMore = true;
    this.#beside.length = 0;
  }

  async #openFile(path: string, where: { readonly only: boolean; readonly isOfPhone: boolean }): Promise<void> {
    if (this.#context.inner.left-- <= 0) {
      this.problems.add("", "limit", "too many archives: those after were not opened");
      return;
    }
    try {
      const source = await (await this.#container.file(path))?.open();
      if (!source) return;
      const deeper = { ...this.#context, depth: this.#context.depth + 1 };
      const found = await this.#context.lookInside({ name: path, source }, deeper);
      if (!found) return;
      const { isOfPhone } = where;
      this.pieces.push(...found.pieces.map((piece) => ({ ...inside(path, piece), isOfPhone })));
      if (isOfPhone) return;
      for (const problem of found.problems.list) this.problems.put({ ...problem, path: `${path}!${problem.path}` });
      if (found.refusal) this.#refuse(path, found.refusal, where.only);
    } catch (error) {
      const problem = problemOf(path, error);
      if (!problem) throw error;
      if (where.isOfPhone) return;
      this.#refuse(path, error, where.only);
      this.problems.put(problem);
    }
  }

  /** Keeps why a file was not opened, where that may be why nothing was. */
  #refuse(path: string, error: unknown, only: boolean): void {
    if (only || problemOf(path, error)?.code === "encrypted") this.refusal ??= error;
  }
}
