import type { Place } from "@sillage/core/workbench/places.ts";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Evidence } from "../../parts/evidence.tsx";
import { RecordWhen } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

const rowHeight = 52;

/** The same places as on the map, for the keyboard and for those who do not see it. */
export function PlaceList(props: {
  readonly places: readonly Place[];
  readonly place: string | undefined;
  readonly onPlace: (id: string) => void;
}) {
  const { places, place, onPlace } = props;
  const t = useText(texts);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const at = places.findIndex(({ id }) => id === place);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  function go(index: number): void {
    const next = places[Math.max(0, Math.min(index, places.length - 1))];
    if (next) onPlace(next.id);
  }
  useKeys([
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
  ]);
  return (
    <div ref={scroll} className="place-scroll">
      <ul aria-label={t("list")} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = places[index];
          return (
            item && (
              <li
                key={item.id}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                className={`t-${item.type}`}
              >
                <button type="button" aria-current={index === at} onClick={() => onPlace(item.id)}>
                  <span className="place-head">
                    <span className="map-mark" aria-hidden="true" />
                    <strong>{t(`type_${item.type}`)}</strong>
                    <RecordWhen time={item.time ?? null} basis={item.timeBasis} />
                  </span>
                  <span className="soft place-what">
                    {item.name !== undefined && (
                      <>
                        <Evidence text={item.name} /> ·{" "}
                      </>
                    )}
                    <bdi dir="ltr" className="number">
                      {item.latitude.toFixed(4)}, {item.longitude.toFixed(4)}
                    </bdi>
                    {item.accuracy !== undefined &&
                      item.accuracy > 0 &&
                      ` · ${t("accuracy", { count: Math.round(item.accuracy) })}`}
                  </span>
                </button>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
