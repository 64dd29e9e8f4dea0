import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Histogram, RecordFilter, RecordLine } from "@sillage/core/workbench/records.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Empty, Problem } from "../../app/states.tsx";
import { Evidence } from "../../parts/evidence.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { FieldText, RecoveredFrom, SummaryValue } from "../../parts/records/values.tsx";
import { RecordWhen } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { fieldTitles, gridOf, isCommon, shownValue } from "./columns.ts";
import { type Marks, marksOf, RowMarks } from "./marks.tsx";
import { Jump, Rail } from "./rail.tsx";
import { gapDays } from "./search.ts";
import { texts } from "./texts.ts";
import { usePlace } from "./use-place.ts";
import { type Entry, pageSize, useRecords } from "./use-records.ts";

export interface ListProps {
  readonly caseId: string;
  readonly filter: RecordFilter;
  readonly order: "ascending" | "descending";
  readonly record: string | undefined;
  /** Where the list is entered; at its start without. */
  readonly entry: Entry | undefined;
  readonly onEnter: (entry: Entry | undefined) => void;
  /** How the records lie in time, once that is counted. */
  readonly counts: Histogram | undefined;
  readonly analysis: Analysis | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly onOpen: (line: RecordLine, how?: { readonly replace: boolean }) => void;
}

