import type { Database, RecoveredDatabase, Recovery, RecoveryOrigin } from "../formats/sqlite/database.ts";
import type { DetailValue, Locator, RecordDraft } from "../records/kinds.ts";

/** Says that a value of a row could not be read. */
export type ReportValue = (message: string, where: Locator) => void;

/**
 * Rows that are no longer live, read in the way of the live ones: `read` selects from the database it is given, whose
 * table holds them. Each record says where it was found and, under `recovery`, what is certain of it.
 */
export function* recoveredRows(
  db: Database,
  what: Recovery,
  read: (db: Database, report: ReportValue) => Iterable<RecordDraft>,
): Generator<RecordDraft> {
  const found = db.recovered(what);
  if (!found) return;
  const said = new Map<number, string[]>();
  // That remains are broken is no damage of the evidence: it is told of the row.
  const report: ReportValue = (message, where) => {
    if ("rowid" in where) said.set(where.rowid, [...(said.get(where.rowid) ?? []), message]);
  };
  for (const draft of read(found, report)) {
    const record = marked(draft, found, said);
    if (record) yield record;
  }
}

/** Undefined where the form fits and the values do not: bytes that were never this row. */
function marked(
  draft: RecordDraft,
  db: RecoveredDatabase,
  said: ReadonlyMap<number, readonly string[]>,
): RecordDraft | undefined {
  const { locator } = draft;
  if (!("rowid" in locator)) return undefined;
  const origin = db.origin(locator.rowid);
  if (!origin || (!origin.whole && origin.problems)) return undefined;
  // The number leads to the row only where no other row has it.
  const byNumber = origin.rowid === locator.rowid && !origin.numberInUse;
  return {
    ...draft,
    locator: byNumber ? locator : { offset: origin.offset, length: origin.length },
    recovered: origin.state,
    details: { ...draft.details, recovery: recoveryOf(origin, said.get(locator.rowid) ?? []) },
  };
}

function recoveryOf(origin: RecoveryOrigin, said: readonly string[]): { readonly [name: string]: DetailValue } {
  const { place, page, offset, rowid, whole, numberInUse, lostColumns, alsoFits } = origin;
  const problems = [...(origin.problems ?? []), ...said];
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
