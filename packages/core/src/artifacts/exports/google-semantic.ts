import type { RecordDraft } from "../../records/kinds.ts";
import type { JsonFields } from "../android/json-fields.ts";
import { endPoint, pointIn } from "./geo.ts";
import type { ExportItem } from "./json-export.ts";

/** Takeout's Semantic Location History: `placeVisit` or `activitySegment`, as LocationHistoryFormat describes them. */
export function* semanticObject({ fields }: ExportItem): Generator<RecordDraft> {
  const visit = fields.object("placeVisit");
  if (visit) yield* placeVisit(visit, 0);
  const segment = fields.object("activitySegment");
  if (segment) yield* activitySegment(segment);
}

/** A time in one of the two forms that a name has: ISO 8601, or milliseconds as text. */
export function eitherTime(fields: JsonFields | null, name: string): number | null {
  if (!fields) return null;
  return fields.has(`${name}Ms`) ? fields.time(`${name}Ms`, "unix_ms") : fields.isoTime(name);
}

/** The number that Google gives a phone: Settings.json tells which phone it is. */
export function deviceOf(fields: JsonFields | null): string | null {
  const tag = fields?.raw("deviceTag");
  return typeof tag === "number" || typeof tag === "string" ? String(tag) : null;
}

const segmentTaken = new Set(["startLocation", "endLocation", "duration", "activityType", "simplifiedRawPath"]);

function* activitySegment(segment: JsonFields): Generator<RecordDraft> {
  const duration = segment.object("duration");
  const way = segment.object("waypointPath");
  const waypoints = way?.objects("waypoints") ?? [];
  const from = segment.object("startLocation");
  yield {
    kind: "place",
    time: eitherTime(duration, "startTimestamp"),
    end: eitherTime(duration, "endTimestamp"),
    locator: segment.locator,
    place_type: "trip",
    // Old trips have their places only among the points of the way.
    ...(pointIn(from) ?? pointIn(waypoints.at(0) ?? null)),
    ...endPoint(pointIn(segment.object("endLocation")) ?? pointIn(waypoints.at(-1) ?? null)),
    activity: segment.text("activityType") ?? way?.text("travelMode") ?? null,
    device: deviceOf(from?.object("sourceInfo") ?? null),
    details: { layout: "semantic", ...segment.details(segmentTaken) },
  };
  yield* pathPositions(segment);
}

const visitTaken = new Set(["location", "duration", "simplifiedRawPath", "childVisits"]);

/** Visits to a shop may lie inside a visit to its mall; none lies deeper. */
const deepestVisit = 1;

function* placeVisit(visit: JsonFields, depth: number): Generator<RecordDraft> {
  const duration = visit.object("duration");
  const location = visit.object("location");
  yield {
    kind: "place",
    time: eitherTime(duration, "startTimestamp"),
    end: eitherTime(duration, "endTimestamp"),
    locator: visit.locator,
    place_type: "visit",
    ...(pointIn(location) ?? pointIn(visit)),
    name: location?.text("name") ?? location?.text("semanticType") ?? null,
    address: location?.text("address") ?? null,
    device: deviceOf(location?.object("sourceInfo") ?? null),
    details: { layout: "semantic", placeId: location?.text("placeId") ?? null, ...visit.details(visitTaken) },
  };
  yield* pathPositions(visit);
  for (const child of visit.objects("childVisits")) {
    if (depth < deepestVisit) yield* placeVisit(child, depth + 1);
    else child.odd("a visit lies too deep inside of others");
  }
}

/** Positions with times of their own inside of a visit or trip. */
function* pathPositions(part: JsonFields): Generator<RecordDraft> {
  for (const point of part.object("simplifiedRawPath")?.objects("points") ?? []) {
    yield {
      kind: "place",
      time: eitherTime(point, "timestamp"),
      locator: part.locator,
      place_type: "position",
      ...pointIn(point),
      accuracy: point.number("accuracyMeters"),
      details: { layout: "semantic" },
    };
  }
}
