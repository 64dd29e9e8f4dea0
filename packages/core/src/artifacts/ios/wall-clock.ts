const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `04/07/25 06:35:07.106098`, month first, as if it were UTC; microseconds since 1970. */
export function usClock(text: string): number | undefined {
  const match = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, month, day, year, hour, minute, second, fraction = ""] = match;
  return clock(`20${year}`, Number(month), day, `${hour}:${minute}:${second}`, fraction);
}

/** `Mon Apr  7 06:13:34 2025`, as C's ctime writes it. */
export function cClock(text: string): number | undefined {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, month = "", day = "", time = "", year = ""] = match;
  return clock(year, months.indexOf(month) + 1, day.padStart(2, "0"), time, "");
}

function clock(year: string, month: number, day: string | undefined, time: string, fraction: string) {
  const date = `${year}-${String(month).padStart(2, "0")}-${day}`;
  const ms = Date.parse(`${date}T${time}Z`);
  // 30 February is read as 2 March.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(date)) return undefined;
  return ms * 1e3 + Number(fraction.padEnd(6, "0"));
}
