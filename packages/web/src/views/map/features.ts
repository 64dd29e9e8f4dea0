import { type Place, type PlaceType, placeTypes } from "@sillage/core/workbench/places.ts";
import type { Search } from "./search.ts";

/** What the map draws, made of the places of the case. Positions are GeoJSON's: longitude first. */
type Position = [number, number];
type Feature<Geometry> = {
  readonly type: "Feature";
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number>>;
};
export interface Features<Geometry> {
  readonly type: "FeatureCollection";
  readonly features: Feature<Geometry>[];
}
export type Points = Features<{ readonly type: "Point"; readonly coordinates: Position }>;
export type Lines = Features<{ readonly type: "LineString"; readonly coordinates: Position[] }>;

/** An antenna is where a mast stands, not where the phone was: it never stands among positions. */
export const isAntenna = ({ type }: Place): boolean => type === "antenna";

/** What the types and the time let through; what has no time only without a range. */
export function shownOf(places: readonly Place[], { from, to, without }: Search): readonly Place[] {
  return places.filter(({ type, time, end }) => {
    if (without?.includes(type)) return false;
    if (from === undefined && to === undefined) return true;
    if (time === undefined) return false;
    // A visit belongs to every moment that it lasted.
    return (to === undefined || time < to) && (from === undefined || Math.max(time, end ?? time) >= from);
  });
}

export function countsOf(places: readonly Place[]): readonly { readonly type: PlaceType; readonly count: number }[] {
  const counts = new Map<PlaceType, number>();
  for (const { type } of places) counts.set(type, (counts.get(type) ?? 0) + 1);
  return placeTypes.flatMap((type) => {
    const count = counts.get(type);
    return count === undefined ? [] : [{ type, count }];
  });
}

/** Metres of a pixel at zoom 0 on the equator, where the world is 512 pixels wide. */
const metresOfPixel = 40_075_016.686 / 512;

/** Pixels that a distance has at zoom 0; twice as many a zoom further in (Mercator). */
export function pixelsAtZoom0(metres: number, latitude: number): number {
  return metres / (metresOfPixel * Math.max(0.01, Math.cos((latitude * Math.PI) / 180)));
}

export function pointsOf(places: readonly Place[]): Points {
  return {
    type: "FeatureCollection",
    features: places.map(({ id, type, latitude, longitude, accuracy }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [longitude, latitude] },
      properties: {
        id,
        type,
        ...(accuracy === undefined || accuracy <= 0 ? {} : { radius: pixelsAtZoom0(accuracy, latitude) }),
      },
    })),
  };
}

/** A straight line from the start of a trip to its end: the way between is not known. */
export function tripsOf(places: readonly Place[]): Lines {
  return {
    type: "FeatureCollection",
    features: places.flatMap(({ id, latitude, longitude, endLatitude, endLongitude }) =>
      endLatitude === undefined || endLongitude === undefined
        ? []
        : [
            {
              type: "Feature" as const,
              geometry: {
                type: "LineString" as const,
                coordinates: [
                  [longitude, latitude],
                  [endLongitude, endLatitude],
                ] satisfies Position[],
              },
              properties: { id },
            },
          ],
    ),
  };
}

/** West, south, east, north; undefined without a place. */
export function boundsOf(places: readonly Place[]): [number, number, number, number] | undefined {
  if (places.length === 0) return undefined;
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const { latitude, longitude } of places) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds;
}

/** Places by time, without those that have none. */
export function momentsOf(places: readonly Place[]): readonly (readonly [number, number])[] {
  return places.flatMap(({ time }) => (time === undefined ? [] : [[time, 1] as const]));
}
