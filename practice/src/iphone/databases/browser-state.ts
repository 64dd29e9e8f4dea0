import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { plist } from "../../plist.ts";
import { macSeconds } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

export interface Tab {
  readonly title: string;
  readonly url: string;
  readonly viewed: number;
  /** Pages of the tab's back list, oldest first. */
  readonly back?: readonly { readonly title: string; readonly url: string }[];
  readonly private?: boolean;
}

const window = "B0000000-0000-4000-8000-000000000001";

/** Safari's BrowserState.db. */
export function browserState(tabs: readonly Tab[]): DatabaseContent {
  const uuid = (index: number) => `7AB00000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
  return {
    schema,
    tables: [
      { name: "browser_windows", rows: [{ id: 1, uuid: window }] },
      {
        name: "tabs",
        rows: tabs.map((tab, index) => ({
          id: index + 1,
          uuid: uuid(index),
          title: tab.title,
          url: tab.url,
          user_visible_url: tab.url,
          order_index: index,
          last_viewed_time: macSeconds(tab.viewed),
          private_browsing: tab.private ? 1 : 0,
          browser_window_uuid: window,
          browser_window_id: 1,
        })),
      },
      {
        name: "tab_sessions",
        rows: tabs.map((tab, index) => {
          const data = sessionData(tab);
          return {
            id: index + 1,
            tab_uuid: uuid(index),
            session_data: data,
            uncompressed_session_data_size: data.length,
          };
        }),
      },
    ],
  };
}

/** Four bytes of length, then a binary property list. */
function sessionData(tab: Tab): Uint8Array {
  const pages = [...(tab.back ?? []), { title: tab.title, url: tab.url }];
  const list = writeBinaryPlist(
    plist({
      SessionHistory: {
        SessionHistoryCurrentIndex: pages.length - 1,
        SessionHistoryVersion: 1,
        SessionHistoryEntries: pages.map((page) => ({
          SessionHistoryEntryTitle: page.title,
          SessionHistoryEntryURL: page.url,
          SessionHistoryEntryOriginalURL: page.url,
        })),
      },
      RenderTreeSize: 412,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return new Uint8Array(Buffer.concat([length, list]));
}

const schema = `
CREATE TABLE browser_windows (id INTEGER PRIMARY KEY AUTOINCREMENT,uuid TEXT NOT NULL,type INTEGER DEFAULT 0,active_document_index INTEGER DEFAULT 0,active_private_document_index INTEGER DEFAULT 0,active_document_is_valid BOOL DEFAULT 1,tab_state_successfully_loaded BOOL DEFAULT 0,legacy_plist_file_version INTEGER DEFAULT 0, scene_id TEXT,CONSTRAINT uuid_type_index UNIQUE(uuid, type));
CREATE TABLE tabs (id INTEGER PRIMARY KEY AUTOINCREMENT,uuid TEXT NOT NULL UNIQUE,title TEXT,url TEXT COLLATE NOCASE,user_visible_url TEXT COLLATE NOCASE,order_index INTEGER NOT NULL,last_viewed_time REAL DEFAULT NULL,readinglist_bookmark_id INTEGER DEFAULT 0,opened_from_link BOOL DEFAULT 0,showing_reader BOOL DEFAULT 0,reader_view_top_scroll_offset INTEGER DEFAULT 0,private_browsing BOOL DEFAULT 0,displaying_standalone_image BOOL DEFAULT 0,browser_window_uuid TEXT NOT NULL,browser_window_id INTEGER NOT NULL,FOREIGN KEY(browser_window_id) REFERENCES browser_windows(id) ON DELETE CASCADE);
CREATE TABLE tab_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT,tab_uuid TEXT NOT NULL UNIQUE,session_data BLOB DEFAULT NULL,uncompressed_session_data_size INTEGER NOT NULL DEFAULT 0,FOREIGN KEY(tab_uuid) REFERENCES tabs(uuid) ON DELETE CASCADE ON UPDATE CASCADE);
`;
