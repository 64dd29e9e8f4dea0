import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { Identifier, Remaining } from "./identifier.ts";

/** Seven digits with what people write between them: shorter texts need not be looked at. */
const mayHoldNumber = /(?:\d[\s().\-/\u00a0\u2010-\u2015]{0,3}){6}\d/;

/** A value that is nothing but a number, as fields of contacts and calls have it. */
export function phoneOf(value: string, country?: string): Identifier | undefined {
  const text = value.trim();
  if (!/^[+\d(][\d\s().\-/\u00a0]{4,}$/.test(text)) return undefined;
  return identifierOf(parsePhoneNumberFromString(text.replace(/^00/, "+"), options(country)), isInternational(text));
}

/** Digits that begin with a country's code, without a plus: ids of WhatsApp. */
export function internationalPhone(digits: string): Identifier | undefined {
  return digits === "" ? undefined : identifierOf(parsePhoneNumberFromString(`+${digits}`), true);
}

/** The numbers in what remains of a text. */
export function findPhones(from: Remaining, country: string | undefined, tell: (found: Identifier) => void): void {
  if (!mayHoldNumber.test(from.text)) return;
  // Behind a comma begins something else; the library would read an extension.
  for (const part of from.text.split(/[,;|\n\u0000]|\s[xX]\s/)) {
    if (!mayHoldNumber.test(part)) continue;
    const text = part.replace(/(^|[\s(])00\s?(?=[1-9])/g, "$1 +");
    for (const { number, startsAt, endsAt } of findPhoneNumbersInText(text, options(country))) {
      const written = text.slice(startsAt, endsAt);
      if (isPartOfMore(text.slice(0, startsAt), text.slice(endsAt)) || isOther(written)) continue;
      tellDefined(identifierOf(number, isInternational(written)), tell);
    }
    // The library finds no number of a range that nobody was given; with a plus it was meant as one.
    for (const [written] of text.matchAll(/(?<![\p{L}\p{N}])\+[1-9](?:[\s().-]{0,2}\d){6,14}(?!\d)/gu)) {
      const number = parsePhoneNumberFromString(written);
      if (number && !number.isValid()) tellDefined(identifierOf(number, true), tell);
    }
  }
}

function tellDefined(found: Identifier | undefined, tell: (found: Identifier) => void): void {
  if (found) tell(found);
}

function options(country: string | undefined): { defaultCountry?: CountryCode } {
  return country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
}

/** `stated`: with its country's code. Such a one may be of a range that nobody was given yet, or of none. */
function identifierOf(number: PhoneNumber | undefined, stated: boolean): Identifier | undefined {
  const isValid = number?.isValid() ?? false;
  if (!number || !(isValid || (stated && number.isPossible()))) return undefined;
  return {
    kind: "phone",
    value: number.number,
    ...(number.country === undefined ? {} : { country: number.country }),
    ...(stated && isValid ? {} : { guessed: true }),
  };
}

function isInternational(written: string): boolean {
  return /^\s*\(?(?:\+|00)/.test(written);
}

/** Letters, signs and further digits that touch it: an order number, a file name, a sum. */
function isPartOfMore(before: string, after: string): boolean {
  return /[\p{L}\p{N}_#=/$€£-]$|[:#=]\d*$|\d[.,]$/u.test(before) || /^[\p{L}\p{N}_=/€%-]|^[.,:]\d/u.test(after);
}

/** `2023-11-14 10`, `12.05.2023`, and four numbers with dots as versions have them. */
function isOther(written: string): boolean {
  return (
    /^(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])\b/.test(written) ||
    /^(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)\d\d\b/.test(written) ||
    /^\d+(?:\.\d+){3}$/.test(written)
  );
}
