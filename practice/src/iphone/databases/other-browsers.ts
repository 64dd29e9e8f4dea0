import { webkitMicroseconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface PageVisit {
  readonly time: number;
  readonly url: string;
  readonly title: string;
  /** Index in the list of the visit that led here. */
  readonly from?: number;
}

function byUrl(visits: readonly PageVisit[]): Map<string, PageVisit[]> {
  const pages = new Map<string, PageVisit[]>();
  for (const visit of visits) pages.set(visit.url, [...(pages.get(visit.url) ?? []), visit]);
  return pages;
}

/** Chrome's History. */
export function chromeHistory(visits: readonly PageVisit[]): DatabaseContent {
  const pages = byUrl(visits);
  const ids = new Map([...pages.keys()].map((url, index) => [url, index + 1]));
  return {
    schema: `
CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT,url LONGVARCHAR,title LONGVARCHAR,visit_count INTEGER DEFAULT 0 NOT NULL,typed_count INTEGER DEFAULT 0 NOT NULL,last_visit_time INTEGER NOT NULL,hidden INTEGER DEFAULT 0 NOT NULL);
CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT,url INTEGER NOT NULL,visit_time INTEGER NOT NULL,from_visit INTEGER,transition INTEGER DEFAULT 0 NOT NULL,segment_id INTEGER,visit_duration INTEGER DEFAULT 0 NOT NULL,incremented_omnibox_typed_score BOOLEAN DEFAULT FALSE NOT NULL,opener_visit INTEGER,originator_cache_guid TEXT,originator_visit_id INTEGER);
CREATE TABLE visit_source(id INTEGER PRIMARY KEY,source INTEGER NOT NULL);
CREATE TABLE downloads (id INTEGER PRIMARY KEY,guid VARCHAR NOT NULL,current_path LONGVARCHAR NOT NULL,start_time INTEGER NOT NULL,received_bytes INTEGER NOT NULL,total_bytes INTEGER NOT NULL,state INTEGER NOT NULL);`,
    tables: [
      { name: "meta", rows: [{ key: "version", value: "66" }] },
      {
        name: "urls",
        rows: [...pages].map(([url, all], index) => ({
          id: index + 1,
          url,
          title: all[0]?.title ?? "",
          visit_count: all.length,
          last_visit_time: webkitMicroseconds(all.at(-1)?.time ?? 0),
        })),
      },
      {
        name: "visits",
        rows: visits.map((visit, index) => ({
          id: index + 1,
          url: ids.get(visit.url) ?? 0,
          visit_time: webkitMicroseconds(visit.time),
          from_visit: visit.from === undefined ? 0 : visit.from + 1,
          transition: 0x30000001,
        })),
      },
    ],
  };
}

/** Firefox's browser.db as it was before places.db took over; dates in microseconds since 1970. */
export function firefoxBrowser(visits: readonly PageVisit[], icon: string): DatabaseContent {
  const pages = [...byUrl(visits).entries()];
  const rows: Row[] = visits.map((visit, index) => ({
    id: index + 1,
    siteID: pages.findIndex(([url]) => url === visit.url) + 1,
    date: visit.time * 1_000,
    type: 1,
    is_local: 1,
  }));
  return {
    schema: `
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, url TEXT UNIQUE, title TEXT NOT NULL, server_modified INTEGER, local_modified INTEGER, is_deleted TINYINT NOT NULL, should_upload TINYINT NOT NULL, domain_id INTEGER);
CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, date REAL NOT NULL, type INTEGER NOT NULL, is_local TINYINT NOT NULL, UNIQUE (siteID, date, type));
CREATE TABLE favicons (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, width INTEGER, height INTEGER, type INTEGER NOT NULL, date REAL NOT NULL);
CREATE TABLE favicon_sites (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, faviconID INTEGER NOT NULL, UNIQUE (siteID, faviconID));`,
    tables: [
      {
        name: "history",
        rows: pages.map(([url, all], index) => ({
          id: index + 1,
          guid: `ffhist${String(index + 1).padStart(6, "0")}`,
          url,
          title: all[0]?.title ?? "",
          is_deleted: 0,
          should_upload: 1,
        })),
      },
      { name: "visits", rows },
      {
        name: "favicons",
        rows: [{ id: 1, url: icon, width: 16, height: 16, type: 0, date: (visits[0]?.time ?? 0) / 1_000 }],
      },
      { name: "favicon_sites", rows: [{ id: 1, siteID: 1, faviconID: 1 }] },
    ],
  };
}
