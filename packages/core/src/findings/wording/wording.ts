import type { EvidenceKind, ProblemCode } from "../../evidence/tree.ts";
import type { IndicatorMatch } from "../../indicators/matcher.ts";
import type { FindingClass, Severity, Vouched } from "../../rules/rule.ts";
import type { ArtifactState, RuleState } from "../coverage.ts";
import type { Language } from "../language.ts";
import { ar } from "./ar.ts";
import { artifactTitles } from "./artifacts/index.ts";
import { type Catalogue, en } from "./en.ts";
import { es } from "./es.ts";
import { fieldTitle } from "./field-titles.ts";
import { fr } from "./fr.ts";
import { ruleText } from "./rules/index.ts";
import type { RuleText } from "./rules/rule-text.ts";
import { fill, ours, type Part, type Words, wordsOf } from "./template.ts";

export type { Part, Words } from "./template.ts";
export type TextKey = keyof Catalogue["texts"];
export type Noun = keyof Catalogue["nouns"];

/** How one language says things. Pure: the same words give the same sentence, with the versions of Intl of the host. */
export interface Wording {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";

  /** A fixed sentence. */
  text(key: TextKey, words?: Words): string;
  parts(key: TextKey, words?: Words): readonly Part[];

  /** The rule's title; `english` is the registry's own, for rules that the catalogue does not have. */
  title(rule: string, english: string): string;
  rationale(rule: string, english: string): string;
  falsePositives(rule: string, english: readonly string[]): readonly string[];
  /** The rule's sentence, filled. `english` stands in where the catalogue does not have rule and sentence. */
  statement(rule: string, sentence: string, words: Words, english: string): string;
  /** The same in pieces, evidence apart from our words. */
  statementParts(rule: string, sentence: string, words: Words, english: string): readonly Part[];

  /** That a finding's value also stands on a list of common hosts. */
  warninglistNote(list: string): string;

  severity(severity: Severity): string;
  class(findingClass: FindingClass): string;
  artifactState(state: ArtifactState): string;
  ruleState(state: RuleState): string;
  evidenceKind(kind: EvidenceKind): string;
  how(how: IndicatorMatch["how"]): string;
  vouched(vouched: Vouched): string;
  problem(code: ProblemCode): string;
  /** Title of an artifact, by the English title of its declaration. */
  artifact(englishTitle: string): string;
  /** Title of a field of records, by the English title of its declaration. */
  field(englishTitle: string): string;

  /** ISO 8601 in UTC to a date and time that names UTC; fractions of a second where there are any. */
  time(iso: string): string;
  /** ISO 8601 to a day in UTC, without naming UTC. */
  day(iso: string): string;
  /** One time, or from one to another where they differ. Empty where there is none. */
  timeRange(from: string | null, to: string | null): string;
  number(value: number): string;
  bytes(value: number): string;
  /** `3 records`, in the plural form that the number asks for. */
  count(noun: Noun, value: number): string;
  /** Joined with the language's comma. */
  list(values: readonly string[]): string;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar };

/** Gregorian calendar and Latin digits in every language: the report's numbers are compared with the evidence's. */
const locales: Readonly<Record<Language, string>> = {
  en: "en-GB",
  fr: "fr",
  es: "es",
  ar: "ar-u-nu-latn-ca-gregory",
};

/** Whether the language has texts of its own for the rule. */
export function hasTexts(language: Language, rule: string): boolean {
  return ruleText(language, rule) !== undefined;
}

/** The words that a rule's sentence is made of; undefined where the catalogue does not have the sentence. */
export function wordsNeeded(rule: string, sentence: string): readonly string[] | undefined {
  const template = ruleText("en", rule)?.sentences[sentence];
  return template === undefined ? undefined : wordsOf(template);
}

export function wording(language: Language): Wording {
  return wordingFrom({
    language,
    catalogue: catalogues[language],
    rule: (id) => ruleText(language, id),
    artifact(title) {
      if (language === "en" || !Object.hasOwn(artifactTitles, title)) return title;
      return artifactTitles[title]?.[language] ?? title;
    },
    field: (title) => fieldTitle(title, language),
  });
}

