import { type PlaceType, placeTypes } from "@sillage/core/workbench/places.ts";
import { given } from "../../app/view.ts";

export interface Search {
  /** Microseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** Types that are not shown. */
  readonly without?: readonly PlaceType[];
  /** The place that is looked at (id of its record). */
  readonly place?: string;
  /** What part of the world is in sight: `zoom/latitude/longitude`. */
  readonly at?: string;
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const listed = Array.isArray(search["without"]) ? (search["without"] as readonly unknown[]) : [];
  const without = placeTypes.filter((type) => listed.includes(type));
  const { at } = given.text(search, "at");
  return {
    ...given.number(search, "from"),
    ...given.number(search, "to"),
    ...(without.length > 0 ? { without } : {}),
    ...given.text(search, "place"),
    ...(at !== undefined && sightOf(at) ? { at } : {}),
  };
}

export interface Sight {
  readonly zoom: number;
  readonly latitude: number;
  readonly longitude: number;
}

export function sightOf(text: string | undefined): Sight | undefined {
  const [, zoom, latitude, longitude] =
    /^(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/.exec(text ?? "") ?? [];
  if (zoom === undefined) return undefined;
  const sight = { zoom: Number(zoom), latitude: Number(latitude), longitude: Number(longitude) };
  const isOnEarth = sight.zoom <= 22 && Math.abs(sight.latitude) <= 90 && Math.abs(sight.longitude) <= 180;
  return isOnEarth ? sight : undefined;
}

export function sightText({ zoom, latitude, longitude }: Sight): string {
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return `${zoom.toFixed(2)}/${latitude.toFixed(4)}/${turned.toFixed(4)}`;
}
