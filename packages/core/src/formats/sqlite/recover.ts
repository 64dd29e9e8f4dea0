import { type Page, parseCell, readPage, tableLeaf } from "./btree.ts";
import { type CarvedRow, carve, type Region } from "./carve.ts";
import { freePages } from "./freelist.ts";
import type { PageFile } from "./pages.ts";
import { decodeRecord, readSize, type StoredValue } from "./record.ts";
import { areWritten, fitsTypes, fitsValues, type RowShape, shapeOf } from "./row-shape.ts";
import type { TableSchema } from "./schema.ts";
import { type History, supersededLeaves, treeOf } from "./superseded.ts";
import { leftoverPages } from "./wal.ts";

/** A row that the live table may no longer have. */
export interface RecoveredRow {
  /** From an earlier state that the log still holds, or from bytes that nothing owns any more. */
  readonly state: "wal" | "free_page";
  /** Undefined where its bytes were overwritten. */
  readonly rowid: number | bigint | undefined;
  /** By the place of the stored columns; a row from before a column was added has fewer. */
  readonly values: readonly StoredValue[];
  /** Columns at the start whose values were overwritten. */
  readonly lost: number;
  /** Its length, rowid and header are whole and agree. Otherwise only the form of what remains speaks for it. */
  readonly whole: boolean;
  /** A tree of this very table had the page. Otherwise other tables of the same form are possible. */
  readonly ofTable: boolean;
  readonly page: number;
  /** On its page. */
  readonly offset: number;
  readonly place: "earlier state" | "earlier log" | "free page" | "unallocated space";
}

/** What may be looked through for one table. */
const mostPages = 100_000;
const mostRows = 20_000;

/**
 * Rows of a table in earlier states of the log, on free pages and in the unallocated space of the table's own pages.
 * Many are copies of live rows, which moves between pages leave behind: the caller compares. Where SQLite overwrites
 * what is deleted (secure_delete) there is nothing to find. `limited` is called when a bound ended the search.
 */
export function* recoverRows(
  file: PageFile,
  history: History | undefined,
  table: TableSchema,
  limited: () => void,
): Generator<RecoveredRow> {
  const search = searchOf(file, table);
  if (!search) return;
  const { budget } = search;
  for (const rows of [
    fromStates(search, history),
    fromLeftovers(search, history),
    fromFree(search),
    fromGaps(search),
  ]) {
    for (const row of rows) {
      if (budget.rows-- <= 0) {
        limited();
        return;
      }
      yield row;
    }
  }
  if (budget.pages <= 0) limited();
}

/** Those in earlier states alone: of tables whose rows say too little to be known by their form. */
export function* earlierRows(
  file: PageFile,
  history: History | undefined,
  table: TableSchema,
): Generator<RecoveredRow> {
  const search = searchOf(file, table);
  if (!search) return;
  for (const row of fromStates(search, history)) {
    if (search.budget.rows-- <= 0) return;
    yield row;
  }
}

function searchOf(file: PageFile, table: TableSchema): Search | undefined {
  const shape = shapeOf(table, file.encoding);
  return shape && { file, shape, table, budget: { pages: mostPages, rows: mostRows } };
}

interface Search {
  readonly file: PageFile;
  readonly shape: RowShape;
  readonly table: TableSchema;
  readonly budget: { pages: number; rows: number };
}

/** Cells that a commit took from a leaf of the table, or changed. */
function* fromStates(search: Search, history: History | undefined): Generator<RecoveredRow> {
  if (!history) return;
  const { table, shape, budget } = search;
  const told = new Set<string>();
  for (const { page, file } of supersededLeaves(history, table.name, table.rootPage, () => budget.pages > 0)) {
    budget.pages--;
    for (const row of cellsOf(file, page, shape, false)) {
      // A row stands in every version of its page until it is changed.
      const key = `${row.rowid} ${row.values.map(versionOf).join("|")}`;
      if (told.has(key)) continue;
      told.add(key);
      yield { ...row, state: "wal", ofTable: true, place: "earlier state" };
    }
  }
}

/** Enough of a value to tell versions of one row apart. */
function versionOf(value: StoredValue): string {
  if (value === null || typeof value !== "object") return String(value);
  const bytes = value instanceof Uint8Array ? value : value.text;
  let sum = bytes.length;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0;
  return `${bytes.length}:${sum}`;
}

function* fromLeftovers(search: Search, history: History | undefined): Generator<RecoveredRow> {
  if (!history) return;
  const { file, shape, budget } = search;
  for (const { number, bytes } of leftoverPages(history.wal)) {
    if (budget.pages-- <= 0) return;
    const alone: PageFile = { ...file, page: (wanted) => (wanted === number ? bytes : "lies outside the page") };
    for (const row of onPage(alone, number, 0, shape)) yield { ...row, state: "wal", place: "earlier log" };
  }
}

