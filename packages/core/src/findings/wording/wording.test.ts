import { describe, expect, test } from "vitest";
import { artifacts } from "../../artifacts/index.ts";
import { type Language, languages } from "../language.ts";
import { ar } from "./ar.ts";
import { artifactTitles } from "./artifacts/index.ts";
import { type Catalogue, en } from "./en.ts";
import { es } from "./es.ts";
import { forbiddenWord, overclaim } from "./forbidden.ts";
import { fr } from "./fr.ts";
import { ruleTexts } from "./rules/index.ts";
import { wordsOf } from "./template.ts";
import { hasTexts, type Noun, wording, wordsNeeded } from "./wording.ts";

const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar };

/** Every string of a catalogue, by its path. */
function strings(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`));
}

describe.each(languages)("the catalogue %s", (language) => {
  const own = new Map(strings({ ...catalogues[language], rules: ruleTexts[language] }));
  const english = new Map(strings({ ...en, rules: ruleTexts.en }));

  test("has every text of the English one and leaves none empty", () => {
    const lists = (paths: Iterable<string>) =>
      [...paths].filter((path) => !/\/(nouns|falsePositives)\//.test(path)).sort();
    expect(lists(own.keys())).toEqual(lists(english.keys()));
    expect([...own].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("needs the same words as the English one in each sentence", () => {
    for (const [path, text] of own) {
      const model = english.get(path);
      if (model !== undefined && !path.startsWith("/nouns/"))
        expect([path, wordsOf(text)]).toEqual([path, wordsOf(model)]);
    }
  });

  test("holds no forbidden word", () => {
    const titles = language === "en" ? [] : strings(Object.values(artifactTitles).map((title) => title[language]));
    const found = [...own, ...titles].flatMap(([path, text]) => (forbiddenWord(language, text) ? [[path, text]] : []));
    expect(found).toEqual([]);
  });

  test("says nothing that evidence cannot say", () => {
    const told = [...own].filter(([path]) =>
      /\/sentences\/|\/texts\/(?:class|tool|operator|remark|reason)[A-Z]/.test(path),
    );
    expect(told.length).toBeGreaterThan(200);
    expect(
      told.flatMap(([path, text]) => (overclaim(language, text) ? [[path, overclaim(language, text)]] : [])),
    ).toEqual([]);
  });

  test("holds no invisible character", () => {
    expect([...own].filter(([, text]) => /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(text))).toEqual([]);
  });

  test("has all plural forms that the language asks for", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [noun, forms] of Object.entries(catalogues[language].nouns)) {
      expect([noun, Object.keys(forms).sort()]).toEqual([noun, [...pluralCategories].sort()]);
    }
  });

  test("says when each rule is wrong", () => {
    for (const rule of Object.values(ruleTexts[language])) expect(rule.falsePositives.length).toBeGreaterThan(0);
  });
});

describe("forbidden words", () => {
  test.each<[Language, string]>([
    ["en", "The phone is clean."],
    ["en", "Your phone was not infected"],
    ["en", "You are safe"],
    ["fr", "Le téléphone est infecté"],
    ["fr", "Vous êtes en sécurité"],
    ["fr", "Téléphone sain"],
    ["es", "El teléfono está limpio"],
    ["es", "Su teléfono es seguro"],
    ["es", "no está infectado"],
    ["ar", "الهاتف نظيف"],
    ["ar", "هاتفك آمن"],
    ["ar", "الهاتف المصاب"],
  ])("%s: %s", (language, text) => {
    expect(forbiddenWord(language, text)).toBeDefined();
  });
  test.each<[Language, string]>([
    ["en", "Safari history; Digital Security Helpline; cleanup"],
    ["fr", "sécurité numérique, notre propre déduction"],
    ["es", "Amnistía, copia de seguridad"],
    ["ar", "الأمان الرقمي"],
  ])("%s allows: %s", (language, text) => {
    expect(forbiddenWord(language, text)).toBeUndefined();
  });
});

describe("overclaims", () => {
  test.each<[Language, string]>([
    ["en", "This proves that the police did it."],
    ["fr", "Cela prouve une attaque"],
    ["es", "Esto demuestra un ataque"],
    ["ar", "هذا يثبت الهجوم"],
  ])("%s: %s", (language, text) => expect(overclaim(language, text)).toBeDefined());
  test.each<[Language, string]>([
    ["en", "The record improves on proofreading; authorities that sign certificates"],
    ["fr", "une autorité de certification"],
  ])("%s allows: %s", (language, text) => expect(overclaim(language, text)).toBeUndefined());
});

describe("plural forms", () => {
  test.each<[Language, Noun, number, string]>([
    ["en", "records", 1, "1 record"],
    ["en", "records", 0, "0 records"],
    ["en", "records", 12345, "12,345 records"],
    ["fr", "records", 0, "0 enregistrement"],
    ["fr", "records", 2, "2 enregistrements"],
    ["fr", "records", 1_000_000, "1\u202f000\u202f000 d’enregistrements"],
    ["es", "findings", 1, "1 hallazgo"],
    ["es", "findings", 1_000_000, "1.000.000 de hallazgos"],
    ["ar", "records", 0, "لا سجلات"],
    ["ar", "records", 1, "سجل واحد"],
    ["ar", "records", 2, "سجلّان"],
    ["ar", "records", 3, "3 سجلات"],
    ["ar", "records", 11, "11 سجلًا"],
    ["ar", "records", 100, "100 سجل"],
    ["ar", "records", 103, "103 سجلات"],
  ])("%s %s %d", (language, noun, count, expected) => {
    expect(wording(language).count(noun, count)).toBe(expected);
  });
});

describe("times", () => {
  test.each<[Language, string, string]>([
    ["en", "2021-06-01T09:12:03Z", "1 June 2021 at 09:12:03 UTC"],
    ["en", "2021-06-01T09:12:03.25Z", "1 June 2021 at 09:12:03.250 UTC"],
    ["fr", "2021-12-31T23:59:59Z", "31 décembre 2021 à 23:59:59 UTC"],
    ["es", "2021-06-01T00:00:00Z", "1 de junio de 2021 a las 00:00:00 UTC"],
    ["ar", "2021-06-01T09:12:03Z", "1 يونيو 2021 في 09:12:03 UTC"],
    ["en", "soon", "soon"],
  ])("%s %s", (language, iso, expected) => {
    expect(wording(language).time(iso)).toBe(expected);
  });

  test("a range of one moment is one time, and none is empty", () => {
    const words = wording("en");
    expect(words.timeRange("2021-06-01T09:12:03Z", null)).toBe("1 June 2021 at 09:12:03 UTC");
    expect(words.timeRange("2021-06-01T09:12:03Z", "2021-06-01T09:12:04Z")).toContain(" to ");
    expect(words.timeRange(null, null)).toBe("");
  });
});

describe("statements", () => {
  const words = {
    value: "evil.example",
    observed: "https://evil.example/{family}",
    family: "F",
    packs: "p",
    artifact: "Safari history",
    count: 2,
  };

  test("are filled, and a value is never read as a template", () => {
    expect(wording("en").statement("indicator.url", "statement", words, "")).toBe(
      "https://evil.example/{family} was found in Safari history (2 records). evil.example is published as infrastructure of F (p).",
    );
  });
  test("keep evidence apart from our words", () => {
    const parts = wording("fr").statementParts("indicator.url", "received", words, "");
    expect(parts.filter((part) => part.kind === "value").map((part) => part.text)).toEqual([
      "https://evil.example/{family}",
      "evil.example",
      "F",
      "p",
    ]);
    expect(parts.map((part) => part.text).join("")).toContain("«\u00a0Historique de Safari\u00a0»");
  });
  test("name a word that is not there", () => {
    const { family: _, ...fewer } = words;
    expect(wording("en").statement("indicator.url", "statement", fewer, "")).toContain("infrastructure of not stated");
  });
  test("format the words that are times", () => {
    const text = wording("en").statement(
      "ios.apple_threat_notification",
      "statement",
      { date: "2021-11-23T10:00:00Z" },
      "",
    );
    expect(text).toContain("received on 23 November 2021 at 10:00:00 UTC.");
  });
  test.each(["statement", "constructor", "unknown"])("fall back to the registry's words: %s", (sentence) => {
    expect(wording("ar").statement("android.new_rule", sentence, {}, "Plain English")).toBe("Plain English");
    expect(wording("ar").title("android.new_rule", "A title")).toBe("A title");
    expect(wording("ar").falsePositives("toString", ["One"])).toEqual(["One"]);
  });
  test("tell which words they need", () => {
    expect(wordsNeeded("ios.rapid_redirect", "injection_shape")).toEqual(["from", "milliseconds", "parts", "to"]);
    expect(wordsNeeded("ios.rapid_redirect", "other")).toBeUndefined();
    expect(languages.filter((language) => hasTexts(language, "ios.rapid_redirect"))).toEqual([...languages]);
    expect(hasTexts("en", "android.new_rule")).toBe(false);
  });
});

test("every artifact has a title in every language", () => {
  expect(artifacts.filter(({ title }) => !Object.hasOwn(artifactTitles, title)).map(({ title }) => title)).toEqual([]);
  expect(wording("es").artifact("Calendar")).toBe("Calendario");
  expect(wording("es").artifact("Not known")).toBe("Not known");
});

test("bytes are counted in the language's units", () => {
  expect([0, 999, 1000, 2_345_678_901].map((n) => wording("en").bytes(n))).toEqual([
    "0 byte",
    "999 byte",
    "1 kB",
    "2.3 GB",
  ]);
});
