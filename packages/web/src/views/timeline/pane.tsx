import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition } from "@sillage/core/workbench/records.ts";
import { useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { RecordFacts } from "../../parts/records/record.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { contextMinutes } from "./search.ts";
import { texts } from "./texts.ts";

/** The record that is looked at, beside the list. */
export function RecordPane(props: {
  readonly caseId: string;
  readonly id: string;
  readonly vocabulary: Vocabulary | undefined;
  readonly onFilter: (condition: Condition) => void;
  readonly onContext: (time: number, minutes: number) => void;
  readonly onClose: () => void;
}) {
  const { caseId, id, vocabulary, onFilter, onContext, onClose } = props;
  const t = useText(texts);
  const words = useText(common);
  const [copied, setCopied] = useState("");
  const query = useAsk("record", { case: caseId, id }, { keepPrevious: true });
  const time = query.data?.time;
  useKeys([
    {
      key: "o",
      label: t("open"),
      run: () => typeof time === "number" && onContext(time, 5),
    },
  ]);
  function copy(text: string): void {
    void navigator.clipboard.writeText(text).then(() => setCopied(words("copied")));
  }
  return (
    <section className="record-pane" aria-label={t("record")}>
      <Asked query={query}>
        {(record) => (
          <>
            <header>
              <h2>
                <bdi>{vocabulary?.kinds[record.kind]?.title ?? record.kind}</bdi>
              </h2>
              <button type="button" className="quiet" aria-label={t("closeRecord")} onClick={onClose}>
                ×
              </button>
            </header>
            <p className="row-buttons">
              {record.time !== null &&
                contextMinutes.map((minutes) => (
                  <button key={minutes} type="button" onClick={() => onContext(record.time ?? 0, minutes)}>
                    {t("around", { minutes })}
                  </button>
                ))}
              <button type="button" onClick={() => copy(location.href)}>
                {t("copyLink")}
              </button>
              <button type="button" onClick={() => copy(JSON.stringify(record, null, 2))}>
                {t("copyJson")}
              </button>
              <span role="status" className="soft">
                {copied}
              </span>
            </p>
            <RecordFacts record={record} vocabulary={vocabulary} onFilter={onFilter} />
          </>
        )}
      </Asked>
    </section>
  );
}
