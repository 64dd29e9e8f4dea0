/** Times in the epochs that phones write, from one ISO 8601 text or from milliseconds since 1970. */

const macEpochMilliseconds = 978_307_200_000;
const webkitEpochMilliseconds = 11_644_473_600_000n;

/** Milliseconds since 1970 of `2025-07-08T09:14:32.118Z`. Throws RangeError for what is not a time. */
export function at(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`${iso} is not a time`);
  return ms;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

export const unixSeconds = (ms: number): number => ms / 1_000;

/** Seconds since 2001 (Cocoa). Kept to the microsecond, so that a double holds it. */
export const macSeconds = (ms: number): number => Math.round((ms - macEpochMilliseconds) * 1_000) / 1e6;

/** Nanoseconds since 2001, as Messages counts since iOS 11. */
export const macNanoseconds = (ms: number): bigint => BigInt(Math.round((ms - macEpochMilliseconds) * 1_000)) * 1_000n;

/** Microseconds since 1601, as Chrome counts. */
export const webkitMicroseconds = (ms: number): bigint => (BigInt(Math.round(ms)) + webkitEpochMilliseconds) * 1_000n;

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;
