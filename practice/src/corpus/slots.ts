import type { Deterministic } from "../random.ts";
import { bitcoinAddress, digits, dni, passport, vin, withLuhn, wrongLast } from "./numbers.ts";

export type CorpusLanguage = "en" | "fr" | "es" | "ar";

export interface Label {
  readonly kind: string;
  readonly value: string;
}

/** What stands in a sentence, and what of it ought to be found. */
export interface Slot {
  readonly text: string;
  readonly labels: readonly Label[];
}

/** How a language's people write. */
export interface Place {
  readonly language: CorpusLanguage;
  /** The country of the phone, two letters. */
  readonly country: string;
  readonly callingCode: string;
  /** The national number without the leading zero, in groups. */
  readonly groups: (random: Deterministic) => readonly string[];
  readonly trunk: string;
}

export const places: readonly Place[] = [
  {
    language: "en",
    country: "US",
    callingCode: "1",
    trunk: "",
    groups: (r) => [r.pick(["202", "305", "415", "646"]), "555", `01${digits(r, 2)}`],
  },
  {
    language: "fr",
    country: "FR",
    callingCode: "33",
    trunk: "0",
    groups: (r) => [`6`, ...Array.from({ length: 4 }, (_, i) => (i === 0 ? `1${r.below(8)}` : digits(r, 2)))],
  },
  {
    language: "es",
    country: "ES",
    callingCode: "34",
    trunk: "",
    groups: (r) => [`6${1 + r.below(8)}${r.below(10)}`, digits(r, 3), digits(r, 3)],
  },
  {
    language: "ar",
    country: "EG",
    callingCode: "20",
    trunk: "0",
    groups: (r) => [`10${r.below(10)}`, digits(r, 3), digits(r, 4)],
  },
];

const words = ["luna", "rio", "atlas", "noor", "olive", "cedre", "marina", "sirocco", "tilde", "vega"];
const endings = ["org", "com", "net", "fr", "es", "info", "co.uk"];
const name = (r: Deterministic) => `${r.pick(words)}${r.pick(words)}${r.below(100)}`;
const host = (r: Deterministic) => `${name(r)}.${r.pick(endings)}`;
const plain = (text: string): Slot => ({ text, labels: [] });
const one = (text: string, kind: string, value: string): Slot => ({ text, labels: [{ kind, value }] });
const eastern = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

type Make = (random: Deterministic, place: Place) => Slot;

function phone(write: (place: Place, groups: readonly string[], random: Deterministic) => string): Make {
  return (random, place) => {
    const groups = place.groups(random);
    return one(write(place, groups, random), "phone", `+${place.callingCode}${groups.join("")}`);
  };
}

function url(write: (host: string, path: string) => string, given: (host: string, path: string) => string): Make {
  return (random) => {
    const where = host(random);
    const path = `/${random.pick(["a", "news", "p/12", "dl.php?id=7"])}`;
    return {
      text: write(where, path),
      labels: [
        { kind: "url", value: given(where, path) },
        { kind: "domain", value: where },
      ],
    };
  };
}

