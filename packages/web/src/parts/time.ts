import type { TimeBasis } from "@sillage/core/formats/time.ts";

/** Times are shown as the evidence and the report write them: year first, in a zone that is said. */
export function clock(micros: number, zone: string): string {
  const { year, month, day, hour, minute, second } = partsIn(Math.floor(micros / 1000), zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** The phone's own clock, in a zone that nothing tells, is not moved into another. */
export function recordClock(micros: number, basis: TimeBasis, zone: string): string {
  return clock(micros, basis === "device_local" ? "UTC" : zone);
}

/** An ISO time of a finding; one without a zone is the phone's clock. */
export function isoClock(iso: string, zone: string): string {
  const isZoned = /(?:Z|[+-]\d\d:\d\d)$/.test(iso);
  const ms = Date.parse(isZoned ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? iso : clock(ms * 1000, isZoned ? zone : "UTC");
}

export function isoMicros(iso: string): number | undefined {
  const ms = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? undefined : ms * 1000;
}

/** The zone's name for Intl: `mine` is that of this computer. */
export function zoneName(zone: string): string {
  return zone === "mine" ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

/** What somebody types as a time, in the zone that is shown: `2025-03-01`, `2025-03-01 10:30`. Microseconds. */
export function typedTime(text: string, zone: string): number | undefined {
  const [, year, month, day, hour = "0", minute = "0", second = "0"] =
    /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?\s*$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (Number.isNaN(asUtc)) return undefined;
  // The zone's distance from UTC around that time; twice, for the day on which it changes.
  const first = asUtc - offset(asUtc, zone);
  return (asUtc - offset(first, zone)) * 1000;
}

function offset(ms: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(ms, zone);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return shown - Math.floor(ms / 1000) * 1000;
}

type Parts = Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", string>>;

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(ms: number, zone: string): Parts {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
      timeZone: zoneName(zone),
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return parts as Parts;
}
