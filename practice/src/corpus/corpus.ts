import { Deterministic } from "../random.ts";
import { sentences } from "./sentences.ts";
import { type CorpusLanguage, type Label, type Place, places, slots } from "./slots.ts";

export type { CorpusLanguage, Label } from "./slots.ts";

/** A message with what ought to be found in it. */
export interface LabelledText {
  readonly language: CorpusLanguage;
  /** The country of the phone that it stands on. */
  readonly country: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** So often each sentence comes, each time with other values. */
const rounds = 12;

/**
 * Labelled messages in four languages. Among what ought to be found is also what no pattern finds: numbers in words, of
 * a country that nothing names, accounts without a sign. Among the rest is what looks like a number and is none.
 */
export function identifierCorpus(seed = "1"): LabelledText[] {
  return places.flatMap((place) => {
    const random = new Deterministic(`corpus ${seed} ${place.language}`);
    return Array.from({ length: rounds }, () =>
      sentences[place.language].map((sentence) => filled(sentence, place, random)),
    ).flat();
  });
}

function filled(sentence: string, place: Place, random: Deterministic): LabelledText {
  const labels: Label[] = [];
  const text = sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const make = slots[name];
    if (!make) throw new RangeError(`no slot ${name}`);
    const slot = make(random, place);
    labels.push(...slot.labels);
    return slot.text;
  });
  return { language: place.language, country: place.country, text, labels };
}
