import type { Microseconds } from "./time.ts";

/** A moment as a page writes it for people. `zone` is what it calls its zone; the time is null where that is ambiguous. */
export interface WrittenTime {
  readonly time: Microseconds | null;
  readonly zone: string;
}

/**
 * `Nov 14, 2023, 10:13:20 PM CET`, `14 nov. 2023, 22:13:20 UTC+1`, `14.11.2023, 22:13:20 MEZ`: a day, a month by name or in
 * the order of day, month and year, a clock, and a zone, by its letters, its distance or its name written out. Undefined
 * for a text that is none.
 */
export function parseWrittenTime(text: string): WrittenTime | undefined {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const [, date = "", clock = "", half, zone = ""] = form.exec(plain) ?? [];
  const day = dayOf(date);
  const seconds = secondsOf(clock, half);
  if (day === undefined || seconds === undefined) return undefined;
  const offset = offsetOf(zone);
  return { time: offset === undefined ? null : (day + seconds - offset * 60) * 1e6, zone };
}

const form =
  /^(.{6,40}?)[,،]? (?:à |um |alle |às )?(\d{1,2}:\d\d(?::\d\d)?)(?: ?([ap]\.? ?m\.?|ص|م))? ?((?:[A-Z]{1,5})?(?:[+\-−]\d{1,2}(?::?\d\d)?)?|Z|\(?\p{L}[\p{L}\p{M} .’'/_-]{3,60}\)?)$/iu;

/** The beginnings of month names that tell them apart, in the languages of accounts that were seen. Unicode CLDR. */
const months: readonly (readonly string[])[] = [
  ["jan", "ene", "janv", "gen", "gennaio", "يناير", "ينا"],
  ["feb", "fév", "fev", "févr", "فبراير"],
  ["mar", "mär", "mars", "marz", "mrz", "maart", "mrt", "مارس"],
  ["apr", "avr", "abr", "avril", "أبريل", "ابريل"],
  ["may", "mai", "mag", "mei", "maggio", "مايو"],
  ["jun", "juin", "giu", "giugno", "يونيو"],
  ["jul", "juil", "lug", "luglio", "يوليو"],
  ["aug", "août", "aout", "ago", "أغسطس"],
  ["sep", "sept", "set", "سبتمبر"],
  ["oct", "okt", "ott", "out", "أكتوبر"],
  ["nov", "نوفمبر"],
  ["dec", "déc", "dic", "dez", "ديسمبر"],
];

/** Seconds since 1970 of the day's start. */
function dayOf(text: string): number | undefined {
  const numbers = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (numbers) return daySeconds(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return daySeconds(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = text.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  const named = words.map(monthOf).find((month) => month !== undefined);
  const [first, second] = words.filter((word) => /^\d+$/.test(word));
  if (named === undefined || first === undefined || second === undefined) return undefined;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  return daySeconds(Number(year), named, Number(day));
}

function monthOf(word: string): number | undefined {
  const exact = months.findIndex((names) => names.includes(word));
  if (exact >= 0) return exact + 1;
  const longer = months.findIndex((names) => names.some((name) => name.length >= 3 && word.startsWith(name)));
  return longer < 0 ? undefined : longer + 1;
}

function daySeconds(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1970 && year < 2100 ? ms / 1000 : undefined;
}

function secondsOf(clock: string, half: string | undefined): number | undefined {
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  if (hour > 23 || minute > 59 || second > 60 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const noon = half !== undefined && /^p|م/i.test(half) ? 12 : 0;
  return ((half === undefined ? hour : (hour % 12) + noon) * 60 + minute) * 60 + second;
}

/** Minutes before UTC of zones whose names mean one zone only: CST, IST and BST mean several, and are left out. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  ART: -180,
  CLT: -240,
  CLST: -180,
  PET: -300,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  SAST: 120,
  CAT: 120,
  EAT: 180,
  WAT: 60,
  TRT: 180,
  PKT: 300,
  NPT: 345,
  WIB: 420,
  HKT: 480,
  SGT: 480,
};

/** Zones by the names that Unicode CLDR writes out in English: each means one, unlike its letters. */
const namedZones: Readonly<Record<string, number>> = {
  "coordinated universal time": 0,
  "greenwich mean time": 0,
  "british summer time": 60,
  "irish standard time": 60,
  "western european standard time": 0,
  "western european summer time": 60,
  "central european standard time": 60,
  "central european summer time": 120,
  "eastern european standard time": 120,
  "eastern european summer time": 180,
  "moscow standard time": 180,
  "eastern standard time": -300,
  "eastern daylight time": -240,
  "central standard time": -360,
  "central daylight time": -300,
  "mountain standard time": -420,
  "mountain daylight time": -360,
  "pacific standard time": -480,
  "pacific daylight time": -420,
  "brasilia standard time": -180,
  "argentina standard time": -180,
  "colombia standard time": -300,
  "west africa standard time": 60,
  "central africa time": 120,
  "east africa time": 180,
  "south africa standard time": 120,
  "israel standard time": 120,
  "israel daylight time": 180,
  "arabian standard time": 180,
  "gulf standard time": 240,
  "iran standard time": 210,
  "pakistan standard time": 300,
  "india standard time": 330,
  "nepal time": 345,
  "bangladesh standard time": 360,
  "indochina time": 420,
  "china standard time": 480,
  "hong kong standard time": 480,
  "philippine standard time": 480,
  "singapore standard time": 480,
  "japan standard time": 540,
  "korean standard time": 540,
};

function offsetOf(zone: string): number | undefined {
  const named = zone.toLowerCase().replace(/^\(|\)$/g, "");
  if (Object.hasOwn(namedZones, named)) return namedZones[named];
  const [, name = "", sign, hours, minutes] = /^([A-Z]*)(?:([+\-−])(\d{1,2})(?::?(\d\d))?)?$/i.exec(zone) ?? [];
  const known = name.toUpperCase();
  if (sign === undefined) return Object.hasOwn(zones, known) ? zones[known] : undefined;
  if (known !== "" && known !== "UTC" && known !== "GMT") return undefined;
  return (sign === "+" ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0));
}
