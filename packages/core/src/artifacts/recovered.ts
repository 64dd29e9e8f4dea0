import type { Database, RecoveredDatabase, Recovery, RecoveryOrigin } from "../formats/sqlite/database.ts";
import type { DetailValue, Locator, RecordDraft } from "../records/kinds.ts";
import type { Artifact, ArtifactInput } from "./artifact.ts";

/** Says that a value of a row could not be read. */
export type ReportValue = (message: string, where: Locator) => void;

/** All that a file tells: first what it holds, then what is no longer live in it. */
export function readingsOf(artifact: Artifact, input: ArtifactInput): readonly AsyncGenerator<RecordDraft>[] {
  return [artifact.read(input), recoveredRecords(artifact, input)];
}

/**
 * Rows that are no longer live, of the tables that the artifact declares. The artifact itself reads them, from a
 * database that is as it is now but for the table in question, which holds them in place of its live rows; what the
 * artifact tells of other tables there was told before and is left out. Each record says where it was found and, under
 * `recovery`, what is certain of it.
 */
async function* recoveredRecords(artifact: Artifact, input: ArtifactInput): AsyncGenerator<RecordDraft> {
  const { recovers } = artifact;
  if (recovers === undefined || typeof recovers === "string") return;
  const db = await input.sqlite();
  const told = new Set<string>();
  for (const what of recovers) {
    const found = db.recovered(what);
    if (!found) continue;
    const said = new Map<number, string[]>();
    const from = recoveredInput(input, withoutOthers(found, what, recovers), (message, where) => {
      if (!("table" in where) || !sameName(where.table, what.table)) return;
      const known = said.get(where.rowid) ?? [];
      if (known.length < mostSaid) said.set(where.rowid, [...known, message]);
    });
    for await (const draft of artifact.read(from)) {
      const { locator } = draft;
      if (!("table" in locator) || !sameName(locator.table, what.table)) continue;
      const origin = found.origin(locator.rowid);
      const problems = [...(origin?.problems ?? []), ...(said.get(locator.rowid) ?? [])];
      if (!origin || !isLikely(origin, problems, draft) || isOfAnother(origin, what, told)) continue;
      yield marked(draft, locator, origin, problems);
    }
  }
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The live rows of the artifact's other tables were told before: there is no need to read them again. */
function withoutOthers(db: RecoveredDatabase, what: Recovery, all: readonly Recovery[]): Database {
  const needed = new Set([what.table, ...(what.links ?? [])].map((table) => table.toLowerCase()));
  const others = new Set(all.map(({ table }) => table.toLowerCase()).filter((table) => !needed.has(table)));
  return {
    tables: db.tables,
    has: (table, column) => db.has(table, column),
    select: (query) => (query.lookup !== true && others.has(query.from[0].toLowerCase()) ? [] : db.select(query)),
    recovered: () => undefined,
    close: () => {},
  };
}

/** That remains are broken is no damage of the evidence: it is told of the row. */
function recoveredInput(input: ArtifactInput, db: Database, say: ReportValue): ArtifactInput {
  const { file } = input;
  return {
    ...input,
    sqlite: async (target = file) => (target === file ? db : input.sqlite(target)),
    problem(_code, message, where) {
      if (where) say(message, where);
    },
  };
}

/** So much is told of what is wrong with one row. */
const mostSaid = 20;

/** Older than any phone whose stores are read: a smaller number is more likely no time at all. */
const oldest = Date.UTC(2005, 0, 1) * 1000;

/** False where the form fits and the values do not: bytes that were never this row. */
function isLikely(origin: RecoveryOrigin, problems: readonly string[], { time }: RecordDraft): boolean {
  if (origin.whole && !origin.alsoFits) return true;
  return problems.length === 0 && (typeof time !== "number" || time >= oldest);
}

/** Whether the same bytes were told as a row of another of the artifact's tables that has the same form. */
function isOfAnother({ page, offset, alsoFits }: RecoveryOrigin, { table }: Recovery, told: Set<string>): boolean {
  if (!alsoFits) return false;
  const own = `${page} ${offset} ${table}`;
  if (alsoFits.some((other) => told.has(`${page} ${offset} ${other}`))) return true;
  told.add(own);
  return false;
}

function marked(
  draft: RecordDraft,
  locator: Extract<Locator, { readonly rowid: number }>,
  origin: RecoveryOrigin,
  problems: readonly string[],
): RecordDraft {
  // The number leads to the row only where no other row has it.
  const byNumber = origin.rowid === locator.rowid && !origin.numberInUse;
  return {
    ...draft,
    locator: byNumber ? locator : { offset: origin.offset, length: origin.length },
    recovered: origin.state,
    details: { ...draft.details, recovery: recoveryOf(origin, problems) },
  };
}

function recoveryOf(
  { place, page, offset, rowid, whole, numberInUse, lostColumns, alsoFits }: RecoveryOrigin,
  problems: readonly string[],
): { readonly [name: string]: DetailValue } {
  return {
    found_in: place,
    page,
    offset,
    certain: whole
      ? "the row's length, number and header are whole and agree"
      : "the values that remain have the form of this table's rows; the row's number is lost",
    // What a row is joined with stands elsewhere and may have changed since.
    not_certain: alsoFits
      ? "when it was deleted, and whether it is of this table; what other tables say of it is as they are now"
      : "when it was deleted or changed; what other tables say of it is as they are now",
    ...(rowid === undefined ? {} : { rowid }),
    ...(numberInUse ? { row_of_this_number_is_live: true } : {}),
    ...(lostColumns ? { overwritten_columns: lostColumns } : {}),
    ...(alsoFits ? { also_fits_tables: alsoFits } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
}
