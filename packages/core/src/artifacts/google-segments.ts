import { LimitError } from "../bytes/source.ts";
import { FormatError } from "../formats/error.ts";
import { asMessage, asSigned, decodeMessage, first, type Message } from "../formats/protobuf/decode.ts";
import type { Recovery } from "../formats/sqlite/database.ts";
import type { RecordDraft } from "../records/kinds.ts";
import type { ArtifactInput } from "./artifact.ts";

/** Google's `odlh-storage.db`, which its applications of both systems write with the same tables. */
export const segmentRecoveries: readonly Recovery[] = [
  {
    table: "semantic_segment_table",
    identity: ["start_timestamp_seconds", "end_timestamp_seconds", "segment_type"],
  },
];

export async function* googleSegments(input: ArtifactInput): AsyncGenerator<RecordDraft> {
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
      account: "s.obfuscated_gaia_id",
    },
  });
  for (const row of rows) {
    const locator = { table: "semantic_segment_table", rowid: row.rowid };
    const bytes = row.bytes("segment");
    const point = bytes === null ? undefined : pointOf(bytes);
    if (point === "damaged") input.problem("value", "the segment cannot be decoded", locator);
    const place = typeof point === "object" ? point : undefined;
    const account = row.text("account");
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
        ...(account === null ? {} : { obfuscated_gaia_id: account }),
      },
    };
  }
}

function pointOf(bytes: Uint8Array): { latitude: number; longitude: number } | "damaged" | undefined {
  try {
    let message: Message | undefined = decodeMessage(bytes);
    for (const field of [3, 1, 4, 5]) message = message && asMessage(first(message, field));
    const latitude = message && degrees(message, 1, 90);
    const longitude = message && degrees(message, 2, 180);
    return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError) return "damaged";
    throw error;
  }
}

/** A negative number may come as 32 bits of two's complement. */
function degrees(point: Message, field: number, most: number): number | undefined {
  const stored = Number(asSigned(first(point, field)) ?? Number.NaN);
  const value = (stored > 2 ** 31 ? stored - 2 ** 32 : stored) / 1e7;
  return Math.abs(value) <= most ? value : undefined;
}
