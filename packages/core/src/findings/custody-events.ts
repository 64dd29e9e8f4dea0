import { statedTime } from "../formats/time.ts";
import type { SourcedRecord } from "../records/kinds.ts";
import { reference } from "./collect.ts";
import { type CustodyWindow, liesIn, type Span, spanOf } from "./custody.ts";
import { type CustodyCategory, tellings } from "./custody-tellings.ts";
import type { RecordReference } from "./finding.ts";

export interface CustodyEvent {
  readonly category: CustodyCategory;
  readonly time: string;
  /** What the record calls it, and what it is about: `package_installed`, `com.example.app`. */
  readonly event: string;
  readonly object: string;
  readonly record: RecordReference;
}

/** What one task saw of one window. */
export interface CustodySeen {
  readonly records: number;
  readonly events: readonly CustodyEvent[];
  readonly eventCount: number;
  /** Hours since 1970 UTC in which something was recorded, sorted. */
  readonly hours: readonly number[];
}

/** So many events of one task are listed for one window; all are counted. */
const eventsListed = 500;
/** Of a window of years, a place by the hour is kept for so many hours and no more. */
const hoursKept = 100_000;

export interface CustodyWatch {
  see(record: SourcedRecord): void;
  /** For each window, in their order. */
  readonly seen: readonly CustodySeen[];
}

/** Follows, while records are read, what lies in the windows. Undefined where there are none. */
export function watchCustody(windows: readonly CustodyWindow[]): CustodyWatch | undefined {
  if (windows.length === 0) return undefined;
  const watched = windows.map((window) => ({
    span: spanOf(window),
    records: 0,
    events: [] as CustodyEvent[],
    eventCount: 0,
    hours: new Set<number>(),
  }));
  return {
    see(record) {
      const zoned = record.timeBasis !== "device_local";
      for (const window of watched) {
        if (typeof record.time === "number" && liesIn(window.span, record.time, zoned)) {
          window.records++;
          if (zoned && window.hours.size < hoursKept) window.hours.add(Math.floor(record.time / 3600e6));
        }
        for (const event of eventsOf(record, window.span, zoned)) {
          window.eventCount++;
          if (window.events.length < eventsListed) window.events.push(event);
        }
      }
    },
    get seen() {
      return watched.map(({ records, events, eventCount, hours }) => ({
        records,
        events,
        eventCount,
        hours: [...hours].sort((a, b) => a - b),
      }));
    },
  };
}

function eventsOf(record: SourcedRecord, span: Span, zoned: boolean): CustodyEvent[] {
  return tellings(record).flatMap(({ category, time, event, object }) => {
    if (typeof time !== "number" || !liesIn(span, time, zoned)) return [];
    return [
      { category, time: statedTime(time, record.timeBasis), event, object: object ?? "", record: reference(record) },
    ];
  });
}
