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

/** The gravest findings, and where findings have a time, all of them on one strip of it. */
export function Incidents({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  const named = gravest(overview.incidents.filter(({ severity }) => severity !== "informational"));
  return (
    <div className="incidents">
      {named.length > 0 && (
        <>
          <h3>{t("severest")}</h3>
          <ul className="gravest">
            {named.map((one) => (
              <li key={one.id}>
                <Shape severity={one.severity} />
                <span>
                  <Link to={addressOf(overview.id, "findings")} search={{ finding: one.id } as never}>
                    {one.title}
                  </Link>
                  {one.value !== null && (
                    <>
                      {" "}
                      <Evidence text={one.value} network={one.network} />
                    </>
                  )}
                </span>
                <span className="soft">
                  <When iso={one.time} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Strip overview={overview} />
    </div>
  );
}

/** The findings on one strip of time, a row a severity, with the times in other hands behind them. */
function Strip({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const points = overview.incidents.flatMap((one) => {
    const at = one.time === null ? undefined : isoMicros(one.time);
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
    <>
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
    </>
  );
}

function gravest(incidents: readonly Incident[]): readonly Incident[] {
  return incidents
    .toSorted((a, b) => rows.indexOf(a.severity) - rows.indexOf(b.severity) || Number(b.joined) - Number(a.joined))
    .slice(0, gravestShown);
}
