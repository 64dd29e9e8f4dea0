import { Link } from "@tanstack/react-router";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { RecordFacts } from "../../parts/records/record.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** The record of the place that is looked at. */
export function PlacePane({
  caseId,
  id,
  onClose,
}: {
  readonly caseId: string;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const vocabulary = useAsk("vocabulary", { language }).data;
  const query = useAsk("record", { case: caseId, id }, { keepPrevious: true });
  return (
    <section className="place-pane" aria-label={t("list")}>
      <Asked query={query}>
        {(record) => (
          <>
            <p className="row-buttons">
              {record.time !== null && (
                <Link
                  className="button"
                  to={addressOf(caseId, "timeline")}
                  search={{ context: record.time, minutes: 5, record: record.id } as never}
                >
                  {t("timeline")}
                </Link>
              )}
              <button type="button" onClick={onClose}>
                {t("close")}
              </button>
            </p>
            <RecordFacts record={record} vocabulary={vocabulary} />
          </>
        )}
      </Asked>
    </section>
  );
}
