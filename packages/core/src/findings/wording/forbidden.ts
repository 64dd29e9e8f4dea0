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

/**
 * Words that say more than evidence can: that something is proven or sure, and who is behind it. No sentence of a rule or
 * of a layer may hold one; a vendor's own words, which a rule quotes, are a value and not a sentence of ours.
 */
const overclaims: Record<Language, RegExp> = {
  en: /\b(prove[sdn]?|proof|certainly|undoubtedly|definitely|without (a )?doubt|guilty|perpetrators?|the (police|government|authorities|army|secret services?))\b/iu,
  fr: /(?<!\p{L})(prouve(nt)?|prouvée?s?|preuve irréfutable|certainement|assurément|sans aucun doute|coupables?|la police|le gouvernement|les autorités|l’armée|les services secrets)(?!\p{L})/iu,
  es: /(?<!\p{L})(demuestran?|demostrad[oa]s?|ciertamente|sin duda|indudablemente|culpables?|la policía|el gobierno|las autoridades|el ejército|los servicios secretos)(?!\p{L})/iu,
  ar: /(?<!\p{L})(يثبت|تثبت|ثبت|بالتأكيد|بلا شك|مذنب|الشرطة|الحكومة|السلطات|الجيش|المخابرات)(?!\p{L})/u,
};

/** The first overclaim in a text, or undefined. */
export function overclaim(language: Language, text: string): string | undefined {
  return overclaims[language].exec(text)?.[0];
}
