import { parseIsoTime } from "../formats/time.ts";
import type { Rule } from "../rules/rule.ts";
import { type Draft, raised } from "./draft.ts";
import { remark } from "./remark.ts";

/** A time during which the phone was out of its owner's hands, as the owner tells it. */
export interface CustodyWindow {
  readonly label: string;
  /** ISO 8601 UTC. */
  readonly start: string;
  readonly end: string;
}

/** A window in microseconds since 1970 UTC. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(window: CustodyWindow): Span {
  return { start: parseIsoTime(window.start) ?? 0, end: parseIsoTime(window.end) ?? 0 };
}

/** Wall clocks of the earth differ from UTC by at most this (UTC+14). */
export const widestZone = 14 * 3600e6;

/** Whether a moment lies in a span: of a wall clock without a zone, whether it may. */
export function liesIn(span: Span, time: number, zoned: boolean): boolean {
  const slack = zoned ? 0 : widestZone;
  return time >= span.start - slack && time <= span.end + slack;
}

/** Marks what lies in a window, and weighs it anew where its rule says that it weighs more there. */
export function weighCustody(draft: Draft, rule: Rule | undefined, windows: readonly CustodyWindow[]): Draft {
  let weighed: Draft = draft;
  for (const window of windows) {
    const where = placeIn(draft, spanOf(window));
    if (where === "outside") continue;
    weighed = { ...weighed, custody: [...weighed.custody, window.label] };
    if (where === "perhaps") {
      weighed = { ...weighed, remarks: [...weighed.remarks, remark("custodyUncertain", { label: window.label })] };
    } else if (rule?.inCustody) {
      weighed = raised(weighed, rule.inCustody, remark("custodyRaised", { label: window.label }));
    }
  }
  return weighed;
}

/** One of its moments lies in the span; that its first and last lie around it says nothing. */
function placeIn({ moments, records, recordCount }: Draft, span: Span): "inside" | "perhaps" | "outside" {
  const within = moments.filter(({ time, zoned }) => liesIn(span, time, zoned));
  if (within.some(({ zoned }) => zoned)) return "inside";
  if (within.length > 0) return "perhaps";
  if (recordCount <= records.length || moments.length === 0) return "outside";
  // Of records beyond those that are listed, only the span is known.
  const times = moments.map(({ time }) => time);
  const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  return first <= span.end && last >= span.start ? "inside" : "outside";
}
