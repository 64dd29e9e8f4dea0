import type { Place, PlaceType } from "@sillage/core/workbench/places.ts";
import { placeTypes } from "@sillage/core/workbench/places.ts";
import {
  type GeoJSONSource,
  Map as MapLibre,
  type MapMouseEvent,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import { boundsOf, isAntenna, pointsOf, tripsOf } from "./features.ts";
import { type Label, placed } from "./labels.ts";
import type { Sight } from "./search.ts";
import { type Colours, markOf, styleOf } from "./style.ts";
import type { Country, World } from "./world.ts";

setWorkerUrl(workerUrl);

export interface PictureOptions {
  readonly element: HTMLElement;
  readonly labels: HTMLElement;
  readonly shapes: World;
  readonly countries: readonly Country[];
  readonly colours: Colours;
  readonly sight: Sight | undefined;
  readonly words: Readonly<Record<"zoomIn" | "zoomOut" | "title", string>>;
  readonly nameOf: (country: Country) => string;
  readonly onPlace: (id: string) => void;
  readonly onMove: (sight: Sight) => void;
}

/** The drawn map. It is told what to show, and tells what was chosen. */
export interface Picture {
  show(places: readonly Place[]): void;
  choose(place: Place | undefined): void;
  fit(places: readonly Place[]): void;
  end(): void;
}

/** Throws where the browser cannot draw. */
export function drawMap(options: PictureOptions): Picture {
  const { element, shapes, colours, sight, words, onPlace, onMove } = options;
  const map = new MapLibre({
    container: element,
    style: styleOf(colours, shapes),
    center: [sight?.longitude ?? 10, sight?.latitude ?? 30],
    zoom: sight?.zoom ?? 1,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: {
      "Map.Title": words.title,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({}), "bottom-left");
  const ready = new Promise<void>((resolve) => map.once("load", () => resolve()));
  for (const type of placeTypes) addMark(map, type, colours);

  /** Only what a person moves belongs into the address. */
  let isOurMove = true;
  map.on("moveend", () => {
    drawLabels(map, options);
    const wasOurs = isOurMove;
    isOurMove = false;
    if (wasOurs) return;
    const { lng, lat } = map.getCenter();
    onMove({ zoom: map.getZoom(), latitude: lat, longitude: lng });
  });
  map.on("resize", () => drawLabels(map, options));
  void ready.then(() => {
    isOurMove = false;
    drawLabels(map, options);
  });
  map.once("idle", () => {
    element.dataset["drawn"] = "true";
  });
  const layers = ["places", "antennas", "places-groups", "antennas-groups"];
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures(around(event), { layers });
    if (!found) return;
    const { id, cluster_id: group } = found.properties as Readonly<Record<string, unknown>>;
    if (typeof id === "string") onPlace(id);
    else if (typeof group === "number" && found.geometry.type === "Point") {
      const [longitude = 0, latitude = 0] = found.geometry.coordinates;
      void source(map, found.source)
        ?.getClusterExpansionZoom(group)
        .then((zoom) =>
          map.easeTo(
            { center: [longitude, latitude], zoom: Math.min(zoom + 0.2, 19) },
            { originalEvent: event.originalEvent },
          ),
        );
    }
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = map.queryRenderedFeatures(around(event), { layers }).length > 0 ? "pointer" : "";
  });

  let isOver = false;
  const whenReady = (act: () => void) => void ready.then(() => !isOver && act());
  return {
    show: (places) =>
      whenReady(() => {
        void source(map, "places")?.setData(pointsOf(places.filter((place) => !isAntenna(place))));
        void source(map, "antennas")?.setData(pointsOf(places.filter(isAntenna)));
        void source(map, "trips")?.setData(tripsOf(places));
      }),
    choose: (place) =>
      whenReady(() => {
        void source(map, "chosen")?.setData(pointsOf(place ? [place] : []));
        if (!place) return;
        const at: [number, number] = [place.longitude, place.latitude];
        if (map.getBounds().contains(at) && map.getZoom() >= 9) return;
        isOurMove = true;
        map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 9) });
      }),
    fit: (places) =>
      whenReady(() => {
        const bounds = boundsOf(places);
        if (!bounds) return;
        isOurMove = true;
        map.fitBounds(bounds, { padding: 50, maxZoom: 14, animate: false });
      }),
    end: () => {
      isOver = true;
      map.remove();
    },
  };
}

function source(map: MapLibre, name: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(name);
}

function addMark(map: MapLibre, type: PlaceType, colours: Colours): void {
  const image = markOf(type, colours);
  if (image) map.addImage(type, image);
}

const reach = 6;

/** Fingers are not exact. */
function around({ point }: MapMouseEvent): [[number, number], [number, number]] {
  return [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
}

/** Pixels that a country has to measure to be named. */
const smallest = 22;

/** Names of countries are elements of the page: it knows how every script is written. */
function drawLabels(map: MapLibre, { labels, countries, nameOf }: PictureOptions): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const seen = new Set<string>();
  const pixelsOfDegree = (512 * 2 ** map.getZoom()) / 360;
  const wanted = countries.flatMap((country): readonly Label[] => {
    const text = nameOf(country);
    const isSmall = Math.sqrt(country.area) * pixelsOfDegree < smallest;
    if (text === "" || isSmall || seen.has(text)) return [];
    seen.add(text);
    const { x, y } = map.project([country.longitude, country.latitude]);
    return [{ id: country.id, text, x, y }];
  });
  const elements = placed(wanted, clientWidth, clientHeight).map(({ text, x, y }) => {
    const label = document.createElement("span");
    label.textContent = text;
    label.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
    return label;
  });
  labels.replaceChildren(...elements);
}
