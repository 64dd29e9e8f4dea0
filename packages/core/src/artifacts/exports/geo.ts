import type { JsonFields } from "../android/json-fields.ts";

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * A point as Google's exports write it: whole numbers of 10⁻⁷ degrees under a pair of names, or a text: `48.8566°, 2.3522°`
 * (Android), `geo:48.8566,2.3522` (iOS) or without either. Null where none is given; one that cannot be is said.
 */
export function pointIn(fields: JsonFields | null): Point | null {
  if (!fields) return null;
  for (const [latitude, longitude] of pairs) {
    if (fields.has(latitude) || fields.has(longitude)) {
      return within(fields, degrees(fields.number(latitude)), degrees(fields.number(longitude)));
    }
  }
  for (const name of texts) {
    const value = fields.raw(name);
    if (typeof value === "string") return pointOfText(fields, value);
    if (value !== undefined) return pointIn(fields.object(name));
  }
  return null;
}

const pairs = [
  ["latitudeE7", "longitudeE7"],
  ["latE7", "lngE7"],
  ["centerLatE7", "centerLngE7"],
] as const;
const texts = ["latLng", "LatLng", "point", "placeLocation"];

const form = /^\s*(?:geo:)?\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*°?\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*°?\s*$/;

/** A point that is a text by itself. */
export function pointOfText(fields: JsonFields, value: unknown): Point | null {
  const [, latitude, longitude] = form.exec(typeof value === "string" ? value : "") ?? [];
  if (latitude !== undefined) return within(fields, Number(latitude), Number(longitude));
  fields.odd("a place is not one on Earth");
  return null;
}

/** Some old exports have negative numbers as unsigned ones of 32 bits (LocationHistoryFormat). */
function degrees(e7: number | null): number | null {
  if (e7 === null) return null;
  return (e7 > 1_800_000_000 ? e7 - 2 ** 32 : e7) / 1e7;
}

function within(fields: JsonFields, latitude: number | null, longitude: number | null): Point | null {
  if (latitude === null || longitude === null) return null;
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  fields.odd("a place is not one on Earth");
  return null;
}

/** The place that a trip or visit ended at. */
export function endPoint(point: Point | null): { readonly end_latitude?: number; readonly end_longitude?: number } {
  return point ? { end_latitude: point.latitude, end_longitude: point.longitude } : {};
}
