import { Link } from "@tanstack/react-router";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { RecordWhen } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

const shown = 12;

/** The records that an identifier rests on: the newest here, all of them in the timeline. */
export function Naming({ caseId, thing }: { readonly caseId: string; readonly thing: string }) {
  const t = useText(texts);
  const filter = { conditions: [{ field: "identifier", value: thing }] };
  const query = useAsk("records", { case: caseId, filter, order: "descending", limit: shown }, { keepPrevious: true });
  const where = [`identifier=${thing}`];
  return (
    <section className="naming" aria-label={t("records")}>
      <h3>{t("records")}</h3>
      <Asked query={query}>
        {({ records, next }) => (
          <>
            <ol>
              {records.map(({ id, time, timeBasis, summary }) => (
                <li key={id}>
                  <Link to={addressOf(caseId, "timeline")} search={{ where, record: id } as never}>
                    <RecordWhen time={time} basis={timeBasis} />
                  </Link>{" "}
                  <Evidence text={summary.join(" · ")} />
                </li>
              ))}
            </ol>
            {next !== undefined && (
              <Link to={addressOf(caseId, "timeline")} search={{ where } as never}>
                {t("allRecords")}
              </Link>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}
