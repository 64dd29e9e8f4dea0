import { attach } from "./derived.ts";
import type { RecordDb } from "./record-db.ts";
import { addWords, conditionsOf, type StoreFilter, searchWords } from "./where.ts";

/** What a filter is asked of: all records, or the table of those that have its words. */
export interface Source {
  readonly table: string;
  /** The column that has the row of `records`. */
  readonly row: string;
  /** What is left to be asked. */
  readonly filter: StoreFilter;
  /** Whether the words are being looked for everywhere just now. */
  readonly isLookedFor?: boolean;
}

/**
 * What a search found, kept as a table of its own: the texts are gone through once for all that is asked about it (its
 * pages, its picture, its counts, each stretch of time that is looked at closer).
 */
interface Search {
  readonly table: string;
  state: "looking" | "found" | "too many";
  /** Of its table. */
  rows: number;
  uses: number;
  readonly building: Promise<boolean>;
}

/** Of a word that more records have it is quicker to go through all of them. */
const mostHits = 3_000_000;
/** What is kept of searches in all: some fifty bytes a row. */
const mostRows = 4_000_000;
const mostSearches = 16;
/** So many rows at a time: pages that are asked for meanwhile come in between. */
const piece = 524_288;
const kept = "rowid AS row, id, time, time_basis, kind, artifact, evidence, file, sha256, recovered";

const searches = new WeakMap<RecordDb, Map<string, Search>>();
let made = 0;

/** Waits until the words of the filter have been looked for everywhere. */
export async function withHits<T>(db: RecordDb, filter: StoreFilter, use: (source: Source) => Promise<T>): Promise<T> {
  const words = wordsIn(filter);
  if (words === undefined) return use(allOf(filter));
  const search = searchFor(db, words);
  search.uses++;
  try {
    return await use((await search.building) ? foundIn(search, filter) : allOf(filter));
  } finally {
    search.uses--;
    await forget(db);
  }
}

/** Uses what was found where the words have been looked for already, or will be within so many milliseconds. */
export async function withHitsAtHand<T>(
  db: RecordDb,
  filter: StoreFilter,
  patience: number,
  use: (source: Source) => Promise<T>,
): Promise<T> {
  const words = wordsIn(filter);
  const search = words === undefined ? undefined : searches.get(db)?.get(words);
  if (!search) return use(allOf(filter));
  search.uses++;
  try {
    if (patience > 0) await Promise.race([search.building, new Promise((resolve) => setTimeout(resolve, patience))]);
    const { state } = search;
    if (state === "found") return await use(foundIn(search, filter));
    return await use({ ...allOf(filter), isLookedFor: state === "looking" });
  } finally {
    search.uses--;
  }
}

function allOf(filter: StoreFilter): Source {
  return { table: "records", row: "rowid", filter };
}

function foundIn({ table }: Search, { text: _text, ...filter }: StoreFilter): Source {
  return { table, row: "row", filter };
}

/** What a search is known by. Tagged records are found by where they lie, which the table does not have. */
function wordsIn({ text = "", tagged }: StoreFilter): string | undefined {
  const words = searchWords(text);
  return words.length === 0 || tagged ? undefined : JSON.stringify([...new Set(words)].sort());
}

function searchFor(db: RecordDb, words: string): Search {
  const known = searches.get(db) ?? new Map<string, Search>();
  searches.set(db, known);
  const before = known.get(words);
  known.delete(words);
  const search = before ?? newSearch(db, words, () => known.delete(words));
  // The one that was asked for last is the last to be forgotten.
  known.set(words, search);
  return search;
}

function newSearch(db: RecordDb, words: string, onFailure: () => void): Search {
  const table = `derived.hits_${++made}`;
  const building = build(db, table, words).then(
    (rows) => {
      search.state = rows === undefined ? "too many" : "found";
      search.rows = rows ?? 0;
      return rows !== undefined;
    },
    (error: unknown) => {
      onFailure();
      throw error;
    },
  );
  const search: Search = { table, state: "looking", rows: 0, uses: 0, building };
  return search;
}

/** How many were found; undefined where it were too many. */
async function build(db: RecordDb, table: string, words: string): Promise<number | undefined> {
  const conditions = conditionsOf({}, db);
  addWords(conditions, JSON.parse(words) as readonly string[]);
  const { sql, values } = conditions.where;
  const twins = db.tellsTwins ? ", same_as" : "";
  await attach(db);
  await db.query(`CREATE TABLE ${table} AS SELECT ${kept}${twins} FROM records LIMIT 0`);
  let found = 0;
  for (let row = 0; row < db.rows; row += piece) {
    const [inserted] = await db.query(
      `INSERT INTO ${table} SELECT ${kept}${twins} FROM records WHERE rowid >= ${row} AND rowid < ${row + piece} AND ${sql}`,
      values,
    );
    found += Number(inserted?.["Count"] ?? 0);
    if (found > mostHits) {
      await db.query(`DROP TABLE ${table}`);
      return undefined;
    }
  }
  return found;
}

/** Lets go of the searches that nobody has asked for lately. */
async function forget(db: RecordDb): Promise<void> {
  const known = searches.get(db) ?? new Map<string, Search>();
  let rows = [...known.values()].reduce((sum, search) => sum + search.rows, 0);
  for (const [words, search] of known) {
    if (known.size <= mostSearches && rows <= mostRows) return;
    if (search.uses > 0 || search.state === "looking") continue;
    known.delete(words);
    rows -= search.rows;
    if (search.state === "found") await db.query(`DROP TABLE ${search.table}`);
  }
}
