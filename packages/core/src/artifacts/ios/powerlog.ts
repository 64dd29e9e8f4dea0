import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isNoTime, toMicroseconds } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { type PowerlogClock, powerlogClock } from "./powerlog-clock.ts";
import { type PowerlogTable, powerlogTables } from "./powerlog-tables.ts";

const folder = "Library/BatteryLife";
const names = ["CurrentPowerlog.PLSQL", "Archives/*.PLSQL", "Archives/*.PLSQL.gz"];

export const powerlog = defineArtifact({
  id: "ios.powerlog",
  title: "Power log",
  platform: "ios",
  versions: "iOS 8 and later",
  where: {
    ios_filesystem: names.flatMap((name) => [
      `private/var/containers/Shared/SystemGroup/*/${folder}/${name}`,
      `private/var/mobile/${folder}/${name}`,
    ]),
    ios_sysdiagnose: ["**/powerlogs/*.PLSQL", "**/powerlogs/*.PLSQL.gz"],
  },
  kinds: ["app_use", "process_activity", "app", "app_event", "other_device", "log_event"],
  recovers:
    "the log is rewritten day by day, and its tables look alike: which one a row on a free page was of cannot be told",
  timeBasis: "utc",
  reach: "three to seven days; archives some days more",
  references: [
    "mac4n6 APOLLO, modules powerlog_*: tables, and the clock that they count by",
    "iLEAPP powerlog.py: each time takes the offset that was in force; raw ones were off by up to 32 days",
    "plaso ios_powerlog.py",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "process", "duration", "text"] },

  async *read(input) {
    const db = await openLog(input);
    const clock = powerlogClock(db);
    if (!clock.isKnown)
      input.problem("schema", "the log does not say how its clock stands to the phone's: its times may be off by days");
    const tables = powerlogTables.filter(({ table }) => db.has(table));
    if (tables.length === 0) input.problem("schema", "none of the tables that are known is there");
    for (const table of tables) yield* rowsOf(db, table, clock, input);
  },
});

/** Archives are packed with gzip. */
async function openLog(input: ArtifactInput): Promise<Database> {
  const { path } = input.file;
  if (!path.endsWith(".gz")) return input.sqlite();
  const { source, complete } = await input.inflate();
  if (!complete) input.problem("truncated", "the archive is damaged or cut off: what was read of it is told");
  const name = path.slice(path.lastIndexOf("/") + 1, -".gz".length);
  return input.sqlite({ path: `${path}!${name}`, size: source.size, metadata: {}, open: async () => source });
}

function* rowsOf(
  db: Database,
  table: PowerlogTable,
  clock: PowerlogClock,
  input: ArtifactInput,
): Generator<RecordDraft> {
  const own = Object.entries(table.columns).map(([output, column]) => [output, `p.${column}`] as const);
  const told = (table.told ?? []).map((column) => [`told:${column}`, `p.${column}`] as const);
  const rows = db.select({
    from: [table.table, "p"],
    columns: {
      ...Object.fromEntries([...own, ...told]),
      "log time": "p.timestamp",
      "log end": table.end === undefined ? "p.none" : `p.${table.end}`,
    },
  });
  for (const row of rows) {
    const locator = { table: table.table, rowid: row.rowid };
    const start = row.number("log time");
    const record = table.record(row, {
      time: timeOf(start, clock, locator, input),
      end: timeOf(row.number("log end"), clock, locator, input),
      locator,
      details: detailsOf(row, table.told ?? [], start === null ? 0 : clock.offsetAt(start)),
    });
    if (record) yield record;
  }
}

function timeOf(seconds: number | null, clock: PowerlogClock, locator: Locator, input: ArtifactInput): number | null {
  if (seconds === null || isNoTime(seconds)) return null;
  const time = toMicroseconds(seconds + clock.offsetAt(seconds), "unix_s");
  if (time === undefined) input.problem("value", `${seconds} is no time of the log`, locator);
  return time ?? null;
}

function detailsOf(row: Row, told: readonly string[], offset: number): { [name: string]: string | number } {
  const details: { [name: string]: string | number } =
    offset === 0 ? {} : { clock_offset: Math.round(offset * 1e6) / 1e6 };
  for (const column of told) {
    const value = row.raw(`told:${column}`);
    if (typeof value === "number" || typeof value === "string") details[column] = value;
  }
  return details;
}
