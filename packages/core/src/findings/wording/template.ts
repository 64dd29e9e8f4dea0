/** Words that a sentence is made of: values from evidence and counts of ours. */
export type Words = Readonly<Record<string, string | number>>;

/** A piece of a rendered sentence. A `value` comes from evidence: an output isolates, escapes and defangs it. */
export interface Part {
  readonly kind: "text" | "value";
  /** Name of the word that it came from; empty for our own text. */
  readonly word: string;
  readonly text: string;
}

/** Forms of a counted noun, by CLDR plural category; `{n}` is the number. */
export type Plural = { readonly other: string } & Readonly<
  Partial<Record<"zero" | "one" | "two" | "few" | "many", string>>
>;

export function plural(forms: Plural): Plural {
  return forms;
}

export function ours(text: string): Part {
  return { kind: "text", word: "", text };
}

const placeholder = /\{([a-z]+)(?::([a-z]+))?\}/gi;

/** `undefined`: the word is not there, or its format is none. */
export type FormatWord = (name: string, word: string | number | undefined, format: string) => Part;

/** Fills `{name}` and `{name:format}`. A value is never read as a template. */
export function fill(template: string, words: Words, format: FormatWord): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(placeholder)) {
    if (match.index > end) parts.push(ours(template.slice(end, match.index)));
    const name = match[1] ?? "";
    parts.push(format(name, Object.hasOwn(words, name) ? words[name] : undefined, match[2] ?? ""));
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push(ours(template.slice(end)));
  return parts;
}

/** Names of the words that a template needs, each once, sorted. */
export function wordsOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ""))].sort();
}
