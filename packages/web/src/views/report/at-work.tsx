import { useEffect, useMemo, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { ask } from "../../engine/client.ts";
import { locales, useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { texts } from "./texts.ts";

/** That something is being made, since when, and a way to stop it. */
export function AtWork({ isBusy, caseId }: { readonly isBusy: boolean; readonly caseId?: string }) {
  return (
    <div role="status" className="at-work">
      {isBusy && <Running {...(caseId === undefined ? {} : { caseId })} />}
    </div>
  );
}

function Running({ caseId }: { readonly caseId?: string }) {
  const t = useText(texts);
  const words = useText(common);
  const { language } = usePreferences().preferences;
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(tick);
  }, []);
  const spell = useMemo(() => new Intl.NumberFormat(locales[language], { style: "unit", unit: "second" }), [language]);
  return (
    <>
      <progress aria-label={t("making")} />
      <span className="soft">
        {t("making")} {/* Not read out every second. */}
        <span aria-hidden="true">{spell.format(seconds)}</span>
      </span>
      {caseId !== undefined && (
        <button type="button" onClick={() => void ask("cancelOutput", { case: caseId })}>
          {words("cancel")}
        </button>
      )}
    </>
  );
}
