import type { Histogram as Counts } from "@sillage/core/workbench/records.ts";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { usePreferences } from "../../app/preferences.tsx";
import { clock, zoneName } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { gapsIn } from "./search.ts";
import { texts } from "./texts.ts";

const height = 110;

/** How many records there are over time. Dragging sets the range; stretches without any are shaded. */
export function Histogram(props: { readonly counts: Counts; readonly onRange: (from: number, to: number) => void }) {
  const { counts, onRange } = props;
  const t = useText(texts);
  const { zone, theme } = usePreferences().preferences;
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onRange);
  useEffect(() => {
    latest.current = onRange;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the theme are read when it is drawn.
  useEffect(() => {
    const element = place.current;
    if (!element || counts.total === 0) return;
    const chart = draw(element, counts, zone, (from, to) => latest.current(from, to));
    const watch = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
  }, [counts, zone, theme]);

  const end = counts.from + counts.width * counts.counts.length;
  const label = t("chart", {
    total: counts.total,
    from: clock(counts.from, zone),
    to: clock(end, zone),
    gaps: gapsIn(counts.counts).length,
  });
  return <div ref={place} className="histogram" dir="ltr" role="img" aria-label={label} />;
}

function draw(
  element: HTMLElement,
  histogram: Counts,
  zone: string,
  onRange: (from: number, to: number) => void,
): uPlot {
  const { from, width, counts } = histogram;
  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  const seconds = (bin: number) => (from + bin * width) / 1e6;
  const bars = uPlot.paths.bars?.({ size: [0.9], align: 1 });
  const options: uPlot.Options = {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false } },
    tzDate: (time) => uPlot.tzDate(new Date(time * 1000), zoneName(zone)),
    scales: { x: { range: [seconds(0), seconds(counts.length)] }, y: { range: (_, __, most) => [0, most || 1] } },
    axes: [
      {
        stroke: colour("--soft"),
        grid: { show: false },
        ticks: { stroke: colour("--line") },
        size: 30,
        space: 120,
        // As all times are written: year first. The clock where less than days lie between two marks.
        values: (_, marks, __, ___, step) =>
          marks.map((mark) => clock(mark * 1e6, zone).slice(0, step >= 86_400 ? 10 : 16)),
      },
      { stroke: colour("--soft"), grid: { show: false }, size: 56, splits: [0, Math.max(1, ...counts)] },
    ],
    series: [
      {},
      {
        fill: colour("--accent"),
        stroke: colour("--accent"),
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      },
    ],
    hooks: {
      drawClear: [(chart) => shadeGaps(chart, counts, seconds, colour("--faint"))],
      setSelect: [
        (chart) => {
          const { left, width: wide } = chart.select;
          if (wide < 2) return;
          onRange(micros(chart.posToVal(left, "x")), micros(chart.posToVal(left + wide, "x")));
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
  return new uPlot(options, [counts.map((_, bin) => seconds(bin)), [...counts]], element);
}

const micros = (seconds: number) => Math.max(0, Math.round(seconds * 1e6));

function shadeGaps(chart: uPlot, counts: readonly number[], seconds: (bin: number) => number, colour: string): void {
  const { ctx, bbox } = chart;
  ctx.fillStyle = colour;
  for (const [first, end] of gapsIn(counts)) {
    const left = chart.valToPos(seconds(first), "x", true);
    ctx.fillRect(left, bbox.top, chart.valToPos(seconds(end), "x", true) - left, bbox.height);
  }
}
