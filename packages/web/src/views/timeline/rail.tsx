import type { Histogram } from "@sillage/core/workbench/records.ts";
import { type FormEvent, type KeyboardEvent, type PointerEvent, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { clock, typedTime } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { type Order, shareAt, timeAt } from "./rail.ts";
import { texts } from "./texts.ts";
import type { Entry } from "./use-records.ts";

/** Leads to a time of the list, to its start and to its end. */
export function Jump({ onEnter }: { readonly onEnter: (entry: Entry | undefined) => void }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const [typed, setTyped] = useState("");
  const moment = typedTime(typed, zone);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (moment !== undefined) onEnter({ moment: Math.max(0, moment) });
  }
  return (
    <form className="jump" onSubmit={submit}>
      <button type="button" onClick={() => onEnter(undefined)}>
        {t("toStart")}
      </button>
      <input
        type="text"
        dir="ltr"
        className="range"
        aria-label={t("goTo")}
        aria-invalid={typed !== "" && moment === undefined}
        placeholder={`${t("goTo")} 2025-03-01 10:30`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit">{t("go")}</button>
      <button type="button" onClick={() => onEnter({ end: true })}>
        {t("toEnd")}
      </button>
    </form>
  );
}

/** Steps of the arrow keys and of the page keys, as shares of the list. */
const steps: Readonly<Record<string, number>> = { ArrowUp: -0.01, ArrowDown: 0.01, PageUp: -0.1, PageDown: 0.1 };

/** Where in the whole list the rows in sight stand; a click, a drag or a key leads elsewhere. */
export function Rail(props: {
  readonly counts: Histogram;
  readonly order: Order;
  /** The time at the top of what is in sight; null where that has none. */
  readonly time: number | null;
  readonly onEnter: (entry: Entry | undefined) => void;
}) {
  const { counts, order, time, onEnter } = props;
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const [dragged, setDragged] = useState<number>();
  const share = dragged ?? (time === null ? 1 : shareAt(counts, order, time));
  const shown = clock(dragged === undefined ? (time ?? 0) : timeAt(counts, order, dragged), zone);

  function go(to: number): void {
    if (to <= 0) onEnter(undefined);
    else if (to >= 1) onEnter({ end: true });
    else onEnter({ moment: Math.max(0, timeAt(counts, order, to)) });
  }
  function shareOf({ currentTarget, clientY }: PointerEvent<HTMLElement>): number {
    const { top, height } = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1, (clientY - top) / height));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    event.stopPropagation();
    go(step === undefined ? (event.key === "Home" ? 0 : 1) : share + step);
  }
  return (
    <div
      className="rail"
      role="slider"
      tabIndex={0}
      aria-label={t("rail")}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={time === null && dragged === undefined ? t("onlyUntimed") : shown}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(shareOf(event));
      }}
      onPointerMove={(event) => dragged !== undefined && setDragged(shareOf(event))}
      onPointerCancel={() => setDragged(undefined)}
      onPointerUp={(event) => {
        setDragged(undefined);
        go(shareOf(event));
      }}
    >
      <span className="rail-thumb" style={{ insetBlockStart: `${share * 100}%` }} />
      {dragged !== undefined && (
        <span className="rail-time number" style={{ insetBlockStart: `${share * 100}%` }}>
          {shown}
        </span>
      )}
    </div>
  );
}
