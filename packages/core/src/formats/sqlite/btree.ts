import { maxLength } from "./connection.ts";
import type { PageFile } from "./pages.ts";
import { headerSize } from "./pages.ts";
import { readSize, readVarint } from "./record.ts";

/** One row's record. `rowid` is undefined in index b-trees, which hold the tables WITHOUT ROWID. */
export interface Cell {
  readonly rowid: number | bigint | undefined;
  readonly payload: Uint8Array;
}

/** Called for each page or row that is lost, with a clause for a person: "page 12 has an impossible type". */
export type OnLost = (what: string, page: number) => void;

/** Page types (file format 1.6). */
const indexInterior = 2;
export const tableInterior = 5;
const indexLeaf = 10;
export const tableLeaf = 13;

/** SQLite's own bound is 20 (BTCURSOR_MAX_DEPTH); deeper means damage. */
const maxDepth = 24;

export interface Page {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly type: number;
  readonly cells: number;
  /** Offset of the array of cell pointers. */
  readonly pointers: number;
}

interface Frame {
  readonly page: Page;
  /** Children and cells in turn: even steps are children, odd ones the cells between them. */
  step: number;
}

/**
 * The records of a b-tree in key order, from its root page. A damaged page costs the rows below it and is reported;
 * the walk goes on with the next one. Each page is visited once, so a hostile tree cannot make the walk endless.
 */
export function* walkBtree(file: PageFile, root: number, onLost: OnLost): Generator<Cell> {
  const visited = new Set<number>();
  const stack: Frame[] = [];
  let kind: "table" | "index" | undefined;

  function enter(number: number): void {
    const page = visited.has(number) ? "is used twice" : readPage(file, number);
    visited.add(number);
    if (typeof page === "string") {
      onLost(page, number);
      return;
    }
    const pageKind = page.type === tableLeaf || page.type === tableInterior ? "table" : "index";
    kind ??= pageKind;
    if (kind !== pageKind) onLost("belongs to another kind of tree", number);
    else if (stack.length >= maxDepth) onLost("lies too deep", number);
    else stack.push({ page, step: 0 });
  }

  enter(root);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const { page } = frame;
    const step = frame.step++;
    if (page.type === tableLeaf || page.type === indexLeaf) {
      if (step >= page.cells) stack.pop();
      else yield* readCell(file, page, step, visited, onLost);
    } else if (step > 2 * page.cells) {
      stack.pop();
    } else if (step % 2 === 1) {
      if (page.type === indexInterior) yield* readCell(file, page, (step - 1) / 2, visited, onLost);
    } else {
      const child = childOf(page, step / 2, file.usable);
      if (child === undefined) onLost(`has a damaged entry ${step / 2}`, page.number);
      else enter(child);
    }
  }
}

/** Whether the page is the root of an index b-tree; undefined if it is damaged. */
export function isIndexRoot(file: PageFile, root: number): boolean | undefined {
  const page = readPage(file, root);
  if (typeof page === "string") return undefined;
  return page.type === indexLeaf || page.type === indexInterior;
}

/** The page's header, or why it is no page of a tree. */
export function readPage(file: PageFile, number: number): Page | string {
  const bytes = file.page(number);
  if (typeof bytes === "string") return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = number === 1 ? headerSize : 0;
  const type = view.getUint8(start);
  if (type !== tableLeaf && type !== tableInterior && type !== indexLeaf && type !== indexInterior) {
    return type === 0 && bytes.every((byte) => byte === 0) ? "is filled with zeros" : "is no page of a table";
  }
  const pointers = start + (type === tableLeaf || type === indexLeaf ? 8 : 12);
  const cells = view.getUint16(start + 3);
  // A cell takes at least two bytes for its pointer and four for itself (1.6).
  if (pointers + cells * 6 > bytes.length) return "has an impossible number of entries";
  return { number, bytes, view, type, cells, pointers };
}

/** The offset of a cell, or undefined if it does not lie on the page. */
function cellOffset(page: Page, index: number, usable: number): number | undefined {
  const offset = page.view.getUint16(page.pointers + index * 2);
  return offset >= page.pointers + page.cells * 2 && offset + 4 <= usable ? offset : undefined;
}

/** The page number of child `index`; the last child is the right-most pointer of the page's header. */
export function childOf(page: Page, index: number, usable: number): number | undefined {
  if (index === page.cells) return page.view.getUint32(page.pointers - 4);
  const offset = cellOffset(page, index, usable);
  return offset === undefined ? undefined : page.view.getUint32(offset);
}

/** Yields the cell's record, or reports it lost. */
function* readCell(file: PageFile, page: Page, index: number, visited: Set<number>, onLost: OnLost): Generator<Cell> {
  const cell = parseCell(file, page, index, visited);
  if (typeof cell === "string") onLost(cell, page.number);
  else yield cell;
}

/** A cell with its payload, or what is wrong with it. `visited`: pages that belong to something else. */
export function parseCell(file: PageFile, page: Page, index: number, visited: Set<number>): Cell | string {
  const damaged = `has a damaged entry ${index}`;
  let at = cellOffset(page, index, file.usable);
  if (at === undefined) return damaged;
  if (page.type === indexInterior) at += 4;
  const size = readSize(page.bytes, at);
  if (!size || size.value > maxLength || size.value > file.pageCount * file.pageSize) return damaged;
  at = size.next;
  let rowid: number | bigint | undefined;
  if (page.type === tableLeaf) {
    const key = readVarint(page.bytes, at);
    if (!key) return damaged;
    rowid = key.value;
    at = key.next;
  }
  const payload = readPayload(file, page, at, size.value, visited);
  if (typeof payload !== "string") return { rowid, payload };
  return `${damaged}${rowid === undefined ? "" : ` (row ${rowid})`}: ${payload}`;
}

/**
 * The payload with its overflow pages (file format 1.6: P, U, X, M, K). An overflow page belongs to one row only, so
 * rows that share a chain cannot make the walk long.
 */
function readPayload(file: PageFile, page: Page, at: number, size: number, visited: Set<number>): Uint8Array | string {
  const local = localSize(file.usable, size, page.type === tableLeaf);
  if (at + local > file.usable) return "it does not fit the page";
  if (local === size) return page.bytes.subarray(at, at + size);
  if (at + local + 4 > file.usable) return "it does not fit the page";

  const payload = new Uint8Array(size);
  payload.set(page.bytes.subarray(at, at + local));
  let done = local;
  let next = page.view.getUint32(at + local);
  while (done < size) {
    const bytes = visited.has(next) ? "is used twice" : file.page(next);
    if (typeof bytes === "string") return `its overflow page ${next} ${bytes}`;
    visited.add(next);
    const part = bytes.subarray(4, Math.min(file.usable, 4 + size - done));
    payload.set(part, done);
    done += part.length;
    next = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  }
  return payload;
}

function localSize(usable: number, payload: number, isTableLeaf: boolean): number {
  const most = isTableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}
