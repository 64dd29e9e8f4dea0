import type { Database, Row, SqliteValue } from "../../formats/sqlite/database.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { ReportValue } from "../recovered.ts";
import { base64 } from "../rows.ts";
import { namedDetails } from "./named-details.ts";
import { altitude, measured, type Position, position } from "./positions.ts";

const folder = "private/var/mobile/Library/Caches/com.apple.routined";

interface Reader {
  readonly table: string;
  /** What tells its rows apart. */
  readonly identity: readonly string[];
  read(db: Database, report: ReportValue): Generator<RecordDraft>;
}

const visitTables = ["ZRTVISITMO", "ZRTLEARNEDLOCATIONOFINTERESTVISITMO"];
const vehicleTables = ["ZRTVEHICLEEVENTMO", "ZRTVEHICLEEVENTHISTORYMO"];

const readers: readonly Reader[] = [
  { table: "ZRTCLLOCATIONMO", identity: ["ZTIMESTAMP"], read: positions },
  { table: "ZRTHINTMO", identity: ["ZDATE"], read: hints },
  ...visitTables.map((table) => ({
    table,
    identity: ["ZENTRYDATE"],
    read: (db: Database, report: ReportValue) => visits(db, table, report),
  })),
  { table: "ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO", identity: ["ZSTARTDATE"], read: trips },
  {
    table: "ZRTLEARNEDLOCATIONOFINTERESTMO",
    identity: ["ZLOCATIONLATITUDE", "ZLOCATIONLONGITUDE"],
    read: learned,
  },
  { table: "ZRTMAPITEMMO", identity: ["ZCREATIONDATE", "ZNAME"], read: named },
  ...vehicleTables.map((table) => ({
    table,
    identity: ["ZDATE"],
    read: (db: Database, report: ReportValue) => parked(db, table, report),
  })),
];

export const routined = defineArtifact({
  id: "ios.routined",
  title: "Places the phone was at (routined)",
  platform: "ios",
  versions: "iOS 10 and later",
  where: {
    ios_filesystem: ["Cache.sqlite", "Local.sqlite", "Cloud.sqlite", "Cloud-V2.sqlite"].map(
      (name) => `${folder}/${name}`,
    ),
  },
  kinds: ["place"],
  // A trip is told with the places of the visits that it names.
  recovers: readers.map(({ table, identity }) => ({ table, identity, links: visitTables })),
  timeBasis: "utc",
  reach: "positions about a week; visits, trips and learned places months",
  references: [
    "mac4n6 APOLLO and iLEAPP, modules routined_*, iOSCacheLocations.py, appleMapsTrips.py: tables and columns; seconds since 2001",
    "iLEAPP locationdCacheEncryptedB.py: -1 where the phone had no value",
    "Tables of Core Data: a column named like another table holds the number of a row there",
  ],
  view: {
    type: "table",
    columns: ["time", "place_type", "latitude", "longitude", "accuracy", "end", "name", "activity", "source"],
  },

  async *read(input) {
    const db = await input.sqlite();
    const tables = readers.filter(({ table }) => db.has(table));
    if (tables.length === 0) input.problem("schema", "none of the tables of places that are known is there");
    const say: ReportValue = (message, where) => input.problem("value", message, where);
    for (const { read } of tables) yield* read(db, say);
  },
});

function placed(row: Row, locator: Locator, report: ReportValue): Position {
  return position(row.number("latitude"), row.number("longitude"), (message) => report(message, locator));
}

/** What the tables of places have in common. */
function place(row: Row, table: string, time: string, report: ReportValue) {
  const locator = { table, rowid: row.rowid };
  return { kind: "place", time: row.time(time, "mac_s"), locator, ...placed(row, locator, report) } as const;
}

