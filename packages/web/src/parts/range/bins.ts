/** How much there is in each of equal stretches of time. Microseconds. */
export interface Bins {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

/** Moments, each with how much it counts for. */
export function binsOf(moments: Iterable<readonly [time: number, count: number]>, bins: number): Bins {
  const all = [...moments];
  let [from, to] = [all[0]?.[0] ?? 0, all[0]?.[0] ?? 0];
  for (const [time] of all) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  const width = Math.max(1, Math.ceil((to - from + 1) / bins));
  const counts = Array.from({ length: bins }, () => 0);
  for (const [time, count] of all) {
    const bin = Math.floor((time - from) / width);
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return { from, width, counts };
}

export function endOf({ from, width, counts }: Bins): number {
  return from + width * counts.length;
}

/** The range that was dragged over, as shares of the whole picture; undefined where nobody dragged. */
export function draggedRange(
  bins: Bins,
  first: number,
  last: number,
): { readonly from: number; readonly to: number } | undefined {
  const [low, high] = [Math.max(0, Math.min(first, last)), Math.min(1, Math.max(first, last))];
  if (high - low < 0.005) return undefined;
  const whole = endOf(bins) - bins.from;
  return { from: Math.max(0, Math.round(bins.from + low * whole)), to: Math.round(bins.from + high * whole) };
}
