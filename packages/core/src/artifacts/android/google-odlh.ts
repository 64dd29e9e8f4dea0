import { FormatError } from "../../formats/error.ts";
import { asMessage, asSigned, decodeMessage, first, type Message } from "../../formats/protobuf/decode.ts";
import { defineArtifact } from "../artifact.ts";
import { appFile } from "./app-files.ts";

export const googleOdlh = defineArtifact({
  id: "android.google_odlh",
  title: "Google's history of places on the phone",
  platform: "android",
  versions: "Google Play services with the timeline on the device (2023 and later)",
  where: appFile(["com.google.android.gms"], "databases/odlh-storage.db"),
  kinds: ["place"],
  recovers: [
    {
      table: "semantic_segment_table",
      identity: ["start_timestamp_seconds", "end_timestamp_seconds", "segment_type"],
    },
  ],
  timeBasis: "utc",
  reach: "as long as the owner chose: three months or more",
  references: [
    "ALEAPP googleOdlh.py: semantic_segment_table in seconds; the place lies at 3, 1, 4, 5 of the segment, in units of 10^-7 degrees",
  ],
  view: { type: "table", columns: ["time", "end", "place_type", "latitude", "longitude"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["semantic_segment_table", "s"],
      columns: {
        start: "s.start_timestamp_seconds",
        end: "s.end_timestamp_seconds",
        type: "s.segment_type",
        segment: "s.semantic_segment",
        shown: "s.shown_in_timeline",
        level: "s.hierarchy_level",
        final: "s.is_finalized",
      },
    });
    for (const row of rows) {
      const locator = { table: "semantic_segment_table", rowid: row.rowid };
      const bytes = row.bytes("segment");
      const point = bytes === null ? undefined : pointOf(bytes);
      if (point === "damaged") input.problem("value", "the segment cannot be decoded", locator);
      const place = typeof point === "object" ? point : undefined;
      yield {
        kind: "place",
        time: row.time("start", "unix_s"),
        locator,
        // What its other kinds are is not known: they are told without a place.
        place_type: place ? "visit" : null,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        end: row.time("end", "unix_s"),
        source: "Google",
        details: {
          segment_type: row.integer("type"),
          shown_in_timeline: row.integer("shown"),
          hierarchy_level: row.integer("level"),
          is_finalized: row.integer("final"),
        },
      };
    }
  },
});

function pointOf(bytes: Uint8Array): { latitude: number; longitude: number } | "damaged" | undefined {
  try {
    let message: Message | undefined = decodeMessage(bytes);
    for (const field of [3, 1, 4, 5]) message = message && asMessage(first(message, field));
    const latitude = message && degrees(message, 1, 90);
    const longitude = message && degrees(message, 2, 180);
    return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  } catch (error) {
    if (error instanceof FormatError) return "damaged";
    throw error;
  }
}

/** A negative number may come as 32 bits of two's complement. */
function degrees(point: Message, field: number, most: number): number | undefined {
  const stored = Number(asSigned(first(point, field)) ?? Number.NaN);
  const value = (stored > 2 ** 31 ? stored - 2 ** 32 : stored) / 1e7;
  return Math.abs(value) <= most ? value : undefined;
}
