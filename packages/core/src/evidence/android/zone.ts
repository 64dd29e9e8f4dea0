/**
 * A wall clock of a time zone (`Europe/Madrid`) as UTC; both in microseconds since 1970, the former as if it were UTC.
 * A zone that is not known changes nothing. Of an hour that there is twice, the first is meant.
 */
export function toUtc(wallClock: number, zone: string | undefined): number {
  const format = zone === undefined ? undefined : formatOf(zone);
  if (!format) return wallClock;
  // The offset at the time looked for is not known before; twice is enough where it changes near that time.
  const guess = wallClock - offsetAt(format, wallClock);
  return wallClock - offsetAt(format, guess);
}

/**
 * `toUtc` for many times of one zone: the offset of an hour is looked up once. Undefined for a zone that is not known.
 */
export function zoneClock(zone: string | undefined): ((wallClock: number) => number) | undefined {
  if (zone === undefined || !formatOf(zone)) return undefined;
  const offsets = new Map<number, number>();
  return (wallClock) => {
    const hour = Math.floor(wallClock / 3.6e9);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = wallClock - toUtc(wallClock, zone);
      if (offsets.size < mostHours) offsets.set(hour, offset);
    }
    return wallClock - offset;
  };
}

/** Hours whose offset is remembered: some eleven years of them. */
const mostHours = 100_000;

/** Undefined for a zone that is not known. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-u-ca-iso8601-hc-h23", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How far the zone's wall clock is before UTC at a time, microseconds. */
function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const seconds = Math.floor(time / 1e6);
  if (Math.abs(seconds) > 8.64e12) return 0;
  const parts = new Map(format.formatToParts(new Date(seconds * 1e3)).map(({ type, value }) => [type, Number(value)]));
  const part = (type: string): number => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return (wall / 1e3 - seconds) * 1e6;
}
