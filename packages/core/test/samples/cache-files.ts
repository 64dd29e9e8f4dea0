import { buildDatabase } from "../sqlite-builder.ts";
import type { FileSample } from "./sample.ts";

export function cacheFilesSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, version INTEGER, hash_value INTEGER, storage_policy INTEGER, request_key TEXT, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT)`,
    );
    db.exec(
      `INSERT INTO cfurl_cache_response VALUES (1, 0, 5, 0, 'https://a.example.org/', '2023-11-14 22:13:20', NULL)`,
    );
    db.exec(
      `INSERT INTO cfurl_cache_response VALUES (2, 0, 6, 0, 'https://b.example.org/c', '2023-11-14 22:13:21', NULL)`,
    );
    db.exec(
      `INSERT INTO cfurl_cache_response VALUES (3, 0, 7, 0, 'https://c.example.org/', '2023-11-14 22:13:22', 'p')`,
    );
  });
  return {
    kind: "ios_filesystem",
    path: "private/var/mobile/Containers/Data/Application/AAAA/Library/Caches/com.example/Cache.db",
    bytes,
  };
}
