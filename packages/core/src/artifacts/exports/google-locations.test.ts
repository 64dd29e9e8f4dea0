import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as timeline from "../../../../../practice/src/exports/timeline.ts";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { isoTime } from "../../formats/time.ts";
import { googleLocationSettings } from "./google-location-settings.ts";
import { googleLocations } from "./google-locations.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readArtifact(googleLocations, { "Takeout/x/y.json": bytes(text) }, "account_export");

async function told(text: string) {
  const reading = await read(text);
  expect(reading.problems).toEqual([]);
  return recordsOf(reading, "place").map((place) => [
    place.place_type,
    typeof place.time === "number" ? isoTime(place.time) : null,
    place.latitude,
    place.longitude,
    place.name ?? place.activity ?? place.source ?? null,
  ]);
}

describe("Google's timeline", () => {
  it("of Takeout: positions, with unsigned numbers and times as milliseconds", async () => {
    expect(await told(timeline.records())).toEqual([
      ["position", "2023-11-14T22:13:20.250Z", 48.3, -5, "WIFI"],
      ["position", "2023-11-14T22:14:20Z", 48.30001, -5, "WIFI"],
      ["position", "2023-11-14T22:15:20Z", 48.30002, -5.00002, null],
    ]);
  });

  it("of Takeout: visits in visits, trips, and points of their ways", async () => {
    expect(await told(timeline.semantic())).toEqual([
      ["visit", "2023-11-14T08:00:00Z", 48.3, -5, "Phare inventé"],
      ["visit", "2023-11-14T08:00:00Z", 48.300001, -5.000001, "Buvette inventée"],
      ["trip", "2023-11-14T08:30:00Z", 48.3, -5, "WALKING"],
      ["position", "2023-11-14T08:35:00Z", 48.305, -5.005, null],
      ["trip", "2023-11-14T08:00:00Z", 48.3, -5, "DRIVE"],
    ]);
  });

  it("of Android phones, with the networks that were seen", async () => {
    expect(await told(timeline.androidTimeline())).toEqual([
      ["visit", "2024-06-15T07:00:00Z", 48.3, -5, "INFERRED_HOME"],
      ["trip", "2024-06-15T07:00:00Z", 48.3, -5, "CYCLING"],
      ["position", "2024-06-15T07:35:00Z", 48.31, -5.01, null],
      ["trip", "2024-06-15T07:00:00Z", undefined, undefined, null],
      ["position", "2024-06-15T07:05:00Z", 48.3, -5, "GPS"],
      ["visit", null, 48.3, -5, "HOME"],
    ]);
    const [network] = recordsOf(await read(timeline.androidTimeline()), "wifi_network");
    expect(network?.bssid).toBe("02:00:00:00:00:01");
  });

  it("of iOS phones, behind a byte order mark", async () => {
    expect(await told(`\ufeff${timeline.iosTimeline()}`)).toEqual([
      ["visit", "2023-08-27T20:48:56Z", 48.3, -5, "Unknown"],
      ["trip", "2023-08-27T20:48:56Z", 48.3, -5, "walking"],
      ["position", "2023-08-27T21:37:56Z", 48.31, -5.01, null],
    ]);
  });

  it.each<[string, string]>([
    [
      "a place beyond the poles",
      '{"locations":[{"latitudeE7":950000000,"longitudeE7":0,"timestamp":"2023-11-14T22:13:20Z"}]}',
    ],
    [
      "a point that is none",
      '{"semanticSegments":[{"startTime":"2024-06-15T09:00:00Z","timelinePath":[{"point":"here"}]}]}',
    ],
    ["a time that is none", '{"locations":[{"latitudeE7":1,"longitudeE7":0,"timestamp":"yesterday"}]}'],
  ])("says %s, and keeps the record", async (_, text) => {
    const { records, problems } = await read(text);
    expect(records).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(["value"]);
  });

  it("tells the phones that report places", async () => {
    const files = { "Takeout/x/Settings.json": bytes(timeline.timelineSettings()) };
    const reading = await readArtifact(googleLocationSettings, files, "account_export");
    expect(recordsOf(reading, "other_device").map(({ name, model, device_id }) => [name, model, device_id])).toEqual([
      ["Téléphone inventé", "Synthetic S-100", "1184882232"],
      ["Second téléphone", "Synthetic S-100", "-12"],
    ]);
  });

  it("says that an encrypted timeline is not in the export", async () => {
    const files = { "Takeout/Timeline/Encrypted Backups.txt": bytes("Your Timeline data is encrypted …") };
    const reading = await readArtifact(googleLocationSettings, files, "account_export");
    expect(reading.records).toEqual([]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["encrypted"]);
  });
});

withShared("Google's timeline in samples of another importer", () => {
  const folder = ["evidence", "real", "dawarich", "spec", "fixtures", "files", "google"];
  it.each<[string, Record<string, number>]>([
    ["records.json", { position: 3 }],
    ["semantic_history.json", { trip: 3 }],
    ["timeline_new_format.json", { visit: 3, trip: 1, position: 3 }],
    ["location-history.json", { visit: 1, trip: 1, position: 10 }],
  ])("%s", async (name, expected) => {
    const text = readFileSync(sharedPath(...folder, name));
    const reading = await readArtifact(googleLocations, { [`x/${name}`]: text }, "account_export");
    expect(reading.problems).toEqual([]);
    const counts: Record<string, number> = {};
    for (const { place_type } of recordsOf(reading, "place"))
      counts[place_type ?? ""] = (counts[place_type ?? ""] ?? 0) + 1;
    expect(counts).toEqual(expected);
    const moving = recordsOf(reading, "place").filter(({ latitude }) => typeof latitude === "number");
    expect(moving.length).toBeGreaterThanOrEqual(3);
  });
});
