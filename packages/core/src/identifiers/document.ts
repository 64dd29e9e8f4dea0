import type { Identifier, Remaining } from "./identifier.ts";

/** The check digit of ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1; letters count from 10, the filler 0. */
export function mrzDigit(text: string): number {
  const weights = [7, 3, 1];
  return (
    Array.from(text).reduce((sum, letter, index) => {
      const value = letter === "<" ? 0 : Number.parseInt(letter, 36);
      return sum + value * (weights[index % 3] ?? 0);
    }, 0) % 10
  );
}

const checks = (text: string, digit: string | undefined) => digit !== undefined && String(mrzDigit(text)) === digit;

/** Three letters of a state in a machine-readable zone → ISO 3166, for the states whose two letters do not begin them. */
const states: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "D:DE DEU:DE AND:AD ARE:AE AUT:AT AGO:AO CHN:CN CHL:CL COL:CO CRI:CR DNK:DK DOM:DO DZA:DZ EST:EE GBR:GB GRC:GR GTM:GT " +
    "HND:HN IRL:IE IRN:IR IRQ:IQ ISR:IL JOR:JO KOR:KR LBN:LB LBY:LY MAR:MA MEX:MX MLT:MT PAK:PK PER:PE POL:PL PRT:PT " +
    "PRY:PY PSE:PS SAU:SA SDN:SD SLV:SV SRB:RS SVK:SK SVN:SI SWE:SE SYR:SY TUN:TN TUR:TR UKR:UA URY:UY YEM:YE"
  )
    .split(" ")
    .map((pair) => pair.split(":")),
);

function countryOf(state: string): string | undefined {
  const letters = state.replaceAll("<", "");
  return states[letters] ?? (/^[A-Z]{3}$/.test(letters) ? letters.slice(0, 2) : undefined);
}

/** Passports (TD3): two lines of 44. */
const td3 =
  /P[A-Z<]([A-Z<]{3})[A-Z<]{39}\s+([A-Z0-9<]{9})(\d)[A-Z<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z0-9<]{14}[\d<](\d)/g;
/** Identity cards (TD1): three lines of 30; the number stands in the first. */
const td1 =
  /[ACI][A-Z<]([A-Z<]{3})([A-Z0-9<]{9})([\d<])[A-Z0-9<]{15}\s+(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z<]{3}[A-Z0-9<]{11}\d\s+[A-Z<]{30}/g;
/** Identity cards and visas (TD2): two lines of 36. */
const td2 =
  /[ACIV][A-Z<]([A-Z<]{3})[A-Z<]{31}\s+([A-Z0-9<]{9})(\d)[A-Z<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z0-9<]{7,8}/g;

/** Spain's DNI and NIE: the letter is the number's remainder by 23. */
const dni = /(?<![\p{L}\p{N}])([XYZ]?)[ -]?(\d{7,8})[ -]?([A-HJ-NP-TV-Z])(?![\p{L}\p{N}])/gu;
const dniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

/** France's number of social insurance (NIR): the last two digits are 97 less its remainder. */
const nir = /(?<!\d)([12]) ?(\d{2}) ?(\d{2}) ?(\d{2}|2[AB]) ?(\d{3}) ?(\d{3}) ?(\d{2})(?!\d)/g;

/** Numbers of documents that their own digits bear out, taken away from the text. */
export function takeDocuments(from: Remaining, tell: (found: Identifier) => void): void {
  if (from.text.includes("<")) for (const zone of [td3, td1, td2]) takeZone(from, zone, tell);
  from.take(dni, (_, [prefix = "", digits = "", letter = ""]) => {
    if (digits.length !== (prefix === "" ? 8 : 7)) return false;
    const number = Number(("XYZ".includes(prefix) && prefix ? "XYZ".indexOf(prefix) : "") + digits);
    if (dniLetters.charAt(number % 23) !== letter) return false;
    tell({ kind: "document", value: prefix + digits + letter, country: "ES" });
    return true;
  });
  from.take(nir, (found, groups) => {
    const digits = groups.slice(0, 6).join("");
    const number = BigInt(digits.replace("2A", "19").replace("2B", "18"));
    const month = Number(groups[2]);
    if (97n - (number % 97n) !== BigInt(groups[6] ?? 0) || month === 0 || (month > 12 && month < 20)) return false;
    tell({ kind: "document", value: found.replaceAll(" ", ""), country: "FR" });
    return true;
  });
}

function takeZone(from: Remaining, zone: RegExp, tell: (found: Identifier) => void): void {
  from.take(zone, (_, [state = "", number = "", digit, birth = "", birthDigit, expiry = "", expiryDigit]) => {
    if (!checks(number, digit) || !checks(birth, birthDigit) || !checks(expiry, expiryDigit)) return false;
    const country = countryOf(state);
    tell({ kind: "document", value: number.replaceAll("<", ""), ...(country ? { country } : {}) });
    return true;
  });
}
