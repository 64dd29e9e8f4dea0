import type { StoredRecord } from "../case-records.ts";
import {
  anyTime,
  detail,
  first,
  type PeerModule,
  peerTime,
  row,
  type Shape,
  seconds,
  sourceTime,
  stored,
  time,
} from "./shape.ts";

const visit = (record: StoredRecord) => ({
  id: record.details.item,
  url: record.url,
  visit_id: record.visit_id,
  isodate: time(record.time),
  redirect_source: record.redirect_source,
});

const webkitFolder = (storage: string): PeerModule => ({
  artifact: "ios.webkit_storage",
  where: (record) => record.details.storage === storage,
  ours: (record) => ({ url: record.url, folder: record.details.folder, isodate: time(record.time) }),
});

const originLists = [
  "redirect_source",
  "redirect_destination",
  "subframe_under_origin",
  "subresource_under_origin",
] as const;

function origins(list: unknown): unknown[] {
  return (Array.isArray(list) ? list : []).map((entry: Shape) => entry.origin ?? entry.domain);
}

/** What browsers and web views keep. */
export const webModules: Readonly<Record<string, readonly PeerModule[]>> = {
  cache_files: [
    {
      artifact: "ios.cache_files",
      ours: (record) => ({
        ...detail(record, "entry_id", "version", "hash_value", "storage_policy"),
        url: record.url,
        isodate: seconds(time(record.time)),
      }),
      leftOut: { cache_file: "our locator" },
    },
  ],
  chrome_favicon: [
    {
      artifact: "ios.chrome_favicons",
      ours: (record) => ({ url: record.url, icon_url: first(record.related_urls), isodate: time(record.time) }),
      leftOut: { timestamp: sourceTime },
    },
  ],
  chrome_history: [{ artifact: "ios.chrome_history", ours: visit, leftOut: { timestamp: sourceTime } }],
  firefox_favicon: [
    {
      artifact: "ios.firefox_favicons",
      ours: (record) => ({
        ...detail(record, "width", "height", "type", "history_id"),
        id: row(record),
        url: first(record.related_urls),
        history_url: record.url,
        isodate: seconds(time(record.time)),
      }),
      peer: (record) => ({ ...record, isodate: seconds(record.isodate) }),
    },
  ],
  firefox_history: [
    {
      artifact: "ios.firefox_history",
      ours: (record) => ({
        id: record.visit_id,
        url: record.url,
        title: record.title,
        type: record.details.type,
        i1000000s_local: record.details.is_local,
        isodate: seconds(time(record.time)),
      }),
      // The peer drops the part of a second.
      peer: (record) => ({ ...record, isodate: seconds(record.isodate) }),
    },
  ],
  safari_browser_state: [
    {
      artifact: "ios.safari_tabs",
      ours: (record) => ({
        tab_title: record.title,
        tab_url: record.url,
        tab_visible_url: record.details.user_visible_url,
        last_viewed_timestamp: time(record.time),
        session_data: (record.details.session_data as Shape[]).map((entry) => ({
          entry_title: entry.original,
          entry_url: entry.url,
          data_length: entry.length,
        })),
        safari_browser_state_db: stored(record),
      }),
    },
  ],
  safari_favicon: [
    {
      artifact: "ios.safari_favicons",
      ours: (record) => ({
        url: record.url,
        icon_url: first(record.related_urls),
        type: record.details.type,
        isodate: time(record.time),
      }),
      leftOut: { timestamp: sourceTime, safari_favicon_db_path: "our file" },
    },
  ],
  safari_history: [
    {
      artifact: "ios.safari_history",
      ours: (record) => ({
        ...visit(record),
        redirect_destination: record.redirect_destination,
        safari_history_db: stored(record),
      }),
      leftOut: { timestamp: sourceTime },
    },
  ],
  shortcuts: [
    {
      artifact: "ios.shortcuts",
      ours: (record) => ({
        shortcut_id: row(record),
        shortcut_name: record.title,
        description: record.details.ZACTIONSDESCRIPTION,
        parsed_actions: record.details.parsed_actions,
        isodate: time(record.time),
        modified_date: peerTime(record.details.ZMODIFICATIONDATE),
      }),
      leftOut: { action_urls: "the peer's end in quotes and brackets of Python" },
    },
  ],
  webkit_indexeddb: [webkitFolder("indexed_db")],
  webkit_local_storage: [webkitFolder("local_storage")],
  webkit_safari_view_service: [webkitFolder("safari_view_service")],
  webkit_resource_load_statistics: [
    {
      artifact: "ios.webkit_statistics",
      ours: (record) => ({
        domain_id: row(record),
        registrable_domain: record.url,
        last_seen_isodate: time(record.time),
        had_user_interaction: record.user_interaction,
        most_recent_user_interaction_time_isodate: anyTime(record.details.most_recent_user_interaction),
        most_recent_web_push_interaction_time_isodate: anyTime(record.details.most_recent_web_push_interaction),
      }),
      leftOut: {
        last_seen: sourceTime,
        most_recent_user_interaction_time: sourceTime,
        most_recent_web_push_interaction_time: sourceTime,
        domain: "our file",
        path: "our file",
      },
    },
  ],
  webkit_session_resource_log: [
    {
      artifact: "ios.webkit_resource_log",
      ours: (record) => ({
        origin: record.url,
        user_interaction: record.user_interaction,
        last_seen: time(record.time),
        most_recent_interaction: anyTime(record.details.most_recent_user_interaction),
        ...Object.fromEntries(originLists.map((name) => [name, record.details[name]])),
      }),
      peer: (record) => ({
        ...record,
        ...Object.fromEntries(originLists.map((name) => [name, origins(record[name])])),
      }),
    },
  ],
};
