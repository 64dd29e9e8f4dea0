import type { Place } from "@sillage/core/workbench/places.ts";
import { useMemo, useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Asked, Empty } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { binsOf } from "../../parts/range/bins.ts";
import { Brush } from "../../parts/range/brush.tsx";
import { RangeFields } from "../../parts/range/fields.tsx";
import { useText } from "../../text/catalogue.ts";
import { countsOf, momentsOf, shownOf } from "./features.ts";
import { MapPicture } from "./map-picture.tsx";
import { PlaceList } from "./place-list.tsx";
import { PlacePane } from "./place-pane.tsx";
import { type Search, sightText } from "./search.ts";
import { texts } from "./texts.ts";
import "../../parts/link-button.css";
import "./map.css";

const bins = 120;

export default function MapPage(props: ViewProps<Search>) {
  const t = useText(texts);
  const { caseId, search } = props;
  const whole = useAsk("places", { case: caseId });
  // Where a case has more than are listed at once, a shorter time is asked for by itself.
  const isPart = whole.data?.cut === true && (search.from !== undefined || search.to !== undefined);
  const part = useAsk(
    "places",
    {
      case: caseId,
      ...(search.from === undefined ? {} : { from: search.from }),
      ...(search.to === undefined ? {} : { to: search.to }),
    },
    { enabled: isPart, keepPrevious: true },
  );
  return (
    <div className="map-view">
      <h1 className="visually-hidden">{t("title")}</h1>
      <Asked query={whole}>
        {(data) =>
          data.places.length === 0 ? (
            <Empty>{t("none")}</Empty>
          ) : (
            <Places
              {...props}
              all={data.places}
              places={(isPart ? part.data : undefined)?.places ?? data.places}
              isCut={(isPart ? part.data?.cut : data.cut) ?? false}
            />
          )
        }
      </Asked>
    </div>
  );
}

interface PlacesProps extends ViewProps<Search> {
  /** Those that the picture of time is made of, and those that may be shown. */
  readonly all: readonly Place[];
  readonly places: readonly Place[];
  readonly isCut: boolean;
}

function Places({ caseId, search, setSearch, all, places, isCut }: PlacesProps) {
  const t = useText(texts);
  const [fits, setFits] = useState(0);
  const { from, to, without, place } = search;
  const shown = useMemo(() => shownOf(places, known({ from, to, without })), [places, from, to, without]);
  const counts = useMemo(() => countsOf(all), [all]);
  const moments = useMemo(() => binsOf(momentsOf(shownOf(all, known({ without }))), bins), [all, without]);
  const chosen = shown.find(({ id }) => id === place);
  const fit = () => {
    setFits(fits + 1);
    setSearch({ at: undefined }, { replace: true });
  };
  const choose = (id: string) => setSearch({ place: id }, { replace: place !== undefined });

  useKeys([
    {
      key: "Escape",
      label: place === undefined ? t("wholeTime") : t("close"),
      run: () =>
        place === undefined ? setSearch({ from: undefined, to: undefined }) : setSearch({ place: undefined }),
    },
    { key: "f", label: t("fit"), run: fit },
  ]);

  return (
    <>
      <div className="map-tools">
        <fieldset className="map-types">
          <legend className="visually-hidden">{t("types")}</legend>
          {counts.map(({ type, count }) => (
            <label key={type} className={`map-type t-${type}`}>
              <input
                type="checkbox"
                checked={!without?.includes(type)}
                onChange={({ target }) => {
                  const rest = (without ?? []).filter((one) => one !== type);
                  const next = target.checked ? rest : [...rest, type];
                  setSearch({ without: next.length > 0 ? next : undefined });
                }}
              />
              <span className="map-mark" aria-hidden="true" /> {t(`type_${type}`)}{" "}
              <span className="soft number">{count.toLocaleString("en-GB")}</span>
            </label>
          ))}
        </fieldset>
        <RangeFields from={from} to={to} onRange={(range) => setSearch(range)} />
        <button type="button" onClick={fit}>
          {t("fit")}
        </button>
      </div>
      <div className="map-time">
        <Brush bins={moments} from={from} to={to} onRange={(start, end) => setSearch({ from: start, to: end })} />
        <p className="soft tally" role="status">
          {t("places", { count: shown.length })}
          {isCut && ` · ${t("cut", { count: places.length })}`}
        </p>
      </div>
      <div className="map-body">
        <div className="map-side">
          <MapPicture
            places={shown}
            chosen={chosen}
            at={search.at}
            fits={fits}
            onPlace={choose}
            onMove={(sight) => setSearch({ at: sightText(sight) }, { replace: true })}
          />
          <p className="soft map-notes">
            {t("circleNote")}
            {counts.some(({ type }) => type === "antenna") && ` ${t("antennaNote")}`}
            {counts.some(({ type }) => type === "trip") && ` ${t("tripNote")}`}
            {counts.some(({ type }) => type === "looked_at") && ` ${t("lookedAtNote")}`} {t("world")}
          </p>
        </div>
        <div className="map-list">
          {shown.length === 0 ? (
            <Empty>{t("noneShown")}</Empty>
          ) : (
            <PlaceList places={shown} place={place} onPlace={choose} />
          )}
          {place !== undefined && (
            <PlacePane caseId={caseId} id={place} onClose={() => setSearch({ place: undefined })} />
          )}
        </div>
      </div>
    </>
  );
}

/** Without what is undefined. */
function known<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
