import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** The country of an international number (`+33…`), two letters of ISO 3166; undefined where the number does not tell. */
export function countryOfNumber(value: string): string | undefined {
  return parsePhoneNumberFromString(value)?.country;
}
