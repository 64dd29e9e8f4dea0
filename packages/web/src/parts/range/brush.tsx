import { useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { useText } from "../../text/catalogue.ts";
import { clock } from "../time.ts";
import { type Bins, draggedRange, endOf } from "./bins.ts";
import { texts } from "./texts.ts";
import "./brush.css";

const height = 60;

/** How much there is over time; dragging sets the range, which stands out. */
export function Brush(props: {
  readonly bins: Bins;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onRange: (from: number, to: number) => void;
}) {
  const { bins, from, to, onRange } = props;
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const [drag, setDrag] = useState<{ readonly first: number; readonly last: number }>();
  const { counts, width } = bins;
  const most = Math.max(1, ...counts);
  const end = endOf(bins);
  const share = (time: number) => Math.max(0, Math.min(1, (time - bins.from) / (end - bins.from)));
  const isRange = from !== undefined || to !== undefined;
  const chosen = drag ?? (isRange ? { first: share(from ?? bins.from), last: share(to ?? end) } : undefined);

  function shareAt(event: React.PointerEvent<Element>): number {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    return (event.clientX - left) / wide;
  }
  function finish(): void {
    const range = drag && draggedRange(bins, drag.first, drag.last);
    setDrag(undefined);
    if (range) onRange(range.from, range.to);
  }

  return (
    <div className="brush" dir="ltr">
      <svg
        viewBox={`0 0 ${counts.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("chart", { from: clock(bins.from, zone), to: clock(end, zone) })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const first = shareAt(event);
          setDrag({ first, last: first });
        }}
        onPointerMove={(event) => drag && setDrag({ first: drag.first, last: shareAt(event) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(undefined)}
      >
        {chosen && (
          <rect
            className="brush-range"
            x={Math.min(chosen.first, chosen.last) * counts.length}
            width={Math.abs(chosen.last - chosen.first) * counts.length}
            height={height}
          />
        )}
        {counts.map((count, bin) => {
          if (count === 0) return null;
          // One of many is still seen.
          const tall = Math.max(2, (count / most) * (height - 2));
          const start = bins.from + bin * width;
          const isOut = isRange && ((to !== undefined && start >= to) || (from !== undefined && start + width <= from));
          return (
            <rect
              key={start}
              className={isOut ? "brush-out" : "brush-bar"}
              x={bin}
              width={0.9}
              y={height - tall}
              height={tall}
            />
          );
        })}
      </svg>
      <p className="soft">
        <span>{clock(bins.from, zone).slice(0, 10)}</span>
        <span>{clock(end, zone).slice(0, 10)}</span>
      </p>
    </div>
  );
}
