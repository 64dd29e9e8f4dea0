import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { pointIn } from "./geo.ts";
import { editedPosition, frequentPlace, rawSignal, timelineSegment } from "./google-segments.ts";
import { deviceOf, eitherTime, semanticObject } from "./google-semantic.ts";
import { type ExportItem, exportItems, isListDocument } from "./json-export.ts";

/**
 * Where Google's timeline says that the phones of an account were. Four layouts: Takeout's Records and Semantic Location
 * History, and what Android and iOS phones export since 2024. What phones export has six digits and overlaps with
 * Takeout: each record says in its details which layout it is from.
 */
export const googleLocations = defineArtifact({
  id: "account.google_locations",
  title: "Timeline of a Google account",
  platform: "account",
  versions: "Takeout since 2012, exports of Android and iOS phones since 2024",
  where: { account_export: ["**/*.json"] },
  shapes: ["google_records", "google_semantic", "google_timeline", "google_timeline_list"],
  kinds: ["place", "wifi_network"],
  timeBasis: "utc",
  reach: "years, where the timeline was switched on; since 2024 phones keep what Google no longer has",
  references: ["CarlosBergillos/LocationHistoryFormat", "Freika/dawarich: importers of Google's files, with samples"],
  view: { type: "table", columns: ["time", "place_type", "latitude", "longitude", "name", "activity", "end"] },
  async *read(input) {
    const source = await input.open();
    const list = isListDocument(source);
    for (const item of exportItems(source, input, list ? [["*"]] : inObject)) {
      const [member] = item.path;
      if (list) yield* timelineSegment(item, "ios_timeline");
      else if (member === "semanticSegments") yield* timelineSegment(item, "android_timeline");
      else if (member === "timelineObjects") yield* semanticObject(item);
      else if (member === "rawSignals") yield* rawSignal(item);
      else if (member === "timelineEdits") yield* editedPosition(item);
      else if (member === "userLocationProfile") yield frequentPlace(item);
      else yield position(item);
    }
  },
});

const inObject = [
  ["locations", "*"],
  ["timelineObjects", "*"],
  ["semanticSegments", "*"],
  ["rawSignals", "*"],
  ["timelineEdits", "*"],
  ["userLocationProfile", "frequentPlaces", "*"],
];

const taken = new Set([
  "latitudeE7",
  "longitudeE7",
  "timestamp",
  "timestampMs",
  "accuracy",
  "altitude",
  "velocity",
  "source",
  "deviceTag",
]);

function position({ fields, locator }: ExportItem): RecordDraft {
  return {
    kind: "place",
    time: eitherTime(fields, "timestamp"),
    locator,
    place_type: "position",
    ...pointIn(fields),
    accuracy: fields.number("accuracy"),
    altitude: fields.number("altitude"),
    speed: fields.number("velocity"),
    source: fields.text("source"),
    device: deviceOf(fields),
    details: { layout: "records", ...fields.details(taken) },
  };
}
