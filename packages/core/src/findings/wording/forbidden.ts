import type { Language } from "../language.ts";

/**
 * Words that no text of ours may hold: a report never says that a phone is fine, and never that it is "infected".
 * Tests hold every catalogue, and every report made from practice evidence, to this list.
 */
const forbidden: Record<Language, RegExp> = {
  en: /\b(clean|safe|safely|(not )?infected|uninfected|infection|healthy)\b/iu,
  fr: /(?<!\p{L})(saine?s?|propres? et|infectée?s?|infection|(en|est|sont) sûre?s?|sûre?s|sans danger|en sécurité|indemnes?)(?!\p{L})/iu,
  es: /(?<!\p{L})(limpi[oa]s?|segur[oa]s?|a salvo|infectad[oa]s?|infección|san[oa]s?)(?!\p{L})/iu,
  ar: /(?<!\p{L})[وفبكل]*(ال)?(نظيفة?|آمنة?|مصابة?|سليمة?|إصابة|معافى)(?!\p{L})/u,
};

/** The first such word in a text, or undefined. */
export function forbiddenWord(language: Language, text: string): string | undefined {
  return forbidden[language].exec(text)?.[0];
}
