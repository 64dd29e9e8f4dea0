import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { Epoch } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";
import { packageOf } from "./app-files.ts";

/** Browsers that are built on Chromium keep their profiles as it does. */
const profiles = ["app_chrome", "app_sbrowser"].flatMap((folder) => [
  `data/data/*/${folder}/*/History`,
  `data/user/*/*/${folder}/*/History`,
]);

export const androidChromeHistory = defineArtifact({
  id: "android.chrome_history",
  title: "Chrome history, searches and downloads",
  platform: "android",
  versions: "Chrome for Android and browsers built on it (Brave, Edge, Samsung Internet …)",
  where: { android_filesystem: profiles },
  kinds: ["web_visit", "search", "download"],
  recovers: [
    { table: "visits", identity: ["url", "visit_time"], links: ["urls"] },
    { table: "keyword_search_terms", identity: ["url_id", "term"], links: ["urls"] },
    {
      table: "downloads",
      identity: ["target_path", "current_path", "full_path", "start_time"],
      links: ["downloads_url_chains"],
    },
  ],
  timeBasis: "utc",
  reach: "about 90 days",
  references: [
    "plaso chrome_history.py: urls, visits in WebKit microseconds; downloads of old versions in Unix seconds",
    "ALEAPP chrome.py: keyword_search_terms, visit_source, downloads",
  ],
  view: { type: "table", columns: ["time", "url", "title", "query", "application"] },

  async *read(input) {
    const db = await input.sqlite();
    const application = packageOf(input.file.path) ?? "Chrome";
    const profile = input.file.path.split("/").at(-2) ?? null;
    yield* visits(db, application, profile);
    if (db.has("keyword_search_terms")) yield* searches(db, application);
    if (db.has("downloads")) yield* downloads(db, application);
  },
});

/** `visit_source.source`: 0 came from another device by synchronisation. */
const synchronised = 0;

function* visits(db: Database, application: string, profile: string | null): Generator<RecordDraft> {
  const rows = db.select({
    from: ["visits", "v"],
    join: [
      ["urls", "u", "u.id = v.url"],
      ["visit_source", "s", "s.id = v.id"],
    ],
    columns: {
      url: "u.url",
      title: "u.title",
      item: "v.url",
      time: "v.visit_time",
      from_visit: "v.from_visit",
      transition: "v.transition",
      duration: "v.visit_duration",
      source: "s.source",
    },
  });
  for (const row of rows) {
    const source = row.integer("source");
    yield {
      kind: "web_visit",
      time: row.time("time", "webkit_us"),
      locator: { table: "visits", rowid: row.rowid },
      url: row.text("url"),
      title: row.text("title"),
      application,
      profile,
      visit_id: numberOf(row),
      redirect_source: row.integer("from_visit") || null,
      from_other_device: source === null ? null : source === synchronised,
      details: {
        item: row.integer("item"),
        transition: row.integer("transition"),
        visit_duration: row.integer("duration"),
      },
    };
  }
}

function* searches(db: Database, application: string): Generator<RecordDraft> {
  const rows = db.select({
    from: ["keyword_search_terms", "k"],
    join: [["urls", "u", "u.id = k.url_id"]],
    columns: { query: ["k.term", "k.lower_term"], url: "u.url", time: "u.last_visit_time", item: "k.url_id" },
  });
  for (const row of rows) {
    yield {
      kind: "search",
      time: row.time("time", "webkit_us"),
      locator: { table: "keyword_search_terms", rowid: row.rowid },
      query: row.text("query"),
      application,
      url: row.text("url"),
      details: { item: row.integer("item") },
    };
  }
}

const states: ReadonlyMap<number, string> = new Map([
  [0, "in progress"],
  [1, "complete"],
  [2, "cancelled"],
  [4, "interrupted"],
]);

function* downloads(db: Database, application: string): Generator<RecordDraft> {
  const chains = chainsOf(db);
  const rows = db.select({
    from: ["downloads", "d"],
    columns: {
      own_url: "d.url",
      referrer: "d.referrer",
      path: ["d.target_path", "d.full_path", "d.current_path"],
      mime: "d.mime_type",
      size: "d.total_bytes",
      start: "d.start_time",
      end: "d.end_time",
      state: "d.state",
      opened: "d.opened",
      tab: "d.tab_url",
    },
  });
  for (const row of rows) {
    const chain = chains.get(row.rowid) ?? [];
    const state = row.integer("state");
    yield {
      kind: "download",
      time: row.time("start", epochOf(row)),
      locator: { table: "downloads", rowid: row.rowid },
      // The last of the redirects is where the file came from.
      url: chain.at(-1) ?? row.text("own_url") ?? row.text("tab"),
      referrer: row.text("referrer") || row.text("tab"),
      path: row.text("path"),
      mime_type: row.text("mime"),
      size: row.integer("size"),
      application,
      end: row.time("end", epochOf(row)),
      state: (state === null ? undefined : states.get(state)) ?? (state === null ? null : String(state)),
      details: {
        ...(chain.length > 1 ? { redirects: chain } : {}),
        ...(row.integer("opened") ? { opened: true } : {}),
      },
    };
  }
}

/** Unix seconds are far below the WebKit microseconds of any year. */
function epochOf(row: Row): Epoch {
  const start = row.raw("start");
  return typeof start === "number" && start > 0 && start < 1e11 ? "unix_s" : "webkit_us";
}

/** So many redirects a browser follows at most. */
const longestChain = 50;

function chainsOf(db: Database): ReadonlyMap<number, readonly string[]> {
  const chains = new Map<number, string[]>();
  if (!db.has("downloads_url_chains")) return chains;
  const rows = db.select({ from: ["downloads_url_chains", "c"], columns: { id: "c.id", url: "c.url" } });
  for (const row of rows) {
    const id = row.integer("id");
    const url = row.text("url");
    if (id === null || url === null) continue;
    const known = chains.get(id) ?? [];
    if (known.length < longestChain) known.push(url);
    chains.set(id, known);
  }
  return chains;
}
