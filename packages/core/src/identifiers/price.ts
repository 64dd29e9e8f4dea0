import { asciiDigits, type Identifier, type Remaining } from "./identifier.ts";

/** ISO 4217, and the three coins that people write so. In small letters many are words (`try`, `mad`). */
const codes =
  "EUR GBP USD JPY CNY INR RUB TRY CHF MAD DZD TND EGP SAR AED MXN COP ARS LBP JOD IQD XOF CAD BTC ETH USDT".split(" ");
const smallCodes = new Set(["eur", "usd", "gbp", "chf", "btc", "eth", "usdt"]);

/** Signs and words → ISO 4217. `?`: several states use it, and the commonest is taken and said to be a guess. */
const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  $: "USD?",
  us$: "USD",
  "¥": "JPY?",
  "₹": "INR",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  ...named("EUR", "euro euros يورو"),
  ...named("GBP?", "pounds"),
  ...named("USD?", "dollar dollars dólares dolares دولار دولارات"),
  ...named("MXN?", "pesos"),
  ...named("AED?", "درهم دراهم"),
  ...named("JOD?", "دينار دنانير"),
  ...named("SAR?", "ريال ريالات"),
  ...named("EGP?", "جنيه جنيهات"),
  ...named("LBP?", "ليرة"),
};

function named(currency: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(" ").map((word) => [word, currency]));
}

function currencyOf(written: string): string | undefined {
  const small = written.toLowerCase();
  if (codes.includes(written) || smallCodes.has(small)) return small.toUpperCase();
  return signs[small];
}

const names = [...codes, ...Object.keys(signs)]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replaceAll("$", "\\$"))
  .join("|");
const amount = "\\d{1,3}(?:[.,'\\u00a0\\u202f ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,8})?";
const thousand =
  "(?:\\s?(k|mil(?!l)|mille|ألف|آلاف|millones(?: de)?|millions?(?: d['e’] ?)?|مليون)(?![\\p{L}\\p{N}]))?";
const before = new RegExp(`(?<![\\p{L}\\p{N}])(${names})\\s?(${amount})${thousand}(?![\\p{N}]|[.,]\\d)`, "giu");
const after = new RegExp(`(?<![\\p{L}\\p{N}.,:/-])(${amount})${thousand}\\s?(${names})(?![\\p{L}\\p{N}])`, "giu");

/** Sums of money in a text, taken away from it, as `EUR 12.50`. */
export function takePrices(from: Remaining, tell: (found: Identifier) => void): void {
  if (!/\d/.test(from.text)) return;
  from.take(before, (_, [name, sum, times]) => told(name, sum, times, tell));
  from.take(after, (_, [sum, times, name]) => told(name, sum, times, tell));
}

function told(
  name: string | undefined,
  sum: string | undefined,
  times: string | undefined,
  tell: (found: Identifier) => void,
): boolean {
  const currency = currencyOf(name ?? "");
  const value = amountOf(sum ?? "") * factorOf(times);
  if (currency === undefined || !Number.isFinite(value) || value === 0) return false;
  const plain = Number.isInteger(value) ? String(value) : String(Number(value.toFixed(8)));
  const isGuess = currency.endsWith("?");
  tell({ kind: "price", value: `${currency.replace("?", "")} ${plain}`, ...(isGuess ? { guessed: true } : {}) });
  return true;
}

function factorOf(word: string | undefined): number {
  if (word === undefined) return 1;
  return /^mill[io]/i.test(word) && !/^mille$/i.test(word) ? 1e6 : word === "مليون" ? 1e6 : 1000;
}

/** `1.234,50`, `1,234.50` and `1 234,50` are one number: the last sign with one or two digits behind it is the point. */
function amountOf(written: string): number {
  const text = asciiDigits(written).replaceAll(/['\s\u00a0\u202f]/g, "");
  const point = /[.,](\d{1,2}|\d{4,8})$/.exec(text);
  const whole = (point ? text.slice(0, point.index) : text).replaceAll(/[.,]/g, "");
  return Number(point ? `${whole}.${point[1]}` : whole);
}
