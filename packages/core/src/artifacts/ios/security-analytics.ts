import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { dict, type Maybe } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { PlistValue } from "../../formats/plist/value.ts";
import type { Recovery } from "../../formats/sqlite/database.ts";
import type { ArtifactInput } from "../artifact.ts";
import { typeOf } from "./plist-values.ts";

/** Where the Security framework keeps its analytics, one database a subject. */
export const analyticsPlaces = ["private/var/Keychains/Analytics/*.db"] as const;

/** Its tables of events (Apple, Security framework, SFAnalyticsDefines). */
const tables = ["hard_failures", "soft_failures", "all_events"] as const;

export const analyticsRecoveries: readonly Recovery[] = tables.map((table) => ({
  table,
  identity: ["timestamp", "data"],
}));

export interface AnalyticsEvent {
  readonly table: string;
  readonly rowid: number;
  /** Microseconds since 1970 UTC. */
  readonly time: number | null;
  /** Empty where it could not be read. */
  readonly entries: ReadonlyMap<string, Maybe>;
}

/** The events of all tables, each a property list in a column. */
export async function* analyticsEvents(input: ArtifactInput): AsyncGenerator<AnalyticsEvent> {
  const db = await input.sqlite();
  const present = tables.filter((table) => db.has(table));
  if (present.length === 0) input.problem("schema", "there is no table of events");
  for (const table of present) {
    const rows = db.select({ from: [table, "e"], columns: { time: "e.timestamp", data: "e.data" } });
    for (const row of rows) {
      const { rowid } = row;
      const time = row.time("time", "unix_s");
      const data = row.bytes("data");
      yield { table, rowid, time, entries: data ? entriesOf(data, table, rowid, input) : new Map() };
    }
  }
}

function entriesOf(data: Uint8Array, table: string, rowid: number, input: ArtifactInput): ReadonlyMap<string, Maybe> {
  try {
    const value: PlistValue = parsePlist(data);
    const entries = dict(value);
    if (entries) return entries;
    input.problem("value", `${table}.data is ${typeOf(value)}, not a dictionary`, { table, rowid });
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof LimitError)) throw error;
    input.problem("value", `${table}.data cannot be read: ${error.message}`, { table, rowid });
  }
  return new Map();
}
