import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { altitude, measured, position } from "./positions.ts";

const folder = "private/var/root/Library/Caches/locationd";

interface Antenna {
  readonly table: string;
  readonly source: string;
  /** Columns that tell one antenna from another. */
  readonly names: readonly string[];
}

const wcdma = ["MCC", "MNC", "LAC", "CI"];
const lte = ["MCC", "MNC", "TAC", "CI"];
const cdma = ["MCC", "SID", "NID", "BSID"];

/** Those named Local tell the same of where the phone was; what sets them apart is not documented. */
const antennas: readonly Antenna[] = [
  { table: "CellLocation", source: "GSM/UMTS", names: wcdma },
  { table: "CellLocationLocal", source: "GSM/UMTS (local)", names: wcdma },
  { table: "LteCellLocation", source: "LTE", names: lte },
  { table: "LteCellLocationLocal", source: "LTE (local)", names: lte },
  { table: "NrCellLocation", source: "5G NR", names: lte },
  { table: "ScdmaCellLocation", source: "TD-SCDMA", names: wcdma },
  { table: "CdmaCellLocation", source: "CDMA", names: cdma },
  { table: "CdmaCellLocationLocal", source: "CDMA (local)", names: cdma },
  { table: "WifiLocation", source: "Wi-Fi", names: ["MAC"] },
  // Whether these are places of the access point or of the phone that was joined to it is not documented.
  { table: "WifiAssociatedApWifiHarvestTable", source: "Wi-Fi, associated", names: ["MAC"] },
];

export const locationCache = defineArtifact({
  id: "ios.location_cache",
  title: "Masts and access points near the phone (locationd)",
  platform: "ios",
  versions: "iOS 8 and later",
  where: { ios_filesystem: [`${folder}/cache_encryptedB.db`, `${folder}/cache_encryptedA.db`] },
  kinds: ["place"],
  recovers: antennas.map(({ table, names }) => ({ table, identity: ["Timestamp", ...names] })),
  timeBasis: "utc",
  reach: "days to weeks",
  references: [
    "iLEAPP locationdCacheEncryptedB.py: a row is where an antenna stands, not where the phone was; -1 for no value",
    "iLEAPP, same: access points are numbers of 48 bits; times count seconds since 2001",
  ],
  view: { type: "table", columns: ["time", "place_type", "name", "latitude", "longitude", "accuracy", "source"] },

  async *read(input) {
    const db = await input.sqlite();
    const tables = antennas.filter(({ table }) => db.has(table));
    if (tables.length === 0) input.problem("schema", "none of the tables of antennas that are known is there");
    for (const antenna of tables) yield* rowsOf(db, antenna, input);
  },
});

const more = ["Channel", "Confidence", "PID", "PSC", "UARFCN", "NRARFCN", "Rssi", "LoiType", "Course"];

function* rowsOf(db: Database, { table, source, names }: Antenna, input: ArtifactInput): Generator<RecordDraft> {
  const rows = db.select({
    from: [table, "l"],
    columns: {
      time: "l.Timestamp",
      latitude: "l.Latitude",
      longitude: "l.Longitude",
      altitude: "l.Altitude",
      vertical: "l.VerticalAccuracy",
      accuracy: "l.HorizontalAccuracy",
      speed: "l.Speed",
      ...Object.fromEntries([...names, ...more].map((column) => [`name:${column}`, `l.${column}`])),
    },
  });
  for (const row of rows) {
    const locator = { table, rowid: row.rowid };
    const report = (message: string): void => input.problem("value", message, locator);
    yield {
      kind: "place",
      time: row.time("time", "mac_s"),
      locator,
      place_type: "antenna",
      ...position(row.number("latitude"), row.number("longitude"), report),
      altitude: altitude(row, "altitude", "vertical"),
      accuracy: measured(row.number("accuracy")),
      speed: measured(row.number("speed")),
      name: nameOf(row, names),
      source,
      details: detailsOf(row),
    };
  }
}

/** `262-1-4711-12345` of a mast, `02:00:00:00:00:01` of an access point. */
function nameOf(row: Row, names: readonly string[]): string | null {
  const parts = names.map((name) => row.integer(`name:${name}`));
  if (names[0] === "MAC") return addressOf(parts[0] ?? null);
  return parts.some((part) => part !== null) ? parts.map((part) => part ?? "?").join("-") : null;
}

function addressOf(number: number | null): string | null {
  if (number === null || number < 0 || number >= 2 ** 48) return null;
  const digits = number.toString(16).padStart(12, "0");
  return digits.replace(/(..)(?=.)/g, "$1:");
}

function detailsOf(row: Row): Details {
  const details: Details = {};
  for (const column of more) {
    const value = row.number(`name:${column}`);
    if (value !== null && value !== -1) details[column] = value;
  }
  return details;
}
