import type { Condition } from "@sillage/core/workbench/records.ts";
import { useMemo, useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAnalysis, useAsk } from "../../engine/queries.ts";
import { clock } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { Chips, Facets } from "./filters.tsx";
import { Histogram } from "./histogram.tsx";
import { RecordList } from "./list.tsx";
import { RecordPane } from "./pane.tsx";
import { filterOf, type Search, withChip, withoutChip } from "./search.ts";
import { texts } from "./texts.ts";
import { Toolbar } from "./toolbar.tsx";
import type { Entry } from "./use-records.ts";
import "./timeline.css";

const bins = 160;

export default function TimelinePage({ caseId, search, setSearch: setWhole }: ViewProps<Search>) {
  const t = useText(texts);
  const words = useText(common);
  const { language, zone } = usePreferences().preferences;
  const filter = useMemo(() => filterOf(search), [search]);
  const vocabulary = useAsk("vocabulary", { language }).data;
  const counts = useAsk("histogram", { case: caseId, filter, bins }, { keepPrevious: true });
  const { analysis, problem, change } = useAnalysis(caseId);
  const isContext = search.context !== undefined;
  // A link that names a record leads to its place in the list; a list that is asked for anew is shown from its start.
  const [entry, setEntry] = useState(() => entryAt(search.record));
  const setSearch: typeof setWhole = (wanted, how) => {
    setEntry(undefined);
    setWhole(wanted, how);
  };

  const addChip = (condition: Condition) =>
    setSearch({ where: withChip(search.where, condition), context: undefined, minutes: undefined });
  const goAround = (around: { readonly context: number | undefined; readonly minutes: number | undefined }) => {
    setEntry(entryAt(search.record));
    setWhole(around);
  };
  const leaveContext = () => goAround({ context: undefined, minutes: undefined });
  const closeRecord = () => setWhole({ record: undefined });
  useKeys([
    { key: "/", label: t("search"), run: () => document.getElementById("timeline-search")?.focus() },
    {
      key: "Escape",
      label: isContext ? t("return") : t("closeRecord"),
      run: () => (isContext ? leaveContext() : closeRecord()),
    },
  ]);

  return (
    <div className="timeline">
      <h1 className="visually-hidden">{t("title")}</h1>
      {isContext ? (
        <div className="notice context" role="status">
          {t("context", { minutes: search.minutes ?? 5, time: clock(search.context ?? 0, zone) })}{" "}
          <button type="button" onClick={leaveContext}>
            {t("return")}
          </button>
        </div>
      ) : (
        <Toolbar caseId={caseId} search={search} setSearch={setSearch} vocabulary={vocabulary} />
      )}
      {!isContext && (search.where?.length ?? 0) > 0 && (
        <Chips
          where={search.where ?? []}
          vocabulary={vocabulary}
          onRemove={(chip) => setSearch({ where: withoutChip(search.where, chip) })}
          onClear={() =>
            setSearch({ where: undefined, text: undefined, from: undefined, to: undefined, untimed: undefined })
          }
        />
      )}
      {problem && <Problem error={problem} />}
      {counts.error && <Problem error={counts.error} onRetry={() => void counts.refetch()} />}
      {counts.data && (
        <div className="picture">
          <Histogram
            counts={counts.data}
            onRange={(from, to) => setSearch({ from, to, context: undefined, minutes: undefined })}
          />
          <p className="soft tally" role="status">
            {words("rows", { count: counts.data.total })}
            {counts.data.outside > 0 && ` · ${t("outside", { count: counts.data.outside })}`}
            {counts.data.untimed > 0 && ` · ${t("untimed", { count: counts.data.untimed })}`}
          </p>
        </div>
      )}
      <div className={search.record === undefined ? "timeline-body" : "timeline-body has-record"}>
        {!isContext && (
          <Facets
            caseId={caseId}
            filter={filter}
            where={search.where}
            analysis={analysis}
            vocabulary={vocabulary}
            onAdd={addChip}
          />
        )}
        <RecordList
          caseId={caseId}
          filter={filter}
          order={isContext ? "ascending" : (search.order ?? "ascending")}
          record={search.record}
          entry={entry}
          onEnter={setEntry}
          counts={counts.isPlaceholderData ? undefined : counts.data}
          analysis={analysis}
          vocabulary={vocabulary}
          onOpen={(line, how) => setWhole({ record: line.id }, how ?? {})}
        />
        {search.record !== undefined && (
          <RecordPane
            caseId={caseId}
            id={search.record}
            analysis={analysis}
            change={change}
            problem={problem}
            vocabulary={vocabulary}
            onFilter={addChip}
            onContext={(context, minutes) => goAround({ context, minutes })}
            onClose={closeRecord}
          />
        )}
      </div>
    </div>
  );
}

function entryAt(record: string | undefined): Entry | undefined {
  return record === undefined ? undefined : { at: record };
}
