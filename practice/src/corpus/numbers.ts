import { createHash } from "node:crypto";
import type { Deterministic } from "../random.ts";

/**
 * Numbers with check digits, made by their own standards and not by the reader that is measured on them.
 */

export function digits(random: Deterministic, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join("");
}

/** With the last digit of ISO/IEC 7812-1. */
export function withLuhn(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** The same number with a last digit that is wrong. */
export function wrongLast(text: string): string {
  return text.slice(0, -1) + String((Number(text.at(-1)) + 1 + (text.length % 8)) % 10);
}

const vinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
/** A=1 … H=8, J=1 … R=9 without O and Q, S=2 … Z=9 (49 CFR 565.15). */
const vinValue = (letter: string) =>
  /\d/.test(letter)
    ? Number(letter)
    : "ABCDEFGH".includes(letter)
      ? "ABCDEFGH".indexOf(letter) + 1
      : "JKLMN.P.R".includes(letter)
        ? "JKLMN.P.R".indexOf(letter) + 1
        : "STUVWXYZ".indexOf(letter) + 2;

export function vin(random: Deterministic, checked: boolean): string {
  const free = () => random.pick(Array.from(vinLetters));
  const head = Array.from({ length: 8 }, free).join("");
  const tail = Array.from({ length: 2 }, free).join("") + digits(random, 6);
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const sum = Array.from(`${head}0${tail}`).reduce(
    (total, letter, i) => total + vinValue(letter) * (weights[i] ?? 0),
    0,
  );
  const check = sum % 11 === 10 ? "X" : String(sum % 11);
  // European makers put anything into the ninth place.
  return `${head}${checked ? check : check === "Z" ? "Y" : "Z"}${tail}`;
}

/** Pay-to-public-key-hash of a key that nobody has. */
export function bitcoinAddress(random: Deterministic): string {
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  const payload = Uint8Array.from([0, ...random.bytes(20)]);
  const all = Buffer.concat([payload, hash(hash(payload)).subarray(0, 4)]);
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let value = BigInt(`0x${all.toString("hex")}`);
  let text = "";
  for (; value > 0n; value /= 58n) text = (alphabet[Number(value % 58n)] ?? "") + text;
  const zeros = all.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros) + text;
}

export function dni(random: Deterministic): string {
  const number = 10_000_000 + random.below(89_999_999);
  return `${number}${"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}`;
}

/** A passport's zone of two lines (ICAO Doc 9303 part 4), of an invented person of an invented state's neighbour. */
export function passport(random: Deterministic): { readonly zone: string; readonly number: string } {
  const check = (text: string) =>
    String(
      Array.from(text).reduce((sum, letter, i) => {
        const value = letter === "<" ? 0 : /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55;
        return sum + value * ([7, 3, 1][i % 3] ?? 0);
      }, 0) % 10,
    );
  const number = `${random.pick(["X", "K", "PA"])}${digits(random, 7)}`.slice(0, 9).padEnd(9, "<");
  const birth = `${60 + random.below(39)}0${1 + random.below(9)}1${random.below(10)}`;
  const expiry = `3${random.below(5)}0${1 + random.below(9)}2${random.below(9)}`;
  const personal = "<".repeat(14);
  const name = random.pick(["DOE<<MARIA", "LEROY<<ANNE<SOPHIE", "PEREZ<RUIZ<<LUCIA", "HADDAD<<NOUR"]);
  const first = `P<${random.pick(["UTO", "FRA", "ESP", "MAR"])}${name}`.padEnd(44, "<");
  const parts = [number + check(number), birth + check(birth), expiry + check(expiry), `${personal}0`];
  const second = `${parts[0]}UTO${parts[1]}F${parts[2]}${parts[3]}${check(parts.join(""))}`;
  return { zone: `${first}\n${second}`, number: number.replaceAll("<", "") };
}
