import type { RecordDraft } from "../../records/kinds.ts";
import type { JsonFields } from "../android/json-fields.ts";
import { endPoint, pointIn, pointOfText } from "./geo.ts";
import type { ExportItem } from "./json-export.ts";

/** What a phone exports of its timeline. iOS writes numbers as texts, Android as numbers. */
type Layout = "android_timeline" | "ios_timeline";

const taken = new Set(["startTime", "endTime", "visit", "activity", "timelinePath"]);

export function* timelineSegment({ fields, locator }: ExportItem, layout: Layout): Generator<RecordDraft> {
  const time = fields.isoTime("startTime");
  const end = fields.isoTime("endTime");
  const about = { kind: "place", time, end, locator } as const;
  const visit = fields.object("visit");
  const activity = fields.object("activity");
  const further = fields.details(taken);
  if (visit) {
    const place = visit.object("topCandidate");
    yield {
      ...about,
      place_type: "visit",
      ...pointIn(place),
      name: place?.text("semanticType") ?? null,
      details: { layout, ...further, visit: visit.details(new Set()) },
    };
  }
  if (activity) {
    yield {
      ...about,
      place_type: "trip",
      ...pointOf(activity, "start"),
      ...endPoint(pointOf(activity, "end")),
      activity: activity.object("topCandidate")?.text("type") ?? null,
      details: { layout, ...further, activity: activity.details(new Set(["start", "end"])) },
    };
  }
  for (const point of fields.objects("timelinePath")) {
    yield {
      kind: "place",
      time: pathTime(point, time),
      locator,
      place_type: "position",
      ...pointIn(point),
      details: { layout },
    };
  }
  // A longer journey, of which only the places gone to are known.
  if (fields.has("timelineMemory")) yield { ...about, place_type: "trip", details: { layout, ...further } };
}

/** `"geo:48.1,2.1"`, or an object with `latLng`. */
function pointOf(fields: JsonFields, name: string) {
  const value = fields.raw(name);
  return typeof value === "string" ? pointOfText(fields, value) : pointIn(fields.object(name));
}

/** iOS counts whole minutes from the segment's start; the start is written in `Z` or with an offset. */
function pathTime(point: JsonFields, start: number | null): number | null {
  if (point.has("time")) return point.isoTime("time");
  const minutes = point.number("durationMinutesOffsetFromStartTime");
  return start === null || minutes === null ? null : start + minutes * 60_000_000;
}

const positionTaken = new Set([
  "LatLng",
  "latLng",
  "point",
  "accuracyMeters",
  "altitudeMeters",
  "speedMetersPerSecond",
  "source",
  "timestamp",
]);

export function* rawSignal({ fields, locator }: ExportItem): Generator<RecordDraft> {
  const position = fields.object("position");
  if (position) yield measured(position, locator);
  const scan = fields.object("wifiScan");
  const time = scan?.isoTime("deliveryTime") ?? null;
  for (const seen of scan?.objects("devicesRecords") ?? []) {
    const { mac, ...signal } = seen.details(new Set());
    yield {
      kind: "wifi_network",
      time,
      locator,
      bssid: macOf(mac),
      details: { layout: "android_timeline", ...signal, ...(macOf(mac) === null ? { mac: mac ?? null } : {}) },
    };
  }
}

function measured(position: JsonFields, locator: ExportItem["locator"]): RecordDraft {
  return {
    kind: "place",
    time: position.isoTime("timestamp"),
    locator,
    place_type: "position",
    ...pointIn(position),
    accuracy: position.number("accuracyMeters"),
    altitude: position.number("altitudeMeters"),
    speed: position.number("speedMetersPerSecond"),
    source: position.text("source"),
    details: { layout: "android_timeline", ...position.details(positionTaken) },
  };
}

/** Six bytes as one whole number. */
function macOf(value: unknown): string | null {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(number) || Number(number) < 0 || Number(number) >= 2 ** 48) return null;
  return (Number(number).toString(16).padStart(12, "0").match(/../g) ?? []).join(":");
}

/** Takeout's `Timeline Edits.json`: signals inside one more envelope, with places as numbers. */
export function* editedPosition({ fields, locator }: ExportItem): Generator<RecordDraft> {
  const position = fields.object("rawSignal")?.object("signal")?.object("position");
  if (!position) return;
  const millimetres = position.number("accuracyMm");
  const device = fields.raw("deviceId");
  yield {
    ...measured(position, locator),
    kind: "place",
    accuracy: millimetres === null ? position.number("accuracyMeters") : millimetres / 1000,
    device: typeof device === "string" || typeof device === "number" ? String(device) : null,
    details: { layout: "timeline_edits" },
  };
}

export function frequentPlace({ fields, locator }: ExportItem): RecordDraft {
  return {
    kind: "place",
    locator,
    place_type: "visit",
    ...pointIn(fields),
    name: fields.text("label"),
    details: {
      layout: "android_timeline",
      list: "frequentPlaces",
      ...fields.details(new Set(["placeLocation", "label"])),
    },
  };
}
