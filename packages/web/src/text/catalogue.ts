import type { Language } from "@sillage/core/findings/language.ts";
import i18next, { type i18n } from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

/**
 * The words of a view, in all languages side by side. Counted words have one key a plural form of their language
 * (`rows_one`, `rows_other`; Arabic has six) and say the number as {{n}}.
 */
export interface Catalogue<Key extends string = string> {
  readonly name: string;
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Only for the type: what `t` may be asked. */
  readonly key?: Key;
}

type Base<K extends string> = K extends `${infer B}_${"one" | "other"}` ? B : K;

export function catalogue<const English extends Readonly<Record<string, string>>>(
  name: string,
  texts: { readonly en: English } & Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, string>>>>,
): Catalogue<Base<keyof English & string>> {
  return { name, texts };
}

export const translator: i18n = i18next.createInstance();
void translator.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: {},
  // React escapes, and isolates what is not ours.
  interpolation: { escapeValue: false },
});

/** Gregorian calendar and Latin digits in every language: numbers are compared with the evidence's. */
export const locales: Readonly<Record<Language, string>> = {
  en: "en-GB",
  fr: "fr",
  es: "es",
  ar: "ar-u-nu-latn-ca-gregory",
};

export type Words = Readonly<Record<string, string | number>>;

/** `t("rows", { count })` in the language of the workbench. */
export function useText<Key extends string>({ name, texts }: Catalogue<Key>): (key: Key, words?: Words) => string {
  for (const [language, words] of Object.entries(texts)) {
    if (!translator.hasResourceBundle(language, name)) translator.addResourceBundle(language, name, words);
  }
  const { t, i18n } = useTranslation(name, { i18n: translator });
  const language = i18n.language as Language;
  return useCallback(
    (key, words = {}) => {
      const { count } = words;
      const n = typeof count === "number" ? { n: new Intl.NumberFormat(locales[language]).format(count) } : {};
      // The type of i18next follows the keys of one catalogue for all; ours stand in `Key`.
      return (t as (key: string, words: Words) => string)(key, { ...n, ...words });
    },
    [t, language],
  );
}
