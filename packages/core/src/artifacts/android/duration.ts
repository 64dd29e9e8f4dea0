/** Longer ones are no durations: seconds of some millions of years. */
const longest = 48;

/**
 * `+2d23h22m24s588ms`, `-4h50m` as Android's TimeUtils.formatDuration writes it: seconds, negative for the past.
 * Undefined for anything else. Without expressions: a history has a million of them.
 */
export function durationSeconds(text: string): number | undefined {
  if (text === "0") return 0;
  const sign = text.charCodeAt(0);
  let at = sign === plus || sign === minus ? 1 : 0;
  if (at === text.length || text.length > longest) return undefined;
  let ms = 0;
  while (at < text.length) {
    const from = at;
    let amount = 0;
    for (let digit = digitAt(text, at); digit >= 0; digit = digitAt(text, ++at)) amount = amount * 10 + digit;
    const unit = text.startsWith("ms", at) ? "ms" : text.charAt(at);
    const milliseconds = units.get(unit);
    if (at === from || milliseconds === undefined) return undefined;
    ms += amount * milliseconds;
    at += unit.length;
  }
  return (sign === minus ? -ms : ms) / 1000;
}

const plus = 43;
const minus = 45;

/** Milliseconds. */
const units: ReadonlyMap<string, number> = new Map([
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
]);

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
}
