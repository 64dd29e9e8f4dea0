import type { Place } from "@sillage/core/workbench/places.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked } from "../../app/states.tsx";
import { locales, useText } from "../../text/catalogue.ts";
import { drawMap, type Picture } from "./picture.ts";
import { type Sight, sightOf } from "./search.ts";
import { coloursOf } from "./style.ts";
import { texts } from "./texts.ts";
import { type Country, loadWorld } from "./world.ts";

interface Props {
  readonly places: readonly Place[];
  readonly chosen: Place | undefined;
  readonly at: string | undefined;
  /** Goes up each time that all is asked to be in sight. */
  readonly fits: number;
  readonly onPlace: (id: string) => void;
  readonly onMove: (sight: Sight) => void;
}

export function MapPicture(props: Props) {
  const world = useQuery({ queryKey: ["world"], queryFn: loadWorld });
  return <Asked query={world}>{(data) => <Drawn {...props} world={data} />}</Asked>;
}

function Drawn({
  places,
  chosen,
  at,
  fits,
  onPlace,
  onMove,
  world,
}: Props & { readonly world: Awaited<ReturnType<typeof loadWorld>> }) {
  const t = useText(texts);
  const { theme, language } = usePreferences().preferences;
  const place = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const latest = useRef({ onPlace, onMove, at, places });
  useEffect(() => {
    latest.current = { onPlace, onMove, at, places };
  });
  const [picture, setPicture] = useState<Picture>();
  const [cannot, setCannot] = useState(false);

  // Drawn anew in another theme or language: colours and names of countries are part of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the style sheets say.
  useEffect(() => {
    const [element, over] = [place.current, labels.current];
    if (!element || !over) return;
    const names = new Intl.DisplayNames(locales[language], { type: "region" });
    try {
      const drawn = drawMap({
        element,
        labels: over,
        ...world,
        colours: coloursOf(element),
        sight: sightOf(latest.current.at),
        words: { title: t("picture"), zoomIn: t("zoomIn"), zoomOut: t("zoomOut") },
        nameOf: (country: Country) =>
          country.letters === undefined ? country.name : (names.of(country.letters) ?? country.name),
        onPlace: (id) => latest.current.onPlace(id),
        onMove: (sight) => latest.current.onMove(sight),
      });
      if (latest.current.at === undefined) drawn.fit(latest.current.places);
      setPicture(drawn);
      return () => {
        setPicture(undefined);
        drawn.end();
      };
    } catch {
      // Without WebGL there is no picture; the list has the same places.
      setCannot(true);
      return;
    }
  }, [world, theme, language, t]);

  useEffect(() => picture?.show(places), [picture, places]);
  useEffect(() => picture?.choose(chosen), [picture, chosen]);
  useEffect(() => {
    if (fits > 0) picture?.fit(latest.current.places);
  }, [picture, fits]);

  if (cannot) return <p className="state">{t("noPicture")}</p>;
  return (
    <div className="map-picture" dir="ltr">
      <div ref={place} className="map-canvas" />
      <div ref={labels} className="map-labels" aria-hidden="true" />
    </div>
  );
}
