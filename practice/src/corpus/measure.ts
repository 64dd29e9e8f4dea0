import type { CorpusLanguage, Label, LabelledText } from "./corpus.ts";

/** What was found and was to be found, found and was not, and not found. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface Measured {
  readonly texts: number;
  readonly all: Counts;
  readonly byLanguage: ReadonlyMap<CorpusLanguage, Counts>;
  readonly byKind: ReadonlyMap<string, Counts>;
  /** Of what was found: what was said for certain, and what was said to be a guess. */
  readonly certain: Counts;
  readonly guesses: Counts;
}

export interface Found extends Label {
  readonly guessed?: true;
}

/** Puts a reader to a corpus. */
export function measureReader(
  corpus: readonly LabelledText[],
  read: (text: LabelledText) => readonly Found[],
): Measured {
  const all = tally();
  const [certain, guesses] = [tally(), tally()];
  const byLanguage = new Map<CorpusLanguage, ReturnType<typeof tally>>();
  const byKind = new Map<string, ReturnType<typeof tally>>();
  for (const text of corpus) {
    const wanted = new Set(text.labels.map(keyOf));
    const told = read(text);
    const found = new Set(told.map(keyOf));
    const sure = new Set(told.filter(({ guessed }) => !guessed).map(keyOf));
    for (const key of new Set([...wanted, ...found])) {
      const what = wanted.has(key) ? (found.has(key) ? "right" : "missed") : "wrong";
      all[what]++;
      if (what !== "missed") (sure.has(key) ? certain : guesses)[what]++;
      counted(byLanguage, text.language)[what]++;
      counted(byKind, key.slice(0, key.indexOf(" ")))[what]++;
    }
  }
  return { texts: corpus.length, all, byLanguage, byKind, certain, guesses };
}

const keyOf = ({ kind, value }: Label) => `${kind} ${value}`;
const tally = () => ({ right: 0, wrong: 0, missed: 0 });

function counted<Key>(counts: Map<Key, ReturnType<typeof tally>>, key: Key): ReturnType<typeof tally> {
  const known = counts.get(key) ?? tally();
  counts.set(key, known);
  return known;
}

export function precision({ right, wrong }: Counts): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}
export function recall({ right, missed }: Counts): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}
