import { macSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface Visit {
  /** Milliseconds since 1970; fractions allowed. */
  readonly time: number;
  readonly url: string;
  readonly title?: string;
  /** This visit redirected to the next one of the list. */
  readonly redirectsToNext?: boolean;
  /** 1: synchronised from another device of the same account. */
  readonly origin?: 0 | 1;
  readonly failed?: boolean;
}

/** Safari's History.db. Visit ids follow the order of `visits`, items the first visit of each URL. */
export function safariHistory(visits: readonly Visit[]): DatabaseContent {
  const items = new Map<string, { id: number; count: number }>();
  const rows: Row[] = visits.map((visit, index) => {
    const item = items.get(visit.url) ?? { id: items.size + 1, count: 0 };
    item.count += 1;
    items.set(visit.url, item);
    return {
      id: index + 1,
      history_item: item.id,
      visit_time: macSeconds(visit.time),
      title: visit.title ?? "",
      load_successful: visit.failed ? 0 : 1,
      redirect_source: visits[index - 1]?.redirectsToNext ? index : null,
      redirect_destination: visit.redirectsToNext ? index + 2 : null,
      origin: visit.origin ?? 0,
      generation: index + 1,
      attributes: 0,
      score: 100,
    };
  });
  return {
    schema,
    tables: [
      {
        name: "history_items",
        rows: [...items].map(([url, item]) => ({
          id: item.id,
          url,
          domain_expansion: expansion(url),
          visit_count: item.count,
          daily_visit_counts: new Uint8Array([item.count, 0, 0, 0]),
          should_recompute_derived_visit_counts: 0,
          visit_count_score: item.count * 100,
        })),
      },
      { name: "history_visits", rows },
      { name: "metadata", rows: [{ key: "lastMaintenanceVersion", value: 14 }] },
    ],
  };
}

function expansion(url: string): string | null {
  const host = new URL(url).hostname.replace(/^www\./, "");
  const dot = host.lastIndexOf(".");
  return dot > 0 ? host.slice(0, dot) : null;
}

const schema = `
PRAGMA user_version = 15;
CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT,url TEXT NOT NULL UNIQUE,domain_expansion TEXT NULL,visit_count INTEGER NOT NULL,daily_visit_counts BLOB NOT NULL,weekly_visit_counts BLOB NULL,autocomplete_triggers BLOB NULL,should_recompute_derived_visit_counts INTEGER NOT NULL,visit_count_score INTEGER NOT NULL,status_code INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT,history_item INTEGER NOT NULL REFERENCES history_items(id) ON DELETE CASCADE,visit_time REAL NOT NULL,title TEXT NULL,load_successful BOOLEAN NOT NULL DEFAULT 1,http_non_get BOOLEAN NOT NULL DEFAULT 0,synthesized BOOLEAN NOT NULL DEFAULT 0,redirect_source INTEGER NULL UNIQUE REFERENCES history_visits(id) ON DELETE CASCADE,redirect_destination INTEGER NULL UNIQUE REFERENCES history_visits(id) ON DELETE CASCADE,origin INTEGER NOT NULL DEFAULT 0,generation INTEGER NOT NULL DEFAULT 0,attributes INTEGER NOT NULL DEFAULT 0,score INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_tombstones (id INTEGER PRIMARY KEY AUTOINCREMENT,start_time REAL NOT NULL,end_time REAL NOT NULL,url TEXT,generation INTEGER NOT NULL DEFAULT 0);
CREATE TABLE metadata (key TEXT NOT NULL UNIQUE, value);
CREATE TABLE history_client_versions (client_version INTEGER PRIMARY KEY,last_seen REAL NOT NULL);
CREATE TABLE history_event_listeners (listener_name TEXT PRIMARY KEY NOT NULL UNIQUE,last_seen REAL NOT NULL);
CREATE TABLE history_events (id INTEGER PRIMARY KEY AUTOINCREMENT,event_type TEXT NOT NULL,event_time REAL NOT NULL,pending_listeners TEXT NOT NULL,value BLOB);
CREATE TABLE history_tags (id INTEGER PRIMARY KEY AUTOINCREMENT,type INTEGER NOT NULL,level INTEGER NOT NULL,identifier TEXT NOT NULL UNIQUE,title TEXT NOT NULL,modification_timestamp REAL NOT NULL,item_count INTEGER NOT NULL DEFAULT 0);
CREATE INDEX history_items__domain_expansion ON history_items (domain_expansion);
CREATE INDEX history_visits__last_visit ON history_visits (history_item, visit_time DESC, synthesized ASC);
CREATE INDEX history_visits__origin ON history_visits (origin, generation);
CREATE INDEX history_tombstones__generation ON history_tombstones (generation);
CREATE INDEX history_tombstones__end_time ON history_tombstones (end_time);
`;