/** The phone's own positions, many a minute. */
function* positions(db: Database, report: ReportValue): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZRTCLLOCATIONMO", "l"],
    columns: {
      time: "l.ZTIMESTAMP",
      latitude: "l.ZLATITUDE",
      longitude: "l.ZLONGITUDE",
      altitude: "l.ZALTITUDE",
      vertical: "l.ZVERTICALACCURACY",
      accuracy: "l.ZHORIZONTALACCURACY",
      speed: "l.ZSPEED",
      course: "l.ZCOURSE",
    },
  });
  for (const row of rows) {
    const course = measured(row.number("course"));
    yield {
      ...place(row, "ZRTCLLOCATIONMO", "time", report),
      place_type: "position",
      altitude: altitude(row, "altitude", "vertical"),
      accuracy: measured(row.number("accuracy")),
      speed: measured(row.number("speed")),
      ...(course === null ? {} : { details: { course } }),
    };
  }
}

function* hints(db: Database, report: ReportValue): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZRTHINTMO", "h"],
    columns: { time: "h.ZDATE", latitude: "h.ZLATITUDE", longitude: "h.ZLONGITUDE", source: "h.ZSOURCE" },
  });
  for (const row of rows) {
    yield {
      ...place(row, "ZRTHINTMO", "time", report),
      place_type: "position",
      details: { ZSOURCE: row.integer("source") },
    };
  }
}

const visitDetails = namedDetails(
  {
    ZCONFIDENCE: "v.ZCONFIDENCE",
    ZDATAPOINTCOUNT: "v.ZDATAPOINTCOUNT",
    ZTYPE: "v.ZTYPE",
    ZDETECTIONDATE: "v.ZDETECTIONDATE",
    ZCREATIONDATE: "v.ZCREATIONDATE",
    ZLOCATIONOFINTEREST: "v.ZLOCATIONOFINTEREST",
  },
  { ZDETECTIONDATE: "mac_s", ZCREATIONDATE: "mac_s" },
);

function* visits(db: Database, table: string, report: ReportValue): Generator<RecordDraft> {
  const rows = db.select({
    from: [table, "v"],
    columns: {
      entry: "v.ZENTRYDATE",
      exit: "v.ZEXITDATE",
      latitude: "v.ZLOCATIONLATITUDE",
      longitude: "v.ZLOCATIONLONGITUDE",
      accuracy: ["v.ZLOCATIONHORIZONTALUNCERTAINTY", "v.ZLOCATIONUNCERTAINTY"],
      ...visitDetails.columns,
    },
  });
  for (const row of rows) {
    yield {
      ...place(row, table, "entry", report),
      place_type: "visit",
      accuracy: measured(row.number("accuracy")),
      end: row.time("exit", "mac_s"),
      details: visitDetails.read(row),
    };
  }
}

/** As iLEAPP saw them; others are told by their number. */
const activities: ReadonlyMap<number, string> = new Map([
  [1, "walking"],
  [4, "driving"],
]);

/** Between two visits, which the trip names by their identifiers. */
function* trips(db: Database, report: ReportValue): Generator<RecordDraft> {
  const table = "ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO";
  const places = placesOfVisits(db, report);
  const rows = db.select({
    from: [table, "t"],
    columns: {
      start: "t.ZSTARTDATE",
      stop: "t.ZSTOPDATE",
      origin: "t.ZVISITIDENTIFIERORIGIN",
      destination: "t.ZVISITIDENTIFIERDESTINATION",
      activity: "t.ZPREDOMINANTMOTIONACTIVITYTYPE",
    },
  });
  for (const row of rows) {
    const from = places.get(key(row.raw("origin")));
    const to = places.get(key(row.raw("destination")));
    const activity = row.integer("activity");
    yield {
      kind: "place",
      time: row.time("start", "mac_s"),
      locator: { table, rowid: row.rowid },
      place_type: "trip",
      latitude: from?.latitude ?? null,
      longitude: from?.longitude ?? null,
      end: row.time("stop", "mac_s"),
      end_latitude: to?.latitude ?? null,
      end_longitude: to?.longitude ?? null,
      activity: activity === null ? null : (activities.get(activity) ?? `type ${activity}`),
    };
  }
}

