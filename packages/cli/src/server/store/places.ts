import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { type Place, type PlaceList, type PlaceType, placeTypes } from "@sillage/core/workbench/places.ts";
import { numberOf, textOf } from "./derived.ts";
import type { RecordDb, Row } from "./record-db.ts";
import { conditionsOf } from "./where.ts";

const mostPlaces = 100_000;

/** What has a position on earth: places and photos, in the order of time. */
export async function placesOf(
  db: RecordDb,
  range: { readonly from?: number; readonly to?: number },
): Promise<PlaceList> {
  const sources = (["place", "photo"] as const)
    .filter((kind) => db.kinds.includes(kind))
    .map((kind) => positioned[kind]);
  if (sources.length === 0) return { places: [], cut: false };
  const { sql, values } = conditionsOf(range, db).where;
  const rows = await db.query(
    `SELECT p.*, epoch_us(r.time) AS time, r.time_basis::VARCHAR AS time_basis, r.evidence
     FROM (${sources.join(" UNION ALL ")}) p JOIN (SELECT * FROM records WHERE ${sql}) r USING (id)
     WHERE latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180
     ORDER BY r.time NULLS LAST, id LIMIT ${mostPlaces + 1}`,
    values,
  );
  return { places: rows.slice(0, mostPlaces).map(place), cut: rows.length > mostPlaces };
}

const positioned = {
  place:
    'SELECT id, place_type AS type, latitude, longitude, accuracy, "end", end_latitude, end_longitude, coalesce(name, address) AS name FROM place',
  photo: "SELECT id, 'photo', latitude, longitude, NULL, NULL, NULL, NULL, coalesce(name, path) FROM photo",
};

function place(row: Row): Place {
  const type = String(row["type"]);
  const end = row["end"];
  return {
    id: String(row["id"]),
    type: isType(type) ? type : "unknown",
    evidence: Number(row["evidence"]),
    latitude: Number(row["latitude"]),
    longitude: Number(row["longitude"]),
    timeBasis: String(row["time_basis"]) as TimeBasis,
    ...known("time", numberOf(row["time"])),
    ...known("accuracy", numberOf(row["accuracy"])),
    ...known("end", typeof end === "object" && end !== null && "micros" in end ? Number(end.micros) : null),
    ...known("endLatitude", numberOf(row["end_latitude"])),
    ...known("endLongitude", numberOf(row["end_longitude"])),
    ...known("name", textOf(row["name"])),
  };
}

function isType(type: string): type is PlaceType {
  return placeTypes.some((one) => one === type);
}

function known<N extends string, T>(name: N, value: T | null): { readonly [K in N]?: T } {
  return (value === null ? {} : { [name]: value }) as { readonly [K in N]?: T };
}
