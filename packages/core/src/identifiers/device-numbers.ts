import type { Identifier, Remaining } from "./identifier.ts";

/** The Luhn check (ISO/IEC 7812-1) that IMEI and ICCID end in. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    const twice = digit * 2;
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

const fifteen = /(?<![\d.])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\d.])/g;
const sim = /(?<!\d)89\d{2}(?:[ -]?\d){14,16}(?!\d)/g;
/**
 * Bodies that give out the first digits of IMEIs (GSMA TS.06, Reporting Body Identifiers). Cards of payment have 15
 * digits with the same check, and begin otherwise.
 */
const reportingBodies = new Set("01 10 30 33 35 44 45 49 50 51 52 53 54 86 91 98 99".split(" "));

/** A label up to a few signs before the number, in any language: the abbreviations are the same. */
const labelled = (name: string) =>
  new RegExp(`${name}[^\\p{L}\\d\\u0000]{0,6}(?:\\p{L}{1,6}[^\\p{L}\\d\\u0000]{0,4})?(\\d{15})(?!\\d)`, "giu");
const imsi = labelled("IMSI");

/**
 * IMEI, IMSI and ICCID in a text, taken away from it. One in ten numbers of 15 digits passes the check of an IMEI: it is
 * certain only where the text calls it one. An IMSI has no check: it is told only where the text calls it one.
 */
export function takeDeviceNumbers(from: Remaining, tell: (found: Identifier) => void): void {
  if (!/\d{2}[ -]?\d{6}/.test(from.text)) return;
  from.take(sim, (found) => {
    const digits = found.replaceAll(/\D/g, "");
    const good = luhn(digits);
    if (good) tell({ kind: "iccid", value: digits });
    return good;
  });
  from.take(imsi, (_, [digits]) => {
    if (digits) tell({ kind: "imsi", value: digits });
    return digits !== undefined;
  });
  const called = /IMEI/i.test(from.text);
  from.take(fifteen, (found) => {
    const digits = found.replaceAll(/\D/g, "");
    const good = luhn(digits) && (called || reportingBodies.has(digits.slice(0, 2)));
    if (good) tell({ kind: "imei", value: digits, ...(called ? {} : { guessed: true }) });
    return good;
  });
}

/** The number of a device as a field that is called so has it. */
export function deviceNumber(kind: "imei" | "imsi" | "iccid", value: string): Identifier | undefined {
  const digits = value.replaceAll(/[\s-]/g, "");
  if (!/^\d{14,22}$/.test(digits)) return undefined;
  const checked = kind === "imsi" || luhn(digits);
  return { kind, value: digits, ...(checked ? {} : { guessed: true }) };
}
