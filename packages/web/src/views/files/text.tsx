import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { GoTo } from "./go-to.tsx";
import type { OpenedProps } from "./opened.tsx";
import { texts } from "./texts.ts";

const pageLines = 1000;
/** A browser draws no list of any height: so many lines are one list, the rest is a step away. */
const segmentLines = 100_000;
const rowHeight = 22;

/** Lines as the readers of logs count them. */
export function Text(props: OpenedProps) {
  const { search, setSearch } = props;
  const t = useText(texts);
  const line = Math.max(1, search.line ?? 1);
  // A line that was asked for has some lines before it.
  const begin = Math.max(1, line - 200);
  return (
    <>
      <div className="raw-bar">
        <GoTo label={t("goLine")} value={line} onGo={(to) => setSearch({ line: Math.max(1, to) })} />
        {begin > 1 && (
          <button type="button" onClick={() => setSearch({ line: Math.max(1, begin - pageLines) })}>
            {t("earlier")}
          </button>
        )}
      </div>
      <Lines key={begin} {...props} begin={begin} />
    </>
  );
}

function Lines({ caseId, evidence, file, secret, search, begin }: OpenedProps & { readonly begin: number }) {
  const t = useText(texts);
  const words = useText(common);
  const query = useInfiniteQuery({
    queryKey: ["fileText", caseId, evidence, file, secret, begin],
    queryFn: ({ pageParam, signal }) =>
      ask("fileText", { case: caseId, evidence, file, ...secret, from: pageParam, count: pageLines }, signal),
    initialPageParam: begin,
    getNextPageParam: (last, pages) =>
      last.lines.length < pageLines || pages.length * pageLines >= segmentLines ? undefined : last.from + pageLines,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  const place = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > lines.length - pageLines / 2 && hasNextPage && !isFetching) void fetchNextPage();
  }, [last, lines.length, hasNextPage, isFetching, fetchNextPage]);
  const target = search.line === undefined ? -1 : search.line - begin;
  const isThere = target >= 0 && target < lines.length;
  useEffect(() => {
    if (isThere) rows.scrollToIndex(target, { align: "center" });
  }, [target, isThere, rows]);

  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <p className="state">{words("loading")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <div ref={place} className="raw-scroll lines" role="region" aria-label={t("form_text")} dir="ltr" tabIndex={0}>
      <div className="raw-body" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => (
          <div
            key={index}
            className={index === target ? "text-line marked" : "text-line"}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className="line-number">{begin + index}</span>
            {index === target ? (
              <mark>
                <Evidence text={lines[index] ?? ""} />
              </mark>
            ) : (
              <Evidence text={lines[index] ?? ""} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
