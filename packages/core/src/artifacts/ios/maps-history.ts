import { defineArtifact } from "../artifact.ts";
import { namedDetails } from "./named-details.ts";
import { position } from "./positions.ts";

const file = "Maps/MapsSync_0.0.1";

const details = namedDetails(
  { ZMODIFICATIONTIME: "h.ZMODIFICATIONTIME", ZLOCATIONDISPLAY: "h.ZLOCATIONDISPLAY", entity: "k.Z_NAME" },
  { ZMODIFICATIONTIME: "mac_s" },
);

export const mapsHistory = defineArtifact({
  id: "ios.maps_history",
  title: "Searches and places of Apple Maps",
  platform: "ios",
  versions: "iOS 13 and later",
  where: {
    ios_backup: [`AppDomainGroup-group.com.apple.Maps-${file}`, `AppDomain-com.apple.Maps-Library/${file}`],
    ios_filesystem: [
      `private/var/mobile/Containers/Shared/AppGroup/*/${file}`,
      `private/var/mobile/Containers/Data/Application/*/Library/${file}`,
    ],
  },
  kinds: ["search", "place"],
  recovers: [{ table: "ZHISTORYITEM", identity: ["ZCREATETIME", "ZQUERY", "ZLATITUDE"] }],
  timeBasis: "utc",
  reach: "the recent ones; entries of other devices of the account among them",
  references: [
    "cheeky4n6monkey, iOS 14 Maps history; iLEAPP mapsSync.py: ZHISTORYITEM, seconds since 2001",
    "Routes are kept in messages whose fields no source confirms: that there is one is told, not where it led",
  ],
  view: { type: "table", columns: ["time", "query", "name", "latitude", "longitude", "place_type"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["ZHISTORYITEM", "h"],
      join: [["Z_PRIMARYKEY", "k", "k.Z_ENT = h.Z_ENT"]],
      columns: {
        time: "h.ZCREATETIME",
        query: "h.ZQUERY",
        latitude: "h.ZLATITUDE",
        longitude: "h.ZLONGITUDE",
        route: "h.ZROUTEREQUESTSTORAGE",
        ...details.columns,
      },
    });
    for (const row of rows) {
      const locator = { table: "ZHISTORYITEM", rowid: row.rowid };
      const query = row.text("query");
      const hasRoute = row.bytes("route") !== null;
      const common = {
        time: row.time("time", "mac_s"),
        locator,
        details: { ...details.read(row), ...(hasRoute ? { route: "asked for; not read" } : {}) },
      };
      if (query !== null) yield { kind: "search", ...common, query, application: "Apple Maps" };
      const latitude = row.number("latitude");
      if (query !== null && (latitude === null || latitude === 0)) continue;
      yield {
        kind: "place",
        ...common,
        place_type: "looked_at",
        ...position(latitude, row.number("longitude"), (message) => input.problem("value", message, locator)),
        name: query,
        source: "Apple Maps",
      };
    }
  },
});
