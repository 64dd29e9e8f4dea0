import { iso } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

/** A Cache.db of NSURLCache: what an application or a daemon asked of the network. Times are UTC text. */
export function urlCache(requests: readonly { readonly url: string; readonly time: number }[]): DatabaseContent {
  return {
    schema: `
PRAGMA auto_vacuum = 2; PRAGMA user_version = 203;
CREATE TABLE cfurl_cache_response(entry_ID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, version INTEGER, hash_value INTEGER, storage_policy INTEGER, request_key TEXT UNIQUE, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT);
CREATE TABLE cfurl_cache_blob_data(entry_ID INTEGER PRIMARY KEY, response_object BLOB, request_object BLOB, proto_props BLOB, user_info BLOB);
CREATE TABLE cfurl_cache_receiver_data(entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB);`,
    tables: [
      {
        name: "cfurl_cache_response",
        rows: requests.map((request, index) => ({
          entry_ID: index + 1,
          version: 0,
          hash_value: 1_000_003 * (index + 1),
          storage_policy: 0,
          request_key: request.url,
          time_stamp: iso(request.time).slice(0, 19).replace("T", " "),
        })),
      },
    ],
  };
}
