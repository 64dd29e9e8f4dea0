import { feature } from "topojson-client";
import atlasUrl from "world-atlas/countries-50m.json?url";
import { lettersOf } from "./countries.ts";

type Atlas = Parameters<typeof feature>[0];
export type World = Extract<ReturnType<typeof feature>, { readonly type: "FeatureCollection" }>;

export interface Country {
  readonly id: string;
  /** Two letters of ISO 3166, where it has them; else what the map calls it. */
  readonly letters: string | undefined;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly area: number;
}

/** The world of the package: outlines of countries, and where their names go. Asked of our own server, once. */
export async function loadWorld(): Promise<{ readonly shapes: World; readonly countries: readonly Country[] }> {
  const response = await fetch(atlasUrl, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`the world was answered with ${response.status}`);
  const atlas = (await response.json()) as Atlas;
  const shapes = feature(atlas, atlas.objects["countries"] ?? { type: "GeometryCollection", geometries: [] });
  if (shapes.type !== "FeatureCollection") throw new Error("the world has no countries");
  const countries = shapes.features.flatMap(({ id, geometry, properties }, index) => {
    const polygons =
      geometry.type === "MultiPolygon"
        ? geometry.coordinates
        : geometry.type === "Polygon"
          ? [geometry.coordinates]
          : [];
    const [largest] = polygons.map(([ring = []]) => middle(ring)).sort((a, b) => b.area - a.area);
    if (!largest) return [];
    const name = typeof properties?.["name"] === "string" ? properties["name"] : "";
    return [{ id: `${id ?? ""} ${index}`, letters: lettersOf(id), name, ...largest }];
  });
  return { shapes, countries: countries.toSorted((a, b) => b.area - a.area) };
}

/** The centre of gravity of a ring, and what it encloses, in degrees. */
export function middle(ring: readonly (readonly number[])[]): Pick<Country, "longitude" | "latitude" | "area"> {
  let [area, x, y] = [0, 0, 0];
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x0 = 0, y0 = 0] = ring[at] ?? [];
    const [x1 = 0, y1 = 0] = ring[at + 1] ?? [];
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (area === 0) return { longitude: ring[0]?.[0] ?? 0, latitude: ring[0]?.[1] ?? 0, area: 0 };
  return { longitude: x / (6 * area), latitude: y / (6 * area), area: Math.abs(area) };
}
