import type { PlaceType } from "@sillage/core/workbench/places.ts";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Points } from "./features.ts";

/** Colours of the page, as the theme has them now. */
export interface Colours {
  readonly water: string;
  readonly land: string;
  readonly border: string;
  readonly ink: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly antenna: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    water: colour("--faint"),
    land: colour("--card"),
    border: colour("--soft"),
    ink: colour("--ink"),
    accent: colour("--accent"),
    onAccent: colour("--on-accent"),
    antenna: colour("--medium"),
  };
}

const none: Points = { type: "FeatureCollection", features: [] };

/** A distance grows twofold with each zoom: `radius` is what it has at zoom 0. */
const radius: ExpressionSpecification = [
  "interpolate",
  ["exponential", 2],
  ["zoom"],
  0,
  ["get", "radius"],
  22,
  ["*", ["get", "radius"], 2 ** 22],
];

/** The whole map: no tiles, no fonts and no pictures from anywhere; digits are drawn with the letters of the system. */
export function styleOf(colours: Colours, world: GeoJSON.FeatureCollection): StyleSpecification {
  const points = { type: "geojson", data: none, cluster: true, clusterRadius: 44, clusterMaxZoom: 14 } as const;
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: world, tolerance: 0.2 },
      trips: { type: "geojson", data: none },
      places: points,
      antennas: points,
      chosen: { type: "geojson", data: none },
    },
    layers: layersOf(colours),
  };
}

function layersOf(colours: Colours): LayerSpecification[] {
  const { water, land, border, accent, antenna } = colours;
  return [
    { id: "water", type: "background", paint: { "background-color": water } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": land } },
    {
      id: "borders",
      type: "line",
      source: "world",
      paint: { "line-color": border, "line-width": 0.7, "line-opacity": 0.7 },
    },
    {
      id: "trips",
      type: "line",
      source: "trips",
      paint: { "line-color": accent, "line-width": 1.6, "line-dasharray": [2, 2], "line-opacity": 0.8 },
    },
    ...(["antennas", "places"] as const).flatMap((source) =>
      groupLayers(source, source === "places" ? accent : antenna, colours),
    ),
    {
      id: "chosen-accuracy",
      type: "circle",
      source: "chosen",
      filter: ["has", "radius"],
      paint: {
        "circle-radius": radius,
        "circle-color": accent,
        "circle-opacity": 0.18,
        "circle-stroke-color": accent,
        "circle-stroke-width": 2,
      },
    },
    {
      id: "chosen",
      type: "circle",
      source: "chosen",
      paint: { "circle-radius": 13, "circle-opacity": 0, "circle-stroke-color": colours.ink, "circle-stroke-width": 3 },
    },
  ];
}

/** Groups of antennas stand beside those of places, which lie at the same spots. */
const beside: [number, number] = [17, 17];

function groupLayers(source: "places" | "antennas", colour: string, { land, onAccent }: Colours): LayerSpecification[] {
  return [
    {
      id: `${source}-accuracy`,
      type: "circle",
      source,
      filter: ["all", ["!", ["has", "point_count"]], ["has", "radius"]],
      paint: {
        "circle-radius": radius,
        "circle-color": colour,
        "circle-opacity": 0.07,
        "circle-stroke-color": colour,
        "circle-stroke-width": 0.8,
        "circle-stroke-opacity": 0.5,
      },
    },
    {
      id: `${source}-groups`,
      type: "circle",
      source,
      filter: ["has", "point_count"],
      paint: {
        "circle-radius": ["step", ["get", "point_count"], 13, 100, 17, 1000, 22, 10_000, 27],
        "circle-color": source === "places" ? colour : land,
        "circle-stroke-color": source === "places" ? land : colour,
        "circle-stroke-width": 2,
        ...(source === "antennas" ? { "circle-translate": beside } : {}),
      },
    },
    {
      id: `${source}-counts`,
      type: "symbol",
      source,
      filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count_abbreviated"],
        "text-size": 12,
        "text-font": ["sans-serif"],
        "text-allow-overlap": true,
      },
      paint: {
        "text-color": source === "places" ? onAccent : colour,
        ...(source === "antennas" ? { "text-translate": beside } : {}),
      },
    },
    {
      id: source,
      type: "symbol",
      source,
      filter: ["!", ["has", "point_count"]],
      layout: { "icon-image": ["get", "type"], "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
  ];
}

const size = 22;

/** A shape for each type, so that none is told by its colour alone. Antennas are the only ones that are hollow triangles. */
export function drawMark(context: CanvasRenderingContext2D, type: PlaceType, colours: Colours): void {
  const middle = size / 2;
  context.clearRect(0, 0, size, size);
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.strokeStyle = type === "antenna" ? colours.antenna : colours.land;
  context.fillStyle = type === "antenna" ? colours.land : colours.accent;
  context.beginPath();
  switch (type) {
    case "antenna":
      polygon(context, [middle, 3], [size - 3, size - 4], [3, size - 4]);
      break;
    case "visit":
      context.rect(4, 4, size - 8, size - 8);
      break;
    case "photo":
      polygon(context, [middle, 2], [size - 2, middle], [middle, size - 2], [2, middle]);
      break;
    case "learned":
      context.rect(4, 4, size - 8, size - 8);
      context.strokeStyle = colours.accent;
      context.fillStyle = colours.land;
      break;
    case "looked_at":
      context.arc(middle, middle, 6, 0, 2 * Math.PI);
      context.strokeStyle = colours.accent;
      context.fillStyle = colours.land;
      break;
    default:
      context.arc(middle, middle, 6, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
}

function polygon(context: CanvasRenderingContext2D, ...points: readonly (readonly [number, number])[]): void {
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

export function markOf(type: PlaceType, colours: Colours): ImageData | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  drawMark(context, type, colours);
  return context.getImageData(0, 0, size, size);
}
