const units: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 };

/**
 * `+2d23h22m24s588ms`, `-4h50m` as Android's TimeUtils.formatDuration writes it: seconds, negative for the past.
 * Undefined for anything else.
 */
export function durationSeconds(text: string): number | undefined {
  if (text === "0") return 0;
  const match = /^([+-]?)((?:\d{1,9}(?:ms|[dhms]))+)$/.exec(text);
  if (!match) return undefined;
  let ms = 0;
  for (const [, amount, unit = ""] of (match[2] ?? "").matchAll(/(\d+)(ms|[dhms])/g)) {
    ms += Number(amount) * Math.round((units[unit] ?? 0) * 1000);
  }
  return (match[1] === "-" ? -ms : ms) / 1000;
}
