import { type Catalogue, en } from "../src/findings/wording/en.ts";
import { ruleText } from "../src/findings/wording/rules/index.ts";
import { type Wording, wordingFrom } from "../src/findings/wording/wording.ts";

/** A language in which every text of ours stands in brackets: what is without them came from no catalogue. */
export function pseudoWording(): Wording {
  const words = wordingFrom({
    language: "en",
    catalogue: bracketed(en) as Catalogue,
    rule(id) {
      const texts = ruleText("en", id);
      return texts ? (bracketed(texts) as typeof texts) : undefined;
    },
    artifact: (title) => `⟦${title}⟧`,
    field: (title) => `⟦${title}⟧`,
  });
  // Made by Intl, in the report's language as well.
  return {
    ...words,
    time: (iso) => `⟦${words.time(iso)}⟧`,
    day: (iso) => `⟦${words.day(iso)}⟧`,
    timeRange: (from, to) => `⟦${words.timeRange(from, to)}⟧`,
    bytes: (value) => `⟦${words.bytes(value)}⟧`,
  };
}

function bracketed(value: unknown): unknown {
  if (typeof value === "string") return `⟦${value}⟧`;
  if (Array.isArray(value)) return value.map(bracketed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bracketed(inner)]));
}

/** Letters outside of brackets, in pieces. Brackets may lie within brackets. */
export function unbracketed(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let outside = "";
  for (const character of text) {
    if (character === "⟦") depth++;
    else if (character === "⟧") depth--;
    else if (depth === 0) outside += character;
    else outside += " ";
  }
  for (const [word] of outside.matchAll(/\p{L}[\p{L}\p{N}\p{M}]*/gu)) found.push(word);
  return found;
}
