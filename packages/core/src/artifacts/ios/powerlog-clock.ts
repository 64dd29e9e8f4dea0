import type { Database } from "../../formats/sqlite/database.ts";

const table = "PLStorageOperator_EventForward_TimeOffset";

/**
 * The power log counts time by a clock of its own. What is to be added to it changes now and then, and stands in a table
 * beside: each time takes the entry before it, times older than all entries the oldest. Source: iLEAPP powerlog.py,
 * mac4n6 APOLLO; iOS itself looks the entry up so.
 */
export class PowerlogClock {
  readonly #starts: readonly number[];
  readonly #offsets: readonly number[];

  constructor(entries: readonly (readonly [start: number, offset: number])[]) {
    const sorted = [...entries].sort((a, b) => a[0] - b[0]);
    this.#starts = sorted.map(([start]) => start);
    this.#offsets = sorted.map(([, offset]) => offset);
  }

  /** Whether the log says how its clock stands to the phone's. */
  get isKnown(): boolean {
    return this.#starts.length > 0;
  }

  /** Seconds to add to a time of the log. */
  offsetAt(seconds: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    return this.#offsets[Math.max(0, low - 1)] ?? 0;
  }
}

export function powerlogClock(db: Database): PowerlogClock {
  const entries: [number, number][] = [];
  if (db.has(table)) {
    for (const row of db.select({ from: [table, "o"], columns: { start: "o.timestamp", offset: "o.system" } })) {
      const start = row.number("start");
      const offset = row.number("offset");
      if (start !== null && offset !== null) entries.push([start, offset]);
    }
  }
  return new PowerlogClock(entries);
}