/** Where a wording has its texts from. */
export interface WordingSource {
  readonly language: Language;
  readonly catalogue: Catalogue;
  rule(id: string): RuleText | undefined;
  /** By the English title of the artifact's declaration. */
  artifact(title: string): string;
  field(title: string): string;
}

export function wordingFrom({ language, catalogue, rule: textsOf, artifact, field }: WordingSource): Wording {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const days = new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" });
  const times = [0, 3].map(
    (digits) =>
      new Intl.DateTimeFormat(locale, {
        timeZone: "UTC",
        year: "numeric",
        month: "long",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
        ...(digits === 3 ? { fractionalSecondDigits: 3 as const } : {}),
      }),
  );

  function format(name: string, value: string | number | undefined, how: string): Part {
    if (value === undefined || value === "") return ours(catalogue.texts.notStated);
    if (how === "time") return ours(self.time(String(value)));
    if (how === "day") return ours(self.day(String(value)));
    if (isNoun(how)) return ours(self.count(how, Number(value)));
    if (typeof value === "number") return ours(numbers.format(value));
    return { kind: "value", word: name, text: value };
  }

  const self: Wording = {
    language,
    direction: language === "ar" ? "rtl" : "ltr",

    text: (key, words = {}) => joined(self.parts(key, words)),
    parts: (key, words = {}) => fill(catalogue.texts[key], words, format),

    title: (rule, english) => textsOf(rule)?.title ?? english,
    rationale: (rule, english) => textsOf(rule)?.rationale ?? english,
    falsePositives: (rule, english) => textsOf(rule)?.falsePositives ?? english,
    statement: (rule, sentence, words, english) => joined(self.statementParts(rule, sentence, words, english)),
    statementParts(rule, sentence, words, english) {
      const sentences = textsOf(rule)?.sentences ?? {};
      const template = Object.hasOwn(sentences, sentence) ? sentences[sentence] : undefined;
      if (template === undefined) return [{ kind: "value", word: "english", text: english }];
      return fill(template, words, (name, value, how) =>
        name === "artifact" && typeof value === "string" ? ours(self.artifact(value)) : format(name, value, how),
      );
    },

    warninglistNote: (list) => self.text("warninglist", { list }),

    severity: (severity) => catalogue.severities[severity],
    class: (findingClass) => catalogue.classes[findingClass],
    artifactState: (state) => catalogue.artifactStates[state],
    ruleState: (state) => catalogue.ruleStates[state],
    evidenceKind: (kind) => catalogue.evidenceKinds[kind],
    how: (how) => catalogue.how[how],
    vouched: (vouched) => catalogue.vouched[vouched],
    problem: (code) => catalogue.problems[code],
    artifact,
    field,

    time(iso) {
      const known = /(?:Z|[+-]\d\d:\d\d)$/.test(iso);
      const ms = Date.parse(known ? iso : `${iso}Z`);
      if (Number.isNaN(ms)) return iso;
      const clock = times[ms % 1000 === 0 ? 0 : 1]?.format(ms);
      return known ? `${clock} UTC` : self.text("phoneClock", { time: clock ?? iso });
    },
    day(iso) {
      const ms = Date.parse(iso);
      return Number.isNaN(ms) ? iso : days.format(ms);
    },
    timeRange(from, to) {
      const start = from ?? to;
      if (start === null) return "";
      if (to === null || to === start) return self.time(start);
      return self.text("timeRange", { from: self.time(start), to: self.time(to) });
    },
    number: (value) => numbers.format(value),
    bytes(value) {
      const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
      const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
      const options = { style: "unit", unit: units[step] ?? "byte", maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(locale, options).format(value / 1000 ** step);
    },
    count(noun, value) {
      const forms = catalogue.nouns[noun];
      const form = forms[plurals.select(value)] ?? forms.other;
      return form.replace("{n}", numbers.format(value));
    },
    list: (values) => values.join(catalogue.texts.comma),
  };
  return self;
}

function isNoun(text: string): text is Noun {
  return Object.hasOwn(en.nouns, text);
}

function joined(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join("");
}
