/**
 * A time is a number: microseconds since 1970-01-01 00:00 UTC, exact up to the year 2255. How it is known stands beside
 * it, never inside it: nothing is shifted by the examiner's own zone.
 */
export type Microseconds = number;

/** How a time is known. `device_local` is the phone's wall clock with a zone that the evidence does not tell. */
export type TimeBasis = "utc" | "device_zone_known" | "device_local";

/** How phones count time. Sources: docs of each artifact. */
export type Epoch =
  | "unix_s"
  | "unix_ms"
  | "unix_us"
  | "unix_ns"
  /** Seconds since 2001-01-01 UTC (Mac absolute time, Cocoa). */
  | "mac_s"
  /** Seconds or nanoseconds since 2001, told apart by size: Messages changed from one to the other in iOS 11. */
  | "mac_s_or_ns"
  /** Seconds since 2001 or since 1970, told apart at 978307200: Safari of iOS 26 writes the latter. */
  | "mac_s_or_unix_s"
  /** Microseconds since 1601-01-01 UTC (WebKit, Chrome). */
  | "webkit_us";

const macEpochSeconds = 978_307_200;
const webkitEpochMicroseconds = 11_644_473_600_000_000;
/** Before 1970 and after 2100 no phone wrote a record: such a number is damage or forgery, not a time. */
const latest = 4_102_444_800_000_000;

/** The time, or undefined when the number cannot be one. Zero and -1 in an epoch mean "none": see `isNoTime`. */
export function toMicroseconds(value: number | bigint, epoch: Epoch): Microseconds | undefined {
  const n = Number(value);
  if (!Number.isFinite(n)) return undefined;
  const us = Math.round(fromEpoch(n, epoch));
  return us >= 0 && us <= latest ? us : undefined;
}

function fromEpoch(n: number, epoch: Epoch): number {
  switch (epoch) {
    case "unix_s":
      return n * 1e6;
    case "unix_ms":
      return n * 1e3;
    case "unix_us":
      return n;
    case "unix_ns":
      return n / 1e3;
    case "mac_s":
      return (n + macEpochSeconds) * 1e6;
    case "mac_s_or_ns":
      return n > 1e15 ? n / 1e3 + macEpochSeconds * 1e6 : (n + macEpochSeconds) * 1e6;
    case "mac_s_or_unix_s":
      return (n > macEpochSeconds ? n : n + macEpochSeconds) * 1e6;
    case "webkit_us":
      return n - webkitEpochMicroseconds;
  }
}

/** Phones write 0 or -1 where they have no time. */
export function isNoTime(value: number | bigint): boolean {
  return value === 0 || value === 0n || value === -1 || value === -1n;
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
const secondsADay = 86_400;

/** Most rows of a table are of the same day as the one before, and a day's name takes longer than all the rest. */
let lastDay = Number.NaN;
let lastDayText = "";

function dayText(day: number): string {
  if (day !== lastDay) {
    const text = new Date(day * secondsADay * 1e3).toISOString();
    lastDayText = text.slice(0, text.indexOf("T") + 1);
    lastDay = day;
  }
  return lastDayText;
}

/** `2023-11-14T22:13:20.250Z`: milliseconds only where they say something, microseconds likewise. */
export function isoTime(time: Microseconds): string {
  const seconds = Math.floor(time / 1e6);
  const fraction = time - seconds * 1e6;
  const day = Math.floor(seconds / secondsADay);
  const inDay = seconds - day * secondsADay;
  const [hour, minute] = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60];
  const base = `${dayText(day)}${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[inDay % 60]}`;
  if (fraction === 0) return `${base}Z`;
  const digits = String(fraction).padStart(6, "0");
  return `${base}.${digits.endsWith("000") ? digits.slice(0, 3) : digits}Z`;
}

/** Whether `YYYY-MM-DD` stands in the calendar. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/**
 * A time as findings and coverage state it: a wall clock whose zone is not known is written without one,
 * `2023-11-14T22:13:20`, since it is not UTC and nothing tells what it is.
 */
export function statedTime(time: Microseconds, basis: TimeBasis): string {
  return basis === "device_local" ? isoTime(time).slice(0, -1) : isoTime(time);
}

/** Reads ISO 8601 with an offset or Z. Undefined for anything else, and for a time without a zone. */
export function parseIsoTime(text: string): Microseconds | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s?(Z|[+-]\d\d:?\d\d)$/i.exec(text.trim());
  if (!match) return undefined;
  const [, day, clock, fraction, zone] = match;
  const offset = zone?.toUpperCase() === "Z" ? "Z" : `${zone?.slice(0, 3)}:${zone?.slice(-2)}`;
  const ms = Date.parse(`${day}T${clock?.length === 5 ? `${clock}:00` : clock}${offset}`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(ms) || !isDay(day ?? "")) return undefined;
  return ms * 1e3 + Math.round(Number(`0${fraction ?? ".0"}`) * 1e6);
}
