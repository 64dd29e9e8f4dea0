import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { type Plain, plist } from "../../plist.ts";
import { unixSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface AnalyticsEvent {
  readonly time: number;
  readonly kind: "hard_failures" | "soft_failures" | "all_events";
  readonly data: { readonly [key: string]: Plain };
}

const kinds = ["hard_failures", "soft_failures", "all_events"] as const;

/** A database of private/var/Keychains/Analytics: events as property lists, times in Unix seconds. */
export function keychainAnalytics(events: readonly AnalyticsEvent[]): DatabaseContent {
  return {
    schema: kinds
      .map((kind) => `CREATE TABLE ${kind} (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB);`)
      .join("\n"),
    tables: kinds.map((kind) => ({
      name: kind,
      rows: events
        .filter((event) => event.kind === kind)
        .map((event): Row => ({ timestamp: unixSeconds(event.time), data: writeBinaryPlist(plist(event.data)) })),
    })),
  };
}