function placesOfVisits(db: Database, report: ReportValue): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  const table = "ZRTLEARNEDLOCATIONOFINTERESTVISITMO";
  if (!db.has(table, "ZIDENTIFIER")) return places;
  const rows = db.select({
    from: [table, "v"],
    columns: { id: "v.ZIDENTIFIER", latitude: "v.ZLOCATIONLATITUDE", longitude: "v.ZLOCATIONLONGITUDE" },
  });
  for (const row of rows) places.set(key(row.raw("id")), placed(row, { table, rowid: row.rowid }, report));
  places.delete("");
  return places;
}

/** Identifiers are UUIDs, as 16 bytes or as text. */
function key(value: SqliteValue): string {
  return value instanceof Uint8Array ? base64(value) : value === null ? "" : String(value);
}

/** What the phone found its owner to come back to, without a name. */
function* learned(db: Database, report: ReportValue): Generator<RecordDraft> {
  const table = "ZRTLEARNEDLOCATIONOFINTERESTMO";
  const rows = db.select({
    from: [table, "l"],
    columns: {
      time: ["l.ZPLACECREATIONDATE", "l.ZCREATIONDATE"],
      latitude: "l.ZLOCATIONLATITUDE",
      longitude: "l.ZLOCATIONLONGITUDE",
      accuracy: ["l.ZLOCATIONHORIZONTALUNCERTAINTY", "l.ZLOCATIONUNCERTAINTY"],
    },
  });
  for (const row of rows) {
    yield {
      ...place(row, table, "time", report),
      place_type: "learned",
      accuracy: measured(row.number("accuracy")),
    };
  }
}

const addressColumns = {
  thoroughfare: "a.ZTHOROUGHFARE",
  number: "a.ZSUBTHOROUGHFARE",
  postal: "a.ZPOSTALCODE",
  locality: "a.ZLOCALITY",
  area: "a.ZADMINISTRATIVEAREA",
  country: "a.ZCOUNTRY",
} as const;

/** Such places as the map names them. */
function* named(db: Database, report: ReportValue): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZRTMAPITEMMO", "m"],
    join: [["ZRTADDRESSMO", "a", "a.ZMAPITEM = m.Z_PK"]],
    columns: {
      time: "m.ZCREATIONDATE",
      name: "m.ZNAME",
      category: "m.ZCATEGORY",
      latitude: "m.ZLATITUDE",
      longitude: "m.ZLONGITUDE",
      ...addressColumns,
    },
  });
  for (const row of rows) {
    const category = row.text("category");
    const address = Object.keys(addressColumns).map((column) => row.text(column));
    yield {
      ...place(row, "ZRTMAPITEMMO", "time", report),
      place_type: "learned",
      name: row.text("name"),
      address: address.filter((part) => part !== null).join(", ") || null,
      ...(category === null ? {} : { details: { ZCATEGORY: category } }),
    };
  }
}

/** Where the phone was when it left the vehicle that it had been joined to. */
function* parked(db: Database, table: string, report: ReportValue): Generator<RecordDraft> {
  const rows = db.select({
    from: [table, "v"],
    columns: {
      time: "v.ZDATE",
      latitude: "v.ZLOCLATITUDE",
      longitude: "v.ZLOCLONGITUDE",
      accuracy: "v.ZLOCUNCERTAINTY",
      vehicle: "v.ZVEHICLEIDENTIFIER",
    },
  });
  for (const row of rows) {
    const vehicle = row.text("vehicle");
    yield {
      ...place(row, table, "time", report),
      place_type: "position",
      accuracy: measured(row.number("accuracy")),
      source: "parked vehicle",
      ...(vehicle === null ? {} : { details: { vehicle } }),
    };
  }
}
