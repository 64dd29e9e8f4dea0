import { languages } from "@sillage/core/findings/language.ts";
import { useState } from "react";
import { zoneName } from "../parts/time.ts";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { languageNames } from "../text/language-names.ts";
import { Dialog } from "./dialog.tsx";
import { isZone, type Preferences, usePreferences } from "./preferences.tsx";

/** The zone that all times are shown in: always in sight. */
export function ZoneChoice() {
  const t = useText(common);
  const { preferences, prefer } = usePreferences();
  const [asks, setAsks] = useState(false);
  const { zone } = preferences;
  const isOther = zone !== "UTC" && zone !== "mine";
  return (
    <>
      <label className="choice">
        <span>{t("zone")}</span>
        <select
          value={zone}
          onChange={({ target }) => (target.value === "other" ? setAsks(true) : prefer({ zone: target.value }))}
        >
          <option value="UTC">UTC</option>
          <option value="mine">{t("zoneMine", { zone: zoneName("mine") })}</option>
          {isOther && <option value={zone}>{zone}</option>}
          <option value="other">{t("zoneOther")}</option>
        </select>
      </label>
      {asks && <ZoneDialog onClose={() => setAsks(false)} />}
    </>
  );
}

function ZoneDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText(common);
  const { prefer } = usePreferences();
  const [typed, setTyped] = useState("");
  const isKnown = isZone(typed.trim());
  return (
    <Dialog title={t("zone")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isKnown) return;
          prefer({ zone: typed.trim() });
          onClose();
        }}
      >
        <label className="field">
          <span>{t("zoneAsk")}</span>
          <input type="text" dir="ltr" list="zones" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </label>
        <datalist id="zones">
          {Intl.supportedValuesOf("timeZone").map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {typed !== "" && !isKnown && <p role="alert">{t("zoneUnknown")}</p>}
        <button type="submit">{t("save")}</button>
      </form>
    </Dialog>
  );
}

export function Settings({ onClose }: { readonly onClose: () => void }) {
  const t = useText(common);
  const { preferences, prefer } = usePreferences();
  return (
    <Dialog title={t("tools")} onClose={onClose}>
      <label className="field">
        <span>{t("language")}</span>
        <select
          value={preferences.language}
          onChange={({ target }) => prefer({ language: target.value as Preferences["language"] })}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t("theme")}</span>
        <select
          value={preferences.theme}
          onChange={({ target }) => prefer({ theme: target.value as Preferences["theme"] })}
        >
          <option value="system">{t("themeSystem")}</option>
          <option value="light">{t("themeLight")}</option>
          <option value="dark">{t("themeDark")}</option>
        </select>
      </label>
      <label className="field">
        <span>{t("analyst")}</span>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          value={preferences.analyst}
          onChange={({ target }) => prefer({ analyst: target.value })}
        />
      </label>
    </Dialog>
  );
}
