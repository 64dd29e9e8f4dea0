import { severities } from "@sillage/core/rules/rule.ts";
import type { CaseOverview, Incident } from "@sillage/core/workbench/cases.ts";
import { Link } from "@tanstack/react-router";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Evidence } from "../../parts/evidence.tsx";
import { Shape } from "../../parts/severity.tsx";
import { isoClock, isoMicros } from "../../parts/time.ts";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

const gravestShown = 8;
const rows = severities.toReversed();

/** The findings on one strip of time, a row a severity, with the times in other hands behind them. */
export function Strip({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const points = overview.incidents.flatMap((one) => {
    const at = isoMicros(one.time);
    return at === undefined || one.severity === "informational" ? [] : [{ ...one, at }];
  });
  const [first, last] = [points.at(0), points.at(-1)].map((one) => one?.at);
  if (first === undefined || last === undefined) return null;
  const from = points.reduce((least, { at }) => Math.min(least, at), first);
  const to = points.reduce((most, { at }) => Math.max(most, at), last);
  const share = (time: number) => (to === from ? 500 : 12 + ((time - from) / (to - from)) * 976);
  const label = t("stripText", {
    from: isoClock(new Date(from / 1000).toISOString(), zone),
    to: isoClock(new Date(to / 1000).toISOString(), zone),
  });
  const windows = overview.custody.flatMap(({ window }) => {
    const [start, end] = [isoMicros(window.start), isoMicros(window.end)];
    return start === undefined || end === undefined || end < from || start > to
      ? []
      : [{ start, end, label: window.label }];
  });
  return (
    <div className="incidents">
      <h3>{t("strip")}</h3>
      <svg viewBox="0 0 1000 84" className="time-strip" role="img" aria-label={label} preserveAspectRatio="none">
        {windows.map(({ start, end, label: name }) => (
          <rect
            key={name}
            className="custody-window"
            x={share(Math.max(start, from))}
            y="0"
            width={Math.max(4, share(Math.min(end, to)) - share(Math.max(start, from)))}
            height="84"
          />
        ))}
        {points.map(({ id, at, severity }) => (
          <rect
            key={id}
            className={`tick s-${severity}`}
            x={share(at) - 2}
            y={rows.indexOf(severity) * 20 + 3}
            width="4"
            height="16"
          />
        ))}
      </svg>
      <p className="strip-ends soft" dir="ltr">
        <When iso={new Date(from / 1000).toISOString()} />
        <When iso={new Date(to / 1000).toISOString()} />
      </p>
      {windows.length > 0 && (
        <p className="soft">
          {t("custody")}: <Evidence text={windows.map((one) => one.label).join(", ")} />
        </p>
      )}
      <h3>{t("severest")}</h3>
      <ul className="gravest">
        {gravest(points).map((one) => (
          <li key={one.id}>
            <Link to={addressOf(overview.id, "findings")} search={{ finding: one.id } as never}>
              <Shape severity={one.severity} /> {one.title}
            </Link>{" "}
            <span className="soft">
              <When iso={one.time} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function gravest<T extends Incident>(points: readonly T[]): readonly T[] {
  return points
    .toSorted((a, b) => rows.indexOf(a.severity) - rows.indexOf(b.severity) || Number(b.joined) - Number(a.joined))
    .slice(0, gravestShown);
}
