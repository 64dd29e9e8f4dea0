import { macSeconds, webkitMicroseconds } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

export interface Favicon {
  readonly page: string;
  readonly icon: string;
  readonly time: number;
  /** The page was asked for an icon and had none. */
  readonly rejected?: boolean;
}

/** Safari's Favicons.db, only in a full dump. */
export function safariFavicons(icons: readonly Favicon[]): DatabaseContent {
  const valid = icons.filter((icon) => !icon.rejected);
  const uuid = (index: number) => `FA000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
  return {
    schema: `
CREATE TABLE icon_info (uuid TEXT PRIMARY KEY NOT NULL, url TEXT NOT NULL, timestamp REAL NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, has_generated_representations INTEGER NOT NULL);
CREATE TABLE page_url (url TEXT PRIMARY KEY NOT NULL, uuid TEXT NOT NULL, FOREIGN KEY (uuid) REFERENCES icon_info(uuid) ON DELETE CASCADE);
CREATE TABLE rejected_resources (page_url TEXT NOT NULL, icon_url TEXT NOT NULL, timestamp REAL NOT NULL, PRIMARY KEY (page_url, icon_url));
CREATE TABLE database_settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);`,
    tables: [
      {
        name: "icon_info",
        rows: valid.map((icon, index) => ({
          uuid: uuid(index),
          url: icon.icon,
          timestamp: macSeconds(icon.time),
          width: 32,
          height: 32,
          has_generated_representations: 0,
        })),
      },
      { name: "page_url", rows: valid.map((icon, index) => ({ url: icon.page, uuid: uuid(index) })) },
      {
        name: "rejected_resources",
        rows: icons
          .filter((icon) => icon.rejected)
          .map((icon) => ({ page_url: icon.page, icon_url: icon.icon, timestamp: macSeconds(icon.time) })),
      },
    ],
  };
}

/** Chrome's Favicons. */
export function chromeFavicons(icons: readonly Favicon[]): DatabaseContent {
  return {
    schema: `
CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
CREATE TABLE favicons(id INTEGER PRIMARY KEY,url LONGVARCHAR NOT NULL,icon_type INTEGER DEFAULT 1);
CREATE TABLE favicon_bitmaps(id INTEGER PRIMARY KEY,icon_id INTEGER NOT NULL,last_updated INTEGER DEFAULT 0,image_data BLOB,width INTEGER DEFAULT 0,height INTEGER DEFAULT 0,last_requested INTEGER DEFAULT 0);
CREATE TABLE icon_mapping(id INTEGER PRIMARY KEY,page_url LONGVARCHAR NOT NULL,icon_id INTEGER);`,
    tables: [
      { name: "favicons", rows: icons.map((icon, index) => ({ id: index + 1, url: icon.icon })) },
      {
        name: "favicon_bitmaps",
        rows: icons.map((icon, index) => ({
          id: index + 1,
          icon_id: index + 1,
          last_updated: webkitMicroseconds(icon.time),
          width: 32,
          height: 32,
        })),
      },
      {
        name: "icon_mapping",
        rows: icons.map((icon, index) => ({ id: index + 1, page_url: icon.page, icon_id: index + 1 })),
      },
    ],
  };
}
