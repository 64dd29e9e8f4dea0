import { languages } from "@sillage/core/findings/language.ts";
import { expect, it } from "vitest";
import type { Catalogue } from "./catalogue.ts";

/** Every catalogue of the workbench, wherever it lies. */
const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  ["../**/texts.ts", "../**/*-texts.ts", "./*.ts", "!./*.test.ts"],
  { eager: true },
);

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === "object" && value !== null && "name" in value && "texts" in value;
}
const catalogues = Object.values(modules).flatMap((module) => Object.values(module).filter(isCatalogue));
const forms = /_(zero|one|two|few|many|other)$/;

/** `rows` for `rows_one`; a key that is not counted is itself. */
function bases(texts: Readonly<Record<string, string>>): ReadonlySet<string> {
  const counted = Object.keys(texts).filter((key) => texts[key.replace(forms, "_other")] !== undefined);
  return new Set(Object.keys(texts).map((key) => (counted.includes(key) ? key.replace(forms, "") : key)));
}

it("are found, each under a name of its own", () => {
  expect(catalogues.length).toBeGreaterThan(6);
  expect(new Set(catalogues.map(({ name }) => name)).size).toBe(catalogues.length);
});

const pairs = catalogues.flatMap((one) => languages.map((language) => ({ one, language, name: one.name })));

it.each(pairs)("$name has all keys, plural forms and places in $language", ({ one, language }) => {
  const [english, own] = [one.texts.en, one.texts[language]];
  expect([...bases(own)].toSorted()).toEqual([...bases(english)].toSorted());
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of bases(own)) {
    const isCounted = own[`${key}_other`] !== undefined && own[key] === undefined;
    const keys = isCounted ? plurals.map((form) => `${key}_${form}`) : [key];
    for (const full of keys) {
      expect(own[full], full).toMatch(/\S/);
      // One and two may be words, and no number; what else is put in must stand everywhere.
      const places = (text: string | undefined) =>
        [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)]
          .flatMap(([, place = ""]) => (place === "n" ? [] : [place]))
          .toSorted((a, b) => a.localeCompare(b));
      expect(places(own[full]), full).toEqual(places(english[isCounted ? `${key}_other` : key]));
    }
  }
});

it("never says what no examination can say", () => {
  const texts = catalogues.flatMap((one) => Object.values(one.texts).flatMap((of) => Object.values(of)));
  for (const text of texts)
    expect(text).not.toMatch(/\b(?:clean|safe|infected|infecté|infectad[oa]|limpio)\b|نظيف|مصاب/i);
});
