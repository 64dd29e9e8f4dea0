import type { RecordLine } from "@sillage/core/workbench/records.ts";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Order } from "./rail.ts";
import type { Entry } from "./use-records.ts";

interface Placed {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly lines: readonly RecordLine[];
  readonly rowHeight: number;
  readonly entry: Entry | undefined;
  readonly order: Order;
  readonly scrollTo: (index: number, align: "auto" | "center" | "start" | "end") => void;
}

/** Keeps in sight what is looked at when rows come or go in front of it, and shows where the list was entered. */
export function usePlace({ place, lines, rowHeight, entry, order, scrollTo }: Placed): void {
  const before = useRef(lines);
  useLayoutEffect(() => {
    const [was, element] = [before.current, place.current];
    before.current = lines;
    if (was === lines || was.length === 0 || !element) return;
    const top = Math.min(was.length - 1, Math.floor(element.scrollTop / rowHeight));
    const now = lines.findIndex(({ id }) => id === was[top]?.id);
    if (now >= 0 && now !== top) element.scrollTop += (now - top) * rowHeight;
  }, [lines, rowHeight, place]);

  const entered = useRef<Entry>(undefined);
  useEffect(() => {
    if (lines.length === 0 || entered.current === entry) return;
    entered.current = entry;
    if (entry === undefined) scrollTo(0, "start");
    else if ("end" in entry) scrollTo(lines.length - 1, "end");
    else if ("moment" in entry) scrollTo(firstAt(lines, order, entry.moment), "start");
  }, [lines, entry, order, scrollTo]);
}

/** The first row at the time or behind it, in the order of the list. */
export function firstAt(lines: readonly Pick<RecordLine, "time">[], order: Order, moment: number): number {
  const index = lines.findIndex(
    ({ time }) => time === null || (order === "ascending" ? time >= moment : time < moment),
  );
  return index < 0 ? lines.length - 1 : index;
}
