import type { Row } from "../../formats/sqlite/database.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { domainOf } from "./webkit.ts";

export const cacheFiles = defineArtifact({
  id: "ios.cache_files",
  title: "Network caches of applications and daemons",
  platform: "ios",
  versions: "all",
  where: { ios_filesystem: ["**/Cache.db"] },
  kinds: ["web_trace"],
  recovers: [{ table: "cfurl_cache_response", identity: ["request_key", "time_stamp"] }],
  timeBasis: "utc",
  reach: "days to months, by size",
  references: ["MVT docs, ios/records.md: cfurl_cache_response"],
  view: { type: "table", columns: ["time", "url", "application"] },

  async *read(input) {
    const db = await input.sqlite();
    // Other programs name their databases Cache.db too; those are not network caches.
    if (!db.has("cfurl_cache_response")) return;
    const rows = db.select({
      from: ["cfurl_cache_response", "r"],
      columns: {
        entry: "r.entry_ID",
        version: "r.version",
        hash: "r.hash_value",
        policy: "r.storage_policy",
        url: "r.request_key",
        time: "r.time_stamp",
        partition: "r.partition",
      },
    });
    for (const row of rows) {
      yield {
        kind: "web_trace",
        time: cacheTime(row),
        locator: { table: "cfurl_cache_response", rowid: row.rowid },
        trace: "cache",
        url: row.text("url"),
        application: domainOf(input.file.path) ?? input.file.path.split("/").at(-2) ?? null,
        details: {
          entry_id: row.integer("entry"),
          version: row.integer("version"),
          hash_value: hashValue(row),
          storage_policy: row.integer("policy"),
          partition: row.text("partition"),
        },
      };
    }
  },
});

/** A hash of 64 bits: where a double does not hold it, its digits. */
function hashValue(row: Row): number | string | null {
  const value = row.raw("hash");
  return typeof value === "bigint" ? String(value) : row.integer("hash");
}

/** `time_stamp` is SQLite's CURRENT_TIMESTAMP, text in UTC; a number would be Unix seconds. */
function cacheTime(row: Row): number | null {
  const value = row.raw("time");
  const time = typeof value === "string" ? parseIsoTime(`${value}Z`) : undefined;
  return time ?? row.time("time", "unix_s");
}