/** The records, page after page by keyset; only the rows in sight stand in the page. */
export function RecordList(props: ListProps) {
  const { caseId, filter, order, record, entry, onEnter, counts, analysis, vocabulary, onOpen } = props;
  const t = useText(texts);
  const { preferences } = usePreferences();
  const isNarrow = useNarrow();
  const { query, lines } = useRecords({ caseId, filter, order, entry });
  const { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage } = query;
  const place = useRef<HTMLDivElement>(null);
  const rowHeight = isNarrow ? 62 : preferences.compact ? 26 : 34;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height stand elsewhere.
  useEffect(() => rows.measure(), [rowHeight]);

  const { scrollToIndex } = rows;
  const scrollTo = useCallback<Parameters<typeof usePlace>[0]["scrollTo"]>(
    (index, align) => scrollToIndex(index, { align }),
    [scrollToIndex],
  );
  usePlace({ place, lines, rowHeight, entry, order, scrollTo });

  const at = lines.findIndex(({ id }) => id === record);
  const hasLines = lines.length > 0;
  const shownRecord = useRef<string>(undefined);
  // Once for each record that is opened: not again when its rows come back into the list.
  useEffect(() => {
    if (!hasLines) shownRecord.current = undefined;
    if (!hasLines || record === undefined || shownRecord.current === record) return;
    shownRecord.current = record;
    const isEntry = entry !== undefined && "at" in entry && entry.at === record;
    if (at >= 0) scrollTo(at, isEntry ? "center" : "auto");
  }, [record, at, hasLines, entry, scrollTo]);

  const shown = rows.getVirtualItems();
  const [firstShown, lastShown] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever other rows come into sight.
  useEffect(() => {
    if (isFetching) return;
    if (lastShown > lines.length - pageSize / 2 && hasNextPage) {
      void fetchNextPage();
      return;
    }
    // Where the list stands, not what was drawn last: on its way to the record it is entered at it shows its start.
    const top = (place.current?.scrollTop ?? 0) / rowHeight;
    if (top < pageSize / 4 && hasPreviousPage) void fetchPreviousPage();
  }, [firstShown, lastShown, lines.length, hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage]);

  const marks = useMemo(() => marksOf(analysis), [analysis]);

  function go(index: number): void {
    const line = lines[Math.max(0, Math.min(index, lines.length - 1))];
    if (line) onOpen(line, { replace: record !== undefined });
  }
  useKeys([
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
    { key: "ArrowDown", label: t("next"), run: () => go(at + 1) },
    { key: "ArrowUp", label: t("previous"), run: () => go(at - 1) },
  ]);

  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  const isSearching = isFetching || hasNextPage || hasPreviousPage;
  if (query.data && lines.length === 0 && !isSearching) return <Empty>{t("none")}</Empty>;
  const { columns } = preferences;
  const top = lines[Math.min(lines.length - 1, Math.floor((rows.scrollOffset ?? 0) / rowHeight))];
  return (
    <div className="records">
      <div className="records-bar">
        <Jump onEnter={onEnter} />
        <span className="soft" role="status">
          {query.data && isSearching && lines.length < pageSize && t("searching")}
        </span>
      </div>
      {counts && lines.length > 0 && <Rail counts={counts} order={order} time={top?.time ?? null} onEnter={onEnter} />}
      <div
        ref={place}
        className="records-scroll"
        role="grid"
        aria-label={t("title")}
        aria-rowcount={hasNextPage || hasPreviousPage ? -1 : lines.length + 1}
        aria-activedescendant={at >= 0 ? `record-${record}` : undefined}
        tabIndex={0}
      >
        <Head columns={columns} vocabulary={vocabulary} />
        <div role="rowgroup" className="records-body" style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            return (
              <Row
                key={line.id}
                line={line}
                index={index}
                columns={columns}
                vocabulary={vocabulary}
                marks={marks.get(line.key)}
                gap={gapDays(line.time, lines[index + 1]?.time)}
                isCurrent={index === at}
                style={{
                  height: rowHeight,
                  transform: `translateY(${start}px)`,
                  gridTemplateColumns: isNarrow ? "" : gridOf(columns),
                }}
                onOpen={() => onOpen(line)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head({
  columns,
  vocabulary,
}: {
  readonly columns: readonly string[];
  readonly vocabulary: Vocabulary | undefined;
}) {
  const t = useText(texts);
  const titles = useMemo(() => fieldTitles(vocabulary), [vocabulary]);
  return (
    <div role="rowgroup" className="records-head">
      <div role="row" aria-rowindex={1} className="record-row" style={{ gridTemplateColumns: gridOf(columns) }}>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {isCommon(column) ? t(`col_${column}`) : <bdi>{titles.get(column) ?? column}</bdi>}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What is shown whole, however long the values beside it. */
const shortValue = 26;

interface RowProps {
  readonly line: RecordLine;
  readonly index: number;
  readonly columns: readonly string[];
  readonly vocabulary: Vocabulary | undefined;
  readonly marks: Marks | undefined;
  /** Whole days until the next row. */
  readonly gap: number;
  readonly isCurrent: boolean;
  readonly style: React.CSSProperties;
  readonly onOpen: () => void;
}

function Row({ line, index, columns, vocabulary, marks, gap, isCurrent, style, onOpen }: RowProps) {
  const t = useText(texts);
  const marked = columns.includes("summary") ? "summary" : columns.at(-1);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the view do the same.
    <div
      role="row"
      id={`record-${line.id}`}
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      className={isCurrent ? "record-row current" : "record-row"}
      style={style}
      onClick={onOpen}
    >
      {columns.map((column) => (
        <span key={column} role="gridcell" className={`cell c-${column}`}>
          {marks && column === marked && <RowMarks marks={marks} />}
          <Cell line={line} column={column} vocabulary={vocabulary} />
        </span>
      ))}
      {gap > 0 && <span className="gap">{t("days", { count: gap })}</span>}
    </div>
  );
}

function Cell({
  line,
  column,
  vocabulary,
}: {
  readonly line: RecordLine;
  readonly column: string;
  readonly vocabulary: Vocabulary | undefined;
}) {
  const words = useText(common);
  switch (column) {
    case "time":
      return <RecordWhen time={line.time} basis={line.timeBasis} />;
    case "kind":
      return <bdi>{vocabulary?.kinds[line.kind]?.title ?? line.kind}</bdi>;
    case "artifact":
      return <bdi>{vocabulary?.artifacts[line.artifact] ?? line.artifact}</bdi>;
    case "summary":
      return line.summary.length === 0 ? (
        <span className="soft">{words("nothing")}</span>
      ) : (
        line.summary.map((value, index) => {
          const className = value.length <= shortValue ? "short" : "long";
          // biome-ignore lint/suspicious/noArrayIndexKey: the values of one record never change places.
          return <SummaryValue key={index} line={line} className={className} value={value} />;
        })
      );
    case "file":
      return <Evidence text={line.file} />;
    case "evidence":
      return line.evidence + 1;
    case "recovered":
      return line.recovered === null ? "" : <RecoveredFrom state={line.recovered} />;
  }
  const value = line.fields[column];
  if (value === undefined) return "";
  return <FieldText field={column} text={shownValue(value)} />;
}
