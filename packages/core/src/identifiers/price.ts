import { asciiDigits, type Identifier, type Remaining } from "./identifier.ts";

/** Signs and words → ISO 4217. `?`: several states use it, and the commonest is taken and said to be a guess. */
const currencies: Readonly<Record<string, string>> = {
  "€": "EUR",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  يورو: "EUR",
  "£": "GBP",
  gbp: "GBP",
  pounds: "GBP?",
  livres: "GBP?",
  libras: "GBP?",
  $: "USD?",
  usd: "USD",
  us$: "USD",
  dollars: "USD?",
  dollar: "USD?",
  dólares: "USD?",
  dolares: "USD?",
  دولار: "USD?",
  دولارات: "USD?",
  "¥": "JPY?",
  jpy: "JPY",
  cny: "CNY",
  "₹": "INR",
  inr: "INR",
  "₽": "RUB",
  rub: "RUB",
  "₺": "TRY",
  try: "TRY",
  "₴": "UAH",
  chf: "CHF",
  mad: "MAD",
  dzd: "DZD",
  tnd: "TND",
  egp: "EGP",
  sar: "SAR",
  aed: "AED",
  mxn: "MXN",
  cop: "COP",
  ars: "ARS",
  lbp: "LBP",
  jod: "JOD",
  iqd: "IQD",
  xof: "XOF",
  cad: "CAD",
  btc: "BTC",
  eth: "ETH",
  usdt: "USDT",
  pesos: "MXN?",
  درهم: "AED?",
  دراهم: "AED?",
  دينار: "JOD?",
  دنانير: "JOD?",
  ريال: "SAR?",
  ريالات: "SAR?",
  جنيه: "EGP?",
  جنيهات: "EGP?",
  ليرة: "LBP?",
};

const names = Object.keys(currencies)
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
  const currency = currencies[name?.toLowerCase() ?? ""];
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
