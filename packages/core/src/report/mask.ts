import type { Wording } from "../findings/wording/wording.ts";
import type { Personal } from "../records/personal.ts";
import { type MaskKind, maskKinds } from "./mask-kinds.ts";

/** A value that the case knows to be personal, in the order in which the case has it. */
export interface KnownValue {
  readonly personal: Personal;
  readonly value: string;
}

/**
 * Puts pseudonyms in the place of personal values. A pseudonym is a number in the order of the case: the same value has
 * the same one in every output of a case, and nothing of the value goes into it, so that no guess can be tried on it.
 */
export interface Masker {
  readonly kinds: readonly MaskKind[];
  /** A value that is personal as a whole. */
  whole(personal: Personal, value: string): string;
  /** Any text: what is known to be personal in it, and what has the form of a number or an e-mail address. */
  text(text: string): string;
}

type Kind = Exclude<MaskKind, "texts">;
const kindOf = { name: "names", number: "numbers", email: "emails", place: "places" } as const;

/** Names so short stand in too many words. */
const shortestName = 3;

/** Lengths after RFC 5321 and 1035; without bounds, a text of nothing but dots would take forever. */
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/uy;
/** With its country code, or as dialled within a country; digits in groups. */
const telephone = /(?:\+|00)?\d(?:[ .()/-]{0,2}\d){6,14}(?![\p{L}\p{N}])/uy;
const word = /[\p{L}\p{N}\p{M}]+/uy;

interface Phrase {
  readonly kind: Kind;
  readonly key: string;
  /** The key from its first letter or digit on. */
  readonly phrase: string;
}

/** `keep`: values that are published as indicators and stand for nobody. */
export function masker(
  kinds: readonly MaskKind[],
  wording: Wording,
  known: Iterable<KnownValue>,
  keep: Iterable<string> = [],
): Masker {
  const masked = new Set<MaskKind>(kinds);
  const kept = new Set([...keep].map(folded));
  const numbers: Readonly<Record<Kind, Map<string, number>>> = {
    names: new Map(),
    numbers: new Map(),
    emails: new Map(),
    places: new Map(),
  };
  /** What is known, by its first word, to be found in a text. */
  const phrases = new Map<string, Phrase[]>();

  function learn({ personal, value }: KnownValue): void {
    const kind = personal === "text" ? undefined : kindFor(personal, value);
    const key = kind ? keyOf(kind, value) : "";
    if (kind === undefined || key === "" || kept.has(folded(value)) || numbers[kind].has(key)) return;
    numbers[kind].set(key, numbers[kind].size + 1);
    const phrase = key.replace(/^[^\p{L}\p{N}]+/u, "");
    if (kind === "emails" || phrase.length < shortestName || !/\p{L}/u.test(phrase)) return;
    const first = matchAt(word, phrase, 0) ?? "";
    const alike = phrases.get(first);
    if (alike) alike.push({ kind, key, phrase });
    else phrases.set(first, [{ kind, key, phrase }]);
  }
  for (const one of known) learn(one);
  for (const alike of phrases.values()) alike.sort((a, b) => b.phrase.length - a.phrase.length);

  function named(kind: Kind, value: string): string {
    const number = numbers[kind].get(keyOf(kind, value));
    const texts = {
      names: "maskedName",
      numbers: "maskedNumber",
      emails: "maskedEmail",
      places: "maskedPlace",
    } as const;
    if (number !== undefined) return wording.text(texts[kind], { n: number });
    return wording.text(kind === "emails" ? "maskedAnyEmail" : "maskedAnyNumber");
  }

  /** What stands at a place of a text: how long it is and what is put there. */
  function personalAt(text: string, at: number): { readonly length: number; readonly mask: string } | undefined {
    const address = matchAt(email, text, at);
    if (address !== undefined) {
      const kind = kindFor("contact", address) === "numbers" ? "numbers" : "emails";
      return {
        length: address.length,
        mask: masked.has(kind) && !kept.has(folded(address)) ? named(kind, address) : address,
      };
    }
    const number = matchAt(telephone, text, at);
    if (number !== undefined && masked.has("numbers") && isTelephone(number, numbers.numbers))
      return { length: number.length, mask: named("numbers", number) };
    const start = matchAt(word, text, at);
    const candidates = start === undefined ? undefined : phrases.get(folded(start));
    for (const { phrase, key, kind } of candidates ?? []) {
      const found = text.slice(at, at + phrase.length);
      if (
        masked.has(kind) &&
        folded(found) === phrase &&
        !/^[\p{L}\p{N}]/u.test(text.slice(at + phrase.length, at + phrase.length + 2))
      )
        return { length: found.length, mask: named(kind, key) };
    }
    return start === undefined ? undefined : { length: start.length, mask: start };
  }

  const self: Masker = {
    kinds: maskKinds.filter((kind) => masked.has(kind)),
    whole(personal, value) {
      if (value === "") return value;
      if (personal === "text")
        return masked.has("texts") ? wording.text("maskedText", { count: value.length }) : self.text(value);
      const kind = kindFor(personal, value);
      if (!masked.has(kind) || kept.has(folded(value))) return self.text(value);
      // Met for the first time where the case itself did not name it.
      learn({ personal, value });
      return named(kind, value);
    },
    text(text) {
      let out = "";
      for (let at = 0; at < text.length; ) {
        const found = personalAt(text, at);
        const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
        out += found ? found.mask : character;
        at += found ? found.length : character.length;
      }
      return out;
    },
  };
  return self;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** A number with its country code, or with the zero of its trunk; others only where the case knows them. */
function isTelephone(text: string, known: ReadonlyMap<string, number>): boolean {
  if (known.has(keyOf("numbers", text))) return true;
  const digits = text.replace(/\D/g, "");
  return (
    (text.startsWith("+") && digits.length >= 8) || (/^0[1-9]/.test(text) && digits.length >= 9 && digits.length <= 12)
  );
}

/** What a contact is, as its form shows. Messengers write a number as `<digits>@<their host>`. */
function kindFor(personal: Exclude<Personal, "text">, value: string): Kind {
  if (personal !== "contact") return kindOf[personal];
  const bare = withoutService(value);
  if (/^\+?\d{5,}(?::\d+)?@/.test(bare)) return "numbers";
  if (bare.includes("@")) return "emails";
  return /\p{L}/u.test(bare) || !/\d{3}/.test(bare) ? "names" : "numbers";
}

/** `iMessage;-;+212600000000`: Apple's name of a conversation with one person. */
function withoutService(value: string): string {
  return value.replace(/^[A-Za-z]+;[-+];/, "").replace(/^mailto:/i, "");
}

/** Forms of one value that have one pseudonym. */
function keyOf(kind: Kind, value: string): string {
  if (kind !== "numbers") return folded(withoutService(value));
  const number = withoutService(value).replace(/[:@].*$/s, "");
  // Serial numbers have letters; telephone numbers are their digits.
  return /\p{L}/u.test(number) ? folded(number) : number.replace(/\D/g, "").replace(/^00/, "");
}

function folded(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
