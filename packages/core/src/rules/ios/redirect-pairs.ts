import type { SourcedRecord } from "../../records/kinds.ts";
import { type Site, siteOf } from "./injection-form.ts";

export type Visit = Extract<SourcedRecord, { kind: "web_visit" }>;

/** An unencrypted page that led to another domain at once. */
export interface RedirectPair {
  readonly source: Visit;
  readonly destination: Visit;
  readonly from: Site;
  readonly to: Site;
  /** Microseconds. */
  readonly elapsed: number;
  /** When the destination was met, microseconds since 1970 UTC. */
  readonly time: number;
}

/** A redirect that took less than this cannot have been a person's doing. */
const limit = 1_000_000;

/** Finds such pairs among the visits of one history. Either end may come first; what waits for the other is kept. */
export function redirectPairs(found: (pair: RedirectPair) => void): (record: SourcedRecord) => void {
  const sources = new Map<number, Visit>();
  const destinations = new Map<number, Visit>();
  function compare(source: Visit, destination: Visit): void {
    const pair = pairOf(source, destination);
    if (pair) found(pair);
  }
  return (record) => {
    if (record.kind !== "web_visit") return;
    const id = record.visit_id ?? -1;
    const destination = record.redirect_destination;
    if (typeof destination === "number" && record.url?.startsWith("http://")) {
      const known = destinations.get(destination);
      if (known) compare(record, known);
      else sources.set(destination, record);
    }
    const source = sources.get(id);
    if (source) {
      sources.delete(id);
      compare(source, record);
    } else if (typeof record.redirect_source === "number") {
      destinations.set(id, record);
    }
  };
}

function pairOf(source: Visit, destination: Visit): RedirectPair | undefined {
  if (typeof source.time !== "number" || typeof destination.time !== "number") return undefined;
  const elapsed = destination.time - source.time;
  if (elapsed < 0 || elapsed >= limit) return undefined;
  const from = siteOf(source.url);
  const to = siteOf(destination.url);
  if (!from || !to || from.domain === to.domain) return undefined;
  return { source, destination, from, to, elapsed, time: destination.time };
}
