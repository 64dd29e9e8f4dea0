import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { usePreferences } from "../app/preferences.tsx";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { isoClock, recordClock } from "./time.ts";

/** A time in the zone that is chosen. */
export function When({ iso }: { readonly iso: string | null }) {
  const { zone } = usePreferences().preferences;
  const t = useText(common);
  if (iso === null) return <span className="soft">{t("noTime")}</span>;
  return (
    <time className="when" dir="ltr" dateTime={iso}>
      {isoClock(iso, zone)}
    </time>
  );
}

export function RecordWhen({ time, basis }: { readonly time: number | null; readonly basis: TimeBasis }) {
  const { zone } = usePreferences().preferences;
  const t = useText(common);
  if (time === null) return <span className="soft">{t("noTime")}</span>;
  return (
    <time className="when" dir="ltr" title={basis === "device_local" ? t("phoneClock") : undefined}>
      {recordClock(time, basis, zone)}
      {basis === "device_local" && <span aria-hidden="true"> ≈</span>}
    </time>
  );
}
