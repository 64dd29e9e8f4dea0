import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { joinedLimit } from "../rows.ts";
import { chromeFolder } from "./chrome-history.ts";
import { namedDetails } from "./named-details.ts";

/** Source: Chromium, components/history/core/browser/download_database.cc. */
const states: ReadonlyMap<number, string> = new Map([
  [0, "in progress"],
  [1, "finished"],
  [2, "cancelled"],
  [3, "interrupted"],
  [4, "interrupted"],
]);

const details = namedDetails({
  current_path: "d.current_path",
  received_bytes: "d.received_bytes",
  danger_type: "d.danger_type",
  interrupt_reason: "d.interrupt_reason",
  opened: "d.opened",
  by_ext_id: "d.by_ext_id",
  site_url: "d.site_url",
});

export const chromeDownloads = defineArtifact({
  id: "ios.chrome_downloads",
  title: "Chrome downloads",
  platform: "ios",
  versions: "Chrome for iOS",
  where: {
    ios_backup: [`AppDomain-com.google.chrome.ios-${chromeFolder}/History`],
    ios_filesystem: [`private/var/mobile/Containers/Data/Application/*/${chromeFolder}/History`],
  },
  kinds: ["download"],
  recovers: [
    {
      table: "downloads",
      identity: ["target_path", "current_path", "full_path", "start_time"],
      links: ["downloads_url_chains"],
    },
  ],
  timeBasis: "utc",
  reach: "about 90 days",
  references: [
    "plaso chrome_history.py: downloads with their chain of URLs; Unix seconds in old versions, else WebKit microseconds",
  ],
  view: { type: "table", columns: ["time", "url", "referrer", "path", "size", "state"] },

  async *read(input) {
    const db = await input.sqlite();
    // The file is that of the history: one without the table is a history without downloads.
    if (db.has("downloads")) yield* chromiumDownloads(db, "Chrome");
  },
});

export function* chromiumDownloads(db: Database, application: string): Generator<RecordDraft> {
  const chains = chainsOf(db);
  // The first versions had other columns, and counted as Unix does.
  const epoch = db.has("downloads", "full_path") ? "unix_s" : "webkit_us";
  const rows = db.select({
    from: ["downloads", "d"],
    columns: {
      start: "d.start_time",
      end: "d.end_time",
      path: ["d.target_path", "d.full_path", "d.current_path"],
      url: "d.url",
      tab: "d.tab_url",
      referrer: "d.referrer",
      mime: "d.mime_type",
      size: "d.total_bytes",
      state: "d.state",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const chain = chains.get(row.rowid) ?? [];
    const state = row.integer("state");
    yield {
      kind: "download",
      time: row.time("start", epoch),
      locator: { table: "downloads", rowid: row.rowid },
      // The last of the chain is where the file came from, the others redirected to it.
      url: chain.at(-1) ?? row.text("url"),
      referrer: row.text("referrer") || row.text("tab") || null,
      path: row.text("path"),
      mime_type: row.text("mime"),
      size: sizeOf(row),
      application,
      end: row.time("end", epoch),
      state: state === null ? null : (states.get(state) ?? `state ${state}`),
      details: { ...details.read(row), ...(chain.length > 1 ? { redirected_from: chain.slice(0, -1) } : {}) },
    };
  }
}

/** -1 and 0 where the size was not told. */
function sizeOf(row: Row): number | null {
  const size = row.integer("size");
  return size === null || size <= 0 ? null : size;
}

function chainsOf(db: Database): ReadonlyMap<number, readonly string[]> {
  const chains = new Map<number, string[]>();
  if (!db.has("downloads_url_chains")) return chains;
  const rows = db.select({
    from: ["downloads_url_chains", "c"],
    columns: { id: "c.id", index: "c.chain_index", url: "c.url" },
  });
  for (const row of rows) {
    const id = row.integer("id");
    const index = row.integer("index");
    const url = row.text("url");
    if (id === null || index === null || url === null || index < 0 || index >= joinedLimit) continue;
    const chain = chains.get(id) ?? [];
    chain[index] = url;
    chains.set(id, chain);
  }
  // A chain may have gaps where rows are lost.
  return new Map([...chains].map(([id, chain]) => [id, chain.filter((url) => url !== undefined)]));
}
