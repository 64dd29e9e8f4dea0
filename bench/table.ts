import type { Medians } from "./measure.ts";

/** A Markdown table of a case; the last columns say how many times the first contender's use each one is. */
export function table(medians: ReadonlyMap<string, Medians>): string {
  const [first] = medians.values();
  if (!first) return "Nothing was run.";
  const rows = [...medians].map(([name, { cpu, wall, peak, runs }], index) => [
    name,
    cpu.toFixed(2),
    wall.toFixed(2),
    String(Math.round(peak / 2 ** 20)),
    index === 0 ? "" : times(cpu, first.cpu),
    index === 0 ? "" : times(wall, first.wall),
    index === 0 ? "" : times(peak, first.peak),
    String(runs),
  ]);
  const head = ["", "CPU s", "wall s", "peak MiB", "× CPU", "× wall", "× peak", "runs"];
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function times(value: number, base: number): string {
  return (value / base).toFixed(value / base < 10 ? 2 : 1);
}
