import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { locationCacheSample, mapsHistorySample, routinedSample } from "../../../test/samples/ios-places.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { locationCache } from "./location-cache.ts";
import { mapsHistory } from "./maps-history.ts";
import { routined } from "./routined.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

describe("routined", () => {
  it("tells positions, visits, trips, learned places and where a vehicle was left", async () => {
    const { path, bytes } = routinedSample();
    const { records, problems } = await readArtifact(routined, { [path]: bytes }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { place_type: "position", time: when, latitude: 43.2951, altitude: 12.5, speed: 1.25, details: { course: 90 } },
      { place_type: "position", altitude: null, speed: null, accuracy: 65 },
      { place_type: "visit", time: when, end: when + 3.6e9, accuracy: 30, details: { ZTYPE: 1 } },
      { place_type: "visit", latitude: 43.1, end: when + 60e6 },
      { place_type: "visit", latitude: 43.2 },
      {
        place_type: "trip",
        latitude: 43.1,
        longitude: 5.1,
        end_latitude: 43.2,
        end_longitude: 5.2,
        activity: "driving",
        time: when + 60e6,
        end: when + 600e6,
      },
      { place_type: "learned", name: "Harbour", address: "Quay, 1, Marseille", details: { ZCATEGORY: "port" } },
      { place_type: "position", source: "parked vehicle", accuracy: 12 },
    ]);
  });

  it("keeps a trip whose visits are gone", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO (Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP,
        ZPREDOMINANTMOTIONACTIVITYTYPE INTEGER); INSERT INTO ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO VALUES (1, 721692800, 9)`),
    );
    const path = "private/var/mobile/Library/Caches/com.apple.routined/Cloud-V2.sqlite";
    const { records, problems } = await readArtifact(routined, { [path]: bytes }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([{ place_type: "trip", time: when, latitude: null, activity: "type 9" }]);
  });

  it("says that a file has no table of places", async () => {
    const path = "private/var/mobile/Library/Caches/com.apple.routined/Cache.sqlite";
    const bytes = buildDatabase((db) => db.exec("CREATE TABLE t (a)"));
    const { problems } = await readArtifact(routined, { [path]: bytes }, "ios_filesystem");
    expect(problems).toHaveLength(1);
  });
});

describe("the location cache", () => {
  it("marks every place as that of an antenna, and takes -1 for no value", async () => {
    const { path, bytes } = locationCacheSample();
    const { records, problems } = await readArtifact(locationCache, { [path]: bytes }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        place_type: "antenna",
        name: "208-1-4711-12345",
        source: "LTE",
        time: when,
        accuracy: 1200,
        altitude: null,
        speed: null,
        details: { Confidence: 70, PID: 99, UARFCN: 1850 },
      },
      { place_type: "antenna", name: "02:00:00:00:00:01", source: "Wi-Fi", altitude: 20 },
      { name: "02:00:00:00:00:02", time: null, latitude: null, longitude: null, accuracy: null },
    ]);
    expect(records[0]?.details).not.toHaveProperty("Course");
  });
});

describe("Apple Maps", () => {
  it("tells searches, and places as looked at", async () => {
    const { path, bytes } = mapsHistorySample();
    const { records, problems } = await readArtifact(mapsHistory, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { kind: "search", query: "harbour", time: when, details: { ZLOCATIONDISPLAY: "Marseille" } },
      { kind: "search", query: "museum" },
      { kind: "place", place_type: "looked_at", latitude: 43.2967, longitude: 5.361, name: "museum" },
      { kind: "place", latitude: null, details: { route: "asked for; not read", entity: "HistoryDirectionsItem" } },
    ]);
  });
});
