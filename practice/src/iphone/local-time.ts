/** Wall clocks of a phone whose zone is so many minutes ahead of UTC. Times are milliseconds since 1970. */

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export const two = (value: number): string => String(value).padStart(2, "0");

/** A date whose UTC fields are the wall clock's. */
export const wallClock = (time: number, zone: number): Date => new Date(time + zone * 60_000);

/** `+0200`, `-0700`. */
export function offset(zone: number): string {
  const minutes = Math.abs(zone);
  return `${zone < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** `2025-04-07 06:35:07`. */
export const localStamp = (time: number, zone: number): string =>
  wallClock(time, zone).toISOString().slice(0, 19).replace("T", " ");

/** Milliseconds and more, to so many digits: crash reports have two or four, lockdownd.log six. */
export const fraction = (time: number, digits: number): string =>
  String(((time % 1_000) + 1_000) % 1_000)
    .padStart(3, "0")
    .padEnd(digits, "0")
    .slice(0, digits);

/** `04/07/25 06:35:07`. */
export function usStamp(time: number, zone: number): string {
  const clock = wallClock(time, zone);
  const date = [clock.getUTCMonth() + 1, clock.getUTCDate(), clock.getUTCFullYear() % 100].map(two).join("/");
  return `${date} ${clock.toISOString().slice(11, 19)}`;
}

/** `Mon Apr  7 06:13:34 2025`. */
export function cStamp(time: number, zone: number): string {
  const clock = wallClock(time, zone);
  const day = String(clock.getUTCDate()).padStart(2);
  return `${weekdays[clock.getUTCDay()]} ${names[clock.getUTCMonth()]} ${day} ${clock.toISOString().slice(11, 19)} ${clock.getUTCFullYear()}`;
}