function* fromFree({ file, shape, budget }: Search): Generator<RecoveredRow> {
  const free = new Map(Array.from(freePages(file), ({ number, listed }) => [number, listed]));
  // What a row on a free page leads to is only still its own where that is free as well.
  const unowned: PageFile = { ...file, page: (page) => (free.has(page) ? file.page(page) : "is in use again") };
  for (const [number, listed] of free) {
    if (budget.pages-- <= 0) return;
    for (const row of onPage(unowned, number, listed, shape)) yield { ...row, state: "free_page", place: "free page" };
  }
}

type Found = Omit<RecoveredRow, "state" | "place">;

/** What a page that no tree has any more still holds. */
function* onPage(file: PageFile, number: number, listed: number, shape: RowShape): Generator<Found> {
  const page = listed === 0 ? readPage(file, number) : "lists free pages";
  if (typeof page === "string") {
    const bytes = file.page(number);
    if (typeof bytes === "string") return;
    yield* carved(carve(bytes, { start: listed, end: file.usable, freed: false }, shape), number, false);
    return;
  }
  if (page.type !== tableLeaf) return;
  yield* cellsOf(file, page, shape, true);
  yield* inGaps(file, page, shape, false);
}

/** The cells that a leaf lists. `strict`: those alone whose form is that of the table's rows. */
function* cellsOf(file: PageFile, page: Page, shape: RowShape, strict: boolean): Generator<Found> {
  const owned = new Set([page.number]);
  for (let index = 0; index < page.cells; index++) {
    const cell = parseCell(file, page, index, owned);
    if (typeof cell === "string" || cell.rowid === undefined) continue;
    const values = decodeRecord(cell.payload, shape.columns.length);
    const types = values && typesOf(cell.payload);
    if (!values || !types || !fitsTypes(shape, types)) continue;
    if (strict && (types.length < leastOf(shape) || !areLikely(shape, types, values))) continue;
    yield {
      rowid: cell.rowid,
      values,
      lost: 0,
      whole: true,
      ofTable: !strict,
      page: page.number,
      offset: page.view.getUint16(page.pointers + index * 2),
    };
  }
}

function areLikely(shape: RowShape, types: readonly number[], values: readonly StoredValue[]): boolean {
  return fitsValues(shape, values) && areWritten(shape, types, values);
}

/** Rows from before columns were added have fewer. On a page of unknown origin few columns say little. */
function leastOf({ columns }: RowShape): number {
  return Math.max(4, Math.ceil(columns.length * 0.75));
}

function typesOf(payload: Uint8Array): number[] | undefined {
  const header = readSize(payload, 0);
  const types: number[] = [];
  for (let at = header?.next ?? 0; header && at < header.value; ) {
    const type = readSize(payload, at);
    if (!type) return undefined;
    types.push(type.value);
    at = type.next;
  }
  return types;
}

function* fromGaps({ file, shape, table, budget }: Search): Generator<RecoveredRow> {
  for (const number of treeOf(file, table.rootPage).leaves) {
    if (budget.pages-- <= 0) return;
    const page = readPage(file, number);
    if (typeof page === "string" || page.type !== tableLeaf) continue;
    for (const row of inGaps(file, page, shape, true)) yield { ...row, state: "free_page", place: "unallocated space" };
  }
}

function* inGaps(file: PageFile, page: Page, shape: RowShape, ofTable: boolean): Generator<Found> {
  for (const region of gapsOf(page, file.usable)) {
    // Freed blocks were cells of this tree. The rest may be of one that had the page before: SQLite clears no page.
    yield* carved(carve(page.bytes, region, shape), page.number, ofTable && region.freed);
  }
}

function* carved(rows: Iterable<CarvedRow>, page: number, ofTable: boolean): Generator<Found> {
  for (const { rowid, values, first, whole, offset } of rows) {
    const all = [...Array.from({ length: first }, () => null), ...values];
    yield { rowid, values: all, lost: first, whole, ofTable, page, offset };
  }
}

/** The space between the cell pointers and the cells, and the chain of freed blocks among them (1.6). */
function gapsOf(page: Page, usable: number): Region[] {
  const { view } = page;
  const header = page.pointers - 8;
  const regions: Region[] = [];
  // 0 stands for 65536.
  const content = view.getUint16(header + 5) || 65_536;
  const start = page.pointers + page.cells * 2;
  if (content - start > 8 && content <= usable) regions.push({ start, end: content, freed: false });
  let block = view.getUint16(header + 1);
  let last = start;
  while (block >= last && block + 4 <= usable) {
    const size = view.getUint16(block + 2);
    const end = Math.min(block + size, usable);
    if (size >= 4) regions.push({ start: block, end, freed: true });
    last = block + 4;
    block = view.getUint16(block);
  }
  return regions;
}
