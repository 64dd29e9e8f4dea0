import type { Identifier, Remaining } from "./identifier.ts";

/** ISO 3779: seventeen letters and digits without I, O and Q. */
const candidate = /(?<![\p{L}\p{N}])[A-HJ-NPR-Z0-9]{17}(?![\p{L}\p{N}])/gu;
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const values: Readonly<Record<string, number>> = Object.fromEntries(
  ["0", "1AJ", "2BKS", "3CLT", "4DMU", "5ENV", "6FW", "7GPX", "8HY", "9RZ"].flatMap((letters, value) =>
    Array.from(letters).map((letter) => [letter, value]),
  ),
);

/** Whether the ninth place holds the check digit of 49 CFR 565.15, which North America asks for and Europe does not. */
export function hasVinCheck(text: string): boolean {
  const sum = Array.from(text).reduce(
    (total, letter, index) => total + (values[letter] ?? 0) * (weights[index] ?? 0),
    0,
  );
  const rest = sum % 11;
  return text.charAt(8) === (rest === 10 ? "X" : String(rest));
}

/** In the four languages: a word for a vehicle's number near it. */
const calledOne = /\bVIN\b|chassis|châssis|bastidor|chasis|(?:رقم )?(?:الهيكل|الشاسيه|الشاصي)/iu;

/** Vehicle numbers in a text, taken away from it. Without a right check digit they need a word, and are guessed. */
export function takeVehicles(from: Remaining, tell: (found: Identifier) => void): void {
  const called = calledOne.test(from.text);
  from.take(candidate, (found) => {
    if (!/[A-Z]/.test(found) || !/\d{3}/.test(found.slice(11))) return false;
    const checked = hasVinCheck(found);
    if (!checked && !called) return false;
    tell({ kind: "vehicle", value: found, ...(checked ? {} : { guessed: true }) });
    return true;
  });
}