/** By name; what holds nothing to be found comes last. */
export const slots: Readonly<Record<string, Make>> = {
  // Numbers to call, as they are written.
  international: phone(({ callingCode }, groups) => `+${callingCode} ${groups.join(" ")}`),
  internationalTight: phone(({ callingCode }, groups) => `+${callingCode}${groups.join("")}`),
  zeros: phone(({ callingCode }, groups) => `00${callingCode}${groups.join("")}`),
  dashes: phone(({ callingCode }, groups) => `+${callingCode}-${groups.join("-")}`),
  national: phone(({ trunk }, groups) => trunk + groups.join(" ")),
  nationalTight: phone(({ trunk }, groups) => trunk + groups.join("")),
  nationalDots: phone(({ trunk }, groups) => trunk + groups.join(".")),
  bracketed: phone(
    ({ callingCode, trunk }, groups) =>
      `+${callingCode} (${trunk || groups[0]}) ${groups.slice(trunk ? 0 : 1).join(" ")}`,
  ),
  eastern: phone(({ trunk }, groups) => eastern(trunk + groups.join(""))),
  foreign: (random) => {
    // Written as at home in another country: nothing in the text tells which.
    const groups = ["7911", digits(random, 3), digits(random, 3)];
    return one(`0${groups.join(" ")}`, "phone", `+44${groups.join("")}`);
  },
  spelled: (random) =>
    one(
      random.pick(["zero six, twelve, eighteen, forty, forty-one", "oh seven nine one one, then six times two"]),
      "phone",
      "+33612184041",
    ),

  email: (random) => {
    const value = `${name(random)}@${host(random)}`;
    return one(value, "email", value);
  },
  emailCapital: (random) => {
    const value = `${name(random)}@${host(random)}`;
    return one(
      value.replace(/^./, (letter) => letter.toUpperCase()),
      "email",
      value,
    );
  },
  emailHidden: (random) => {
    const [user, where] = [name(random), host(random)];
    return one(`${user} (at) ${where.replaceAll(".", " dot ")}`, "email", `${user}@${where}`);
  },
  url: url(
    (where, path) => `https://${where}${path}`,
    (where, path) => `https://${where}${path}`,
  ),
  urlBare: url(
    (where, path) => `${where}${path}`,
    (where, path) => `${where}${path}`,
  ),
  urlDefanged: url(
    (where, path) => `hxxps://${where.replaceAll(".", "[.]")}${path}`,
    (where, path) => `https://${where}${path}`,
  ),
  domain: (random) => {
    const value = host(random);
    return one(value, "domain", value);
  },
  ip: (random) => {
    const value = `203.0.113.${1 + random.below(250)}`;
    return one(value, "ip", value);
  },
  ip6: (random) => {
    const value = `2001:db8::${(1 + random.below(65_000)).toString(16)}`;
    return one(value, "ip", value);
  },
  telegramLink: (random) => {
    const user = `${name(random)}_x`;
    return {
      text: `https://t.me/${user}`,
      labels: [
        { kind: "url", value: `https://t.me/${user}` },
        { kind: "domain", value: "t.me" },
        { kind: "handle", value: user },
      ],
    };
  },
  handle: (random) => {
    const value = name(random);
    return one(`@${value}`, "handle", value);
  },
  handleBare: (random) => {
    const value = name(random);
    return one(value, "handle", value);
  },
  bitcoin: (random) => {
    const value = bitcoinAddress(random);
    return one(value, "wallet", value);
  },
  // The specifications' own: EIP-55 and BIP 173.
  ethereum: (random) => {
    const value = random.pick([
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
      "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
      "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    ]);
    return one(value, "wallet", value);
  },
  bech32: () =>
    one("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "wallet", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
  imei: (random) => {
    const value = withLuhn(`35${digits(random, 12)}`);
    return one(value, "imei", value);
  },
  iccid: (random) => {
    const value = withLuhn(`8933${digits(random, 14)}`);
    return one(value, "iccid", value);
  },
  imsi: (random) => {
    const value = `20801${digits(random, 10)}`;
    return one(value, "imsi", value);
  },
  vin: (random) => {
    const value = vin(random, true);
    return one(value, "vehicle", value);
  },
  vinEurope: (random) => {
    const value = vin(random, false);
    return one(value, "vehicle", value);
  },
  dni: (random) => {
    const value = dni(random);
    return one(value, "document", value);
  },
  passport: (random) => {
    const { zone, number } = passport(random);
    return one(`\n${zone}\n`, "document", number);
  },
  euros: (random) => {
    const value = 10 + random.below(900);
    return one(random.pick([`${value} €`, `€${value}`, `${value} EUR`, `${value} euros`]), "price", `EUR ${value}`);
  },
  eurosThousand: (random, { language }) => {
    const [thousands, rest] = [1 + random.below(20), digits(random, 3)];
    const sign = language === "en" ? "," : language === "fr" ? " " : ".";
    return one(`${thousands}${sign}${rest} €`, "price", `EUR ${Number(`${thousands}${rest}`)}`);
  },
  dollars: (random) => {
    const value = 5 + random.below(400);
    return one(`$${value}`, "price", `USD ${value}`);
  },
  dirhams: (random) => {
    const value = 100 + random.below(900);
    return one(`${eastern(String(value))} درهم`, "price", `AED ${value}`);
  },
  priceWords: (_, { language }) =>
    one(
      { en: "fifty euros", fr: "cinquante euros", es: "cincuenta euros", ar: "خمسون يورو" }[language],
      "price",
      "EUR 50",
    ),

  // Nothing of these is an identifier of these kinds.
  /** A card of 15 digits: it has the check digit of an IMEI. */
  card: (random) => plain(withLuhn(`37${digits(random, 12)}`)),
  /** A customer's number that has the form of a number to call. */
  customer: (random, { groups }) => plain(groups(random).join("")),
  /** Endings of files that are top-level domains as well. */
  program: (random) => plain(random.pick(["README.md", "main.rs", "start.sh", "model.py", "Node.js", "notes.md"])),
  browser: (random) => plain(`Chrome ${100 + random.below(30)}.0.${6000 + random.below(900)}.${random.below(200)}`),
  address4: (random) => plain(`${1 + random.below(9)}.${random.below(10)}.${random.below(10)}.${random.below(10)}`),
  everyone: (random) => plain(random.pick(["@everyone", "@channel", "@here"])),
  unit: (_, { language }) =>
    plain(
      {
        en: "2 pounds of flour, try 5 times",
        fr: "5 livres de la bibliothèque",
        es: "20 libras de harina",
        ar: "5 كتب",
      }[language],
    ),
  date: (random) => plain(`${1 + random.below(28)}/${1 + random.below(12)}/20${10 + random.below(15)}`),
  isoDate: (random) =>
    plain(
      `2024-0${1 + random.below(9)}-1${random.below(10)} 1${random.below(10)}:${10 + random.below(49)}:0${random.below(10)}`,
    ),
  time: (random) => plain(`1${random.below(10)}:${10 + random.below(49)}`),
  order: (random) => plain(`#${digits(random, 9)}`),
  reference: (random) => plain(`${random.pick(["INV", "REF", "CMD"])}-2024-${digits(random, 6)}`),
  version: (random) => plain(`${random.below(20)}.${random.below(10)}.${random.below(40)}`),
  coordinates: (random) => plain(`48.${digits(random, 6)}, 2.${digits(random, 6)}`),
  isbn: (random) => plain(`978${digits(random, 10)}`),
  tracking: (random) => plain(`1Z${digits(random, 6)}A${digits(random, 9)}`),
  wrongImei: (random) => plain(wrongLast(withLuhn(`35${digits(random, 12)}`))),
  wrongWallet: (random) => plain(`${bitcoinAddress(random).slice(0, -2)}zz`),
  hash: (random) => plain(random.hex(16)),
  uuid: (random) => plain(random.uuid()),
  iban: (random) =>
    plain(
      `FR76 3000 ${digits(random, 4)} ${digits(random, 4)} ${digits(random, 4)} ${digits(random, 4)} ${digits(random, 3)}`,
    ),
  score: (random) => plain(`${random.below(9)}-${random.below(9)}`),
  big: (random) => plain(digits(random, 12)),
  file: (random) => plain(`IMG_${digits(random, 8)}_${digits(random, 6)}.jpg`),
  percent: (random) => plain(`${random.below(100)}.${random.below(100)}%`),
};
