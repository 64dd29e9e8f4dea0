import { thingOfKey } from "@sillage/core/workbench/people.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { clock } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** In how many other cases an identifier occurs. Others' phones are looked in, so nothing is asked before somebody wants it. */
export function OtherCases({ caseId, thing }: { readonly caseId: string; readonly thing: string }) {
  const t = useText(texts);
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button type="button" className="others-ask" title={t("othersHint")} onClick={() => setAsked(true)}>
        {t("inOthers")}
      </button>
    );
  }
  return <Answer caseId={caseId} thing={thing} />;
}

function Answer({ caseId, thing }: { readonly caseId: string; readonly thing: string }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const query = useAsk("identifierElsewhere", { case: caseId, thing });
  const day = (time: number | null) => (time === null ? "–" : clock(time, zone).slice(0, 10));
  return (
    <div className="others" role="status">
      <Asked query={query}>
        {({ consented, found, looked, withoutConsent, notCollected }) =>
          consented ? (
            <>
              <p>
                {t("othersFound", { count: found.length })} {t("othersLooked", { count: looked })}
                {withoutConsent > 0 && ` ${t("othersWithout", { count: withoutConsent })}`}
                {notCollected > 0 && ` ${t("othersNotCollected", { count: notCollected })}`}
              </p>
              <ul>
                {found.map((one) => (
                  <li key={one.case}>
                    <Link
                      to={addressOf(one.case, "people")}
                      search={{ thing, value: thingOfKey(thing)?.value } as never}
                    >
                      <Evidence text={one.name} />
                    </Link>{" "}
                    {t("times", { count: one.count })}{" "}
                    <bdi className="when" dir="ltr">
                      {day(one.first)} – {day(one.last)}
                    </bdi>{" "}
                    <span className="soft">
                      {t("othersPurpose")} <Evidence text={one.purpose} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>{t("othersNoConsent")}</p>
          )
        }
      </Asked>
    </div>
  );
}
