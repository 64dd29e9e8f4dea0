import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition, RecordDetail } from "@sillage/core/workbench/records.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import type { EngineError } from "../../engine/client.ts";
import { useAsk } from "../../engine/queries.ts";
import { citationOf } from "../../parts/records/citation.ts";
import { Elsewhere } from "../../parts/records/elsewhere.tsx";
import { RecordFacts } from "../../parts/records/record.tsx";
import { type Change, NoteDialog, TagDialog } from "../../parts/said/dialogs.tsx";
import { Notes, saidOf, Tags } from "../../parts/said/said.tsx";
import { texts as saidTexts } from "../../parts/said/texts.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { recordTags } from "./marks.tsx";
import { contextMinutes } from "./search.ts";
import { texts } from "./texts.ts";

/** The record that is looked at, beside the list. */
export function RecordPane(props: {
  readonly caseId: string;
  readonly id: string;
  readonly analysis: Analysis | undefined;
  readonly change: Change;
  readonly problem: EngineError | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly onFilter: (condition: Condition) => void;
  readonly onContext: (time: number, minutes: number) => void;
  readonly onClose: () => void;
}) {
  const { caseId, id, analysis, change, problem, vocabulary, onFilter, onContext, onClose } = props;
  const t = useText(texts);
  const said = useText(saidTexts);
  const words = useText(common);
  const router = useRouter();
  const [dialog, setDialog] = useState<"note" | "tag">();
  const [copied, setCopied] = useState("");
  const query = useAsk("record", { case: caseId, id }, { keepPrevious: true });
  const shown = query.data;
  const time = shown?.time;
  const about = shown && (`record:${shown.key}` as const);
  const { notes, tags } = about ? saidOf(analysis, about) : { notes: [], tags: [] };
  useKeys([
    {
      key: "o",
      label: t("open"),
      run: () => typeof time === "number" && onContext(time, 5),
    },
    { key: "c", label: t("copyCited"), run: () => shown && copy(cited(shown)) },
    { key: "n", label: said("addNote"), run: () => setDialog("note") },
    { key: "t", label: said("addTag"), run: () => setDialog("tag") },
  ]);
  /** Without the filters, so that it leads to the record whatever they are. */
  const link = () =>
    new URL(
      router.buildLocation({ to: addressOf(caseId, "timeline"), search: { record: id } as never }).href,
      location.href,
    ).href;
  const cited = (record: RecordDetail) => citationOf(record, vocabulary?.kinds[record.kind]?.title ?? record.kind);
  function copy(text: string): void {
    void navigator.clipboard.writeText(text).then(() => setCopied(words("copied")));
  }
  const written = {
    title: <strong>{shown && (vocabulary?.kinds[shown.kind]?.title ?? shown.kind)}</strong>,
    actor: analysis?.actor ?? "",
    change,
    problem,
    onDone: () => setDialog(undefined),
    onClose: () => setDialog(undefined),
  };
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
              <button type="button" onClick={() => setDialog("note")} aria-keyshortcuts="n">
                {said("addNote")}
              </button>
              <button type="button" onClick={() => setDialog("tag")} aria-keyshortcuts="t">
                {said("addTag")}
              </button>
              {record.time !== null &&
                contextMinutes.map((minutes) => (
                  <button key={minutes} type="button" onClick={() => onContext(record.time ?? 0, minutes)}>
                    {t("around", { minutes })}
                  </button>
                ))}
              <Elsewhere caseId={caseId} record={record} />
              <button type="button" onClick={() => copy(link())}>
                {t("copyLink")}
              </button>
              <button type="button" onClick={() => copy(cited(record))} aria-keyshortcuts="c">
                {t("copyCited")}
              </button>
              <button type="button" onClick={() => copy(JSON.stringify(record, null, 2))}>
                {t("copyJson")}
              </button>
              <span role="status" className="soft">
                {copied}
              </span>
            </p>
            {notes.length + tags.length > 0 && (
              <div className="card said">
                <Tags tags={tags} change={change} />
                <Notes notes={notes} change={change} />
              </div>
            )}
            <RecordFacts record={record} vocabulary={vocabulary} onFilter={onFilter} />
          </>
        )}
      </Asked>
      {about && dialog === "note" && <NoteDialog {...written} subjects={[about]} />}
      {about && dialog === "tag" && (
        <TagDialog {...written} subjects={[about]} known={recordTags(analysis).map(({ tag }) => tag)} />
      )}
    </section>
  );
}
