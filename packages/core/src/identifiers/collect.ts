import { type IdentifiedRecord, identifiersOf } from "./from-record.ts";
import type { Identifier, IdentifierContext, IdentifierKind } from "./identifier.ts";

/** What a case says of one identifier. */
export interface Observable {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly country: string | null;
  readonly service: string | null;
  /** No record states it for certain. */
  readonly guessed: boolean;
  /** Records that name it; those of them that are no longer live. */
  readonly count: number;
  readonly recovered: number;
  /** Main times of these records, microseconds since 1970. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface CountedRecord extends IdentifiedRecord {
  readonly time: number | null;
  readonly recovered: string | null;
}

/** So many different ones are counted; a case's web addresses alone can be more than memory holds. */
const mostObservables = 1_000_000;

/** Counts the identifiers of records one after the other. */
export class ObservableCounter {
  readonly #found = new Map<string, { -readonly [Name in keyof Observable]: Observable[Name] }>();
  readonly #kinds: ReadonlySet<IdentifierKind> | undefined;
  /** How many were left out because there were too many. */
  dropped = 0;

  /** Counts those of these kinds, or all. */
  constructor(kinds?: readonly IdentifierKind[]) {
    this.#kinds = kinds && kinds.length > 0 ? new Set(kinds) : undefined;
  }

  add(record: CountedRecord, context: IdentifierContext): void {
    for (const identifier of identifiersOf(record, context)) {
      if (!this.#kinds || this.#kinds.has(identifier.kind)) this.#count(identifier, record);
    }
  }

  #count(identifier: Identifier, { time, recovered }: CountedRecord): void {
    const key = `${identifier.kind} ${identifier.service ?? ""} ${identifier.value}`;
    let known = this.#found.get(key);
    if (!known) {
      if (this.#found.size >= mostObservables) {
        this.dropped++;
        return;
      }
      const { kind, value, country = null, service = null } = identifier;
      known = { kind, value, country, service, guessed: true, count: 0, recovered: 0, first: null, last: null };
      this.#found.set(key, known);
    }
    known.count++;
    if (recovered !== null) known.recovered++;
    if (!identifier.guessed) known.guessed = false;
    if (time === null) return;
    known.first = known.first === null ? time : Math.min(known.first, time);
    known.last = known.last === null ? time : Math.max(known.last, time);
  }

  /** By kind, the most frequent first. */
  list(): Observable[] {
    return [...this.#found.values()].sort(
      (a, b) =>
        compare(a.kind, b.kind) ||
        b.count - a.count ||
        compare(a.value, b.value) ||
        compare(a.service ?? "", b.service ?? ""),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
