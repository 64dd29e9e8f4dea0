import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { childOf, type Page, readPage, tableInterior, tableLeaf, walkBtree } from "./btree.ts";
import { openPages, type PageFile } from "./pages.ts";
import { decodeRecord } from "./record.ts";
import { type Wal, walStates } from "./wal.ts";

/** The main file and the log that was applied to it. */
export interface History {
  readonly main: ByteSource;
  readonly wal: Wal;
}

/** A leaf of a table in an earlier state, which the commit after it replaced. */
export interface SupersededLeaf {
  readonly page: Page;
  /** The state that it is of, where what it leads to is read. */
  readonly file: PageFile;
  /** 0: the main file; 1: after the first commit of the log. */
  readonly state: number;
}

/**
 * The earlier versions of a table's leaves, in the order of the commits that replaced them. Which pages are its
 * leaves stands in the pages above them, which are walked anew only where a commit changed one.
 */
export function* supersededLeaves(
  history: History,
  table: string,
  root: number,
  mayGoOn: () => boolean,
): Generator<SupersededLeaf> {
  let tree: Tree | undefined;
  let state = 0;
  for (const source of walStates(history.main, history.wal)) {
    const next = history.wal.commits[state];
    if (!next || !mayGoOn()) return;
    const file = pagesOf(source);
    if (file) {
      const changed = state === 0 ? undefined : history.wal.commits[state - 1]?.pages;
      if (!tree || !changed || [...tree.above, 1].some((page) => changed.has(page))) {
        tree = treeOf(file, rootIn(file, table) ?? root);
      }
      for (const number of next.pages.keys()) {
        const page = tree.leaves.has(number) ? readPage(file, number) : undefined;
        if (page && typeof page !== "string" && page.type === tableLeaf) yield { page, file, state };
      }
    }
    state++;
  }
}

export interface Tree {
  /** Root and interior pages. */
  readonly above: ReadonlySet<number>;
  readonly leaves: ReadonlySet<number>;
}

/** Which pages make a table's tree, without reading its leaves. All leaves of a tree lie equally deep. */
export function treeOf(file: PageFile, root: number): Tree {
  const above = new Set([root]);
  const seen = new Set([root]);
  let level = [root];
  for (;;) {
    const first = readPage(file, level[0] ?? 0);
    if (typeof first === "string" || first.type !== tableInterior) return { above, leaves: new Set(level) };
    const below: number[] = [];
    for (const number of level) {
      above.add(number);
      const page = readPage(file, number);
      if (typeof page === "string" || page.type !== tableInterior) continue;
      for (let index = 0; index <= page.cells; index++) {
        const child = childOf(page, index, file.usable);
        if (child === undefined || child < 1 || child > file.pageCount || seen.has(child)) continue;
        seen.add(child);
        below.push(child);
      }
    }
    level = below;
  }
}

/** Where the table's tree began in this state: in a file that was rebuilt since, elsewhere. */
function rootIn(file: PageFile, table: string): number | undefined {
  const text = new TextDecoder(file.encoding);
  for (const { payload } of walkBtree(file, 1, () => {})) {
    const [type, name, , root] = decodeRecord(payload, 5) ?? [];
    if (isText(type) && isText(name) && text.decode(type.text) === "table" && text.decode(name.text) === table) {
      return typeof root === "number" ? root : undefined;
    }
  }
  return undefined;
}

function isText(value: unknown): value is { readonly text: Uint8Array } {
  return value !== null && typeof value === "object" && "text" in value;
}

function pagesOf(source: ByteSource): PageFile | undefined {
  try {
    return openPages(source);
  } catch (error) {
    // A main file that is empty or damaged had no such state.
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
