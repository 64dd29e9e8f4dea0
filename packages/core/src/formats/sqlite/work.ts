import type { SqliteEngine } from "./engine.ts";

/** Virtual machine steps between two looks at the budget. */
export const stepsPerTick = 50_000;

const statusCacheHit = 7;
const statusCacheMiss = 8;
const rowsPerLook = 16;
/** A row of ten joined tables takes some forty: each is found through the levels of a tree. */
const pagesPerRow = 64;
const pagesToStart = 1_000_000;

/** What may be used up. */
export interface Allowance {
  /** Virtual machine steps between two rows. */
  readonly steps: number;
  /** Pages of the file. */
  readonly pages: number;
}

/** For a file of so many bytes: a WHERE may pass over a whole large table without a row. */
export function allowanceFor(bytes: number, pages: number): Allowance {
  return { steps: 100_000_000 + 4 * bytes, pages };
}

/**
 * Bounds what a statement may cost, by what the file's size allows: virtual machine steps between two rows, and pages
 * looked at. The latter because the rows of a hostile file can share one long chain of overflow pages, which SQLite
 * goes through anew for each row. Counted, not timed: the same file ends at the same row on every machine.
 */
export class WorkBudget {
  readonly #engine: SqliteEngine;
  readonly #db: number;
  readonly #ticksPerRow: number;
  readonly #filePages: number;
  #ticks = 0;
  #pages = 0;
  #pagesAllowed = 0;
  #rows = 0;
  /** Set when a bound was met. */
  exceeded = false;

  constructor(engine: SqliteEngine, db: number, allowance: Allowance) {
    this.#engine = engine;
    this.#db = db;
    this.#ticksPerRow = Math.ceil(allowance.steps / stepsPerTick);
    this.#filePages = allowance.pages;
  }

  /** A statement begins that reads so many tables. */
  start(tables: number): void {
    this.#ticks = 0;
    this.exceeded = false;
    this.#pagesAllowed += pagesToStart + 4 * this.#filePages * tables;
  }

  /** A row came, or a statement ended. False if the bound is met. */
  row(): boolean {
    this.#ticks = 0;
    this.#pagesAllowed += pagesPerRow;
    return ++this.#rows % rowsPerLook !== 0 || this.#look();
  }

  /** Steps went by without a row. False if the bound is met. */
  tick(): boolean {
    if (++this.#ticks > this.#ticksPerRow) this.exceeded = true;
    return !this.exceeded && this.#look();
  }

  #look(): boolean {
    this.#pages += this.#status(statusCacheHit) + this.#status(statusCacheMiss);
    if (this.#pages > this.#pagesAllowed) this.exceeded = true;
    return !this.exceeded;
  }

  /** The counter since it was last asked for. */
  #status(counter: number): number {
    const { calls, statusOut } = this.#engine;
    calls.sqlite3_db_status(this.#db, counter, statusOut, statusOut + 4, 1);
    return new DataView(this.#engine.heap().buffer).getInt32(statusOut, true);
  }
}
