import type { Histogram } from "@sillage/core/workbench/records.ts";

export type Order = "ascending" | "descending";
type Bins = Pick<Histogram, "from" | "width" | "counts">;

/** How much of the list lies ahead of a time, from 0 to 1, as far as the picture tells. */
export function shareAt({ from, width, counts }: Bins, order: Order, time: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const bin = Math.floor((time - from) / width);
  let earlier = 0;
  for (const [index, count] of counts.entries()) {
    if (index < bin) earlier += count;
    if (index === bin) earlier += count * ((time - from) / width - bin);
  }
  const share = Math.max(0, Math.min(1, earlier / total));
  return order === "ascending" ? share : 1 - share;
}

/** The time where so much of the list lies ahead. */
export function timeAt({ from, width, counts }: Bins, order: Order, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let left = total * Math.max(0, Math.min(1, order === "ascending" ? share : 1 - share));
  for (const [index, count] of counts.entries()) {
    if (count > 0 && left <= count) return Math.round(from + width * (index + left / count));
    left -= count;
  }
  return from + width * counts.length;
}
