import type { Database, Recovery, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { DetailValue, DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { numberOf } from "../rows.ts";

/** Further columns of ZLIVEUSAGE in the databases of one version or another, kept under their own names. */
const furtherCounts = ["ZKIND", "ZTAG", "ZALLFLOWS", "ZJUMBOFLOWS", "ZWIREDIN", "ZWIREDOUT", "ZXIN", "ZXOUT"] as const;

/** Rows of use are summed up as time goes on: an earlier sum of a row that lives is no trace of its own. */
export const networkUsageTables: readonly Recovery[] = [
  { table: "ZLIVEUSAGE", identity: ["Z_PK"], links: ["ZPROCESS"] },
  { table: "ZPROCESS", identity: ["ZPROCNAME", "ZBUNDLENAME", "ZFIRSTTIMESTAMP"] },
];

/** What programs sent and received, as DataUsage.sqlite and netusage.sqlite keep it; times are seconds since 2001. */
export async function* readNetworkUsage(input: ArtifactInput): AsyncGenerator<DraftOf<"process_activity">> {
  const db = await input.sqlite();
  const used = new Set<number>();
  // Asked for in any case: a database without either table is not what it should be, and `select` says so.
  if (db.has("ZLIVEUSAGE") || !db.has("ZPROCESS")) yield* liveUsage(db, used);
  if (db.has("ZPROCESS")) yield* idleProcesses(db, used);
}

/** One record a row of use. The row of its process may be gone: that is kept and said, since spyware has deleted such. */
function* liveUsage(db: Database, used: Set<number>): Generator<DraftOf<"process_activity">> {
  const rows = db.select({
    from: ["ZLIVEUSAGE", "l"],
    join: [["ZPROCESS", "p", "p.Z_PK = l.ZHASPROCESS"]],
    columns: {
      time: "l.ZTIMESTAMP",
      owner: "l.ZHASPROCESS",
      wifi_in: "l.ZWIFIIN",
      wifi_out: "l.ZWIFIOUT",
      wwan_in: "l.ZWWANIN",
      wwan_out: "l.ZWWANOUT",
      bill_cycle_end: "l.ZBILLCYCLEEND",
      ...Object.fromEntries(furtherCounts.map((name) => [name, `l.${name}`])),
      ...processColumns,
    },
  });
  for (const row of rows) {
    const live = row.time("time", "mac_s");
    const owner = row.integer("owner");
    const process = row.integer("process");
    if (process !== null) used.add(process);
    const details: Record<string, DetailValue> = { has_process: process !== null, live_id: numberOf(row) };
    if (owner !== null) details.live_proc_id = owner;
    if (live !== null) details.live_time = isoTime(live);
    const billed = row.time("bill_cycle_end", "mac_s");
    if (billed !== null) details.ZBILLCYCLEEND = isoTime(billed);
    for (const name of furtherCounts) {
      const count = row.number(name);
      if (count !== null) details[name] = count;
    }
    yield {
      ...processOf(row),
      time: live,
      locator: { table: "ZLIVEUSAGE", rowid: row.rowid },
      process_id: process ?? owner,
      wifi_in: byteCount(row, "wifi_in"),
      wifi_out: byteCount(row, "wifi_out"),
      wwan_in: byteCount(row, "wwan_in"),
      wwan_out: byteCount(row, "wwan_out"),
      details,
    };
  }
}

/** Processes without a row of use: every number in ZPROCESS is seen, so that gaps in them can be. */
function* idleProcesses(db: Database, used: ReadonlySet<number>): Generator<DraftOf<"process_activity">> {
  for (const row of db.select({ from: ["ZPROCESS", "p"], columns: processColumns })) {
    const process = row.integer("process");
    if (process !== null && used.has(process)) continue;
    const draft = processOf(row);
    yield {
      ...draft,
      time: draft.last_seen ?? null,
      locator: { table: "ZPROCESS", rowid: row.rowid },
      process_id: process,
      details: { has_process: true },
    };
  }
}

const processColumns = {
  process: "p.Z_PK",
  name: "p.ZPROCNAME",
  bundle: "p.ZBUNDLENAME",
  first: "p.ZFIRSTTIMESTAMP",
  last: "p.ZTIMESTAMP",
} as const;

type ProcessFields = Pick<DraftOf<"process_activity">, "kind" | "process" | "app_id" | "first_seen" | "last_seen">;

function processOf(row: Row): ProcessFields {
  return {
    kind: "process_activity",
    process: row.text("name"),
    app_id: row.text("bundle"),
    first_seen: row.time("first", "mac_s"),
    last_seen: row.time("last", "mac_s"),
  };
}

/** Stored as reals. */
function byteCount(row: Row, column: string): number | null {
  const count = row.number(column);
  return count === null ? null : Math.round(count);
}
