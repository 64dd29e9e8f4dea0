import type { Thread, ThreadPlace } from "@sillage/core/workbench/conversations.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Empty, Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { ask } from "../../engine/client.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { RecordWhen } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { type Search, samePlace } from "./search.ts";
import { texts } from "./texts.ts";

const pageSize = 100;
const rowHeight = 78;

export function ThreadList(
  props: ViewProps<Search> & {
    readonly place: ThreadPlace | undefined;
    readonly onOpen: (place: ThreadPlace) => void;
  },
) {
  const { caseId, search, setSearch, place, onOpen } = props;
  const t = useText(texts);
  const words = useText(common);
  const asked = {
    case: caseId,
    limit: pageSize,
    ...(search.text === undefined ? {} : { text: search.text }),
    ...(search.who === undefined ? {} : { who: search.who }),
    ...(search.service === undefined ? {} : { service: search.service === noService ? "" : search.service }),
  };
  const query = useInfiniteQuery({
    queryKey: ["threads", asked],
    queryFn: ({ pageParam, signal }) =>
      ask("threads", { ...asked, ...(pageParam === "" ? {} : { after: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const threads = useMemo(() => query.data?.pages.flatMap((page) => page.threads) ?? [], [query.data]);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: threads.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown > threads.length - pageSize / 2 && hasNextPage && !isFetching) void fetchNextPage();
  }, [lastShown, threads.length, hasNextPage, isFetching, fetchNextPage]);

  const at = threads.findIndex((thread) => samePlace(thread, place));
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  function go(index: number): void {
    const thread = threads[Math.max(0, Math.min(index, threads.length - 1))];
    if (thread) onOpen(placeOf(thread));
  }
  useKeys([
    { key: "j", label: t("nextThread"), run: () => go(at + 1) },
    { key: "k", label: t("previousThread"), run: () => go(at - 1) },
  ]);

  const first = query.data?.pages[0];
  const isSearch = search.text !== undefined || search.who !== undefined || search.service !== undefined;
  return (
    <section className="thread-list" aria-label={t("list")}>
      <search className="thread-search">
        <SearchField
          id="conversations-search"
          label={t("searchMessages")}
          value={search.text}
          onChange={(text) => setSearch({ text }, { replace: true })}
        />
        <SearchField
          label={t("searchWho")}
          value={search.who}
          onChange={(who) => setSearch({ who }, { replace: true })}
        />
        {((first?.services.length ?? 0) > 1 || search.service !== undefined) && (
          <select
            aria-label={t("service")}
            value={search.service ?? ""}
            onChange={({ target }) => setSearch({ service: target.value || undefined })}
          >
            <option value="">{t("allServices")}</option>
            {first?.services.map(({ service, threads: count }) => (
              <option key={service} value={service || noService}>
                {service || t("noService")} ({count})
              </option>
            ))}
          </select>
        )}
        <p className="soft tally" role="status">
          {first && t("total", { count: first.total })}
        </p>
      </search>
      {query.error && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <p className="state">{words("loading")}</p>}
      {first && threads.length === 0 && <Empty>{isSearch ? t("none") : t("noMessages")}</Empty>}
      <div ref={scroll} className="thread-scroll">
        <ul style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const thread = threads[index];
            return (
              thread && (
                <li key={index} style={{ height: rowHeight, transform: `translateY(${start}px)` }}>
                  <button type="button" aria-current={index === at} onClick={() => onOpen(placeOf(thread))}>
                    <ThreadLine thread={thread} isSearch={search.text !== undefined} />
                  </button>
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** A service without a name, in the address. */
const noService = "-";

function placeOf({ evidence, artifact, thread }: Thread): ThreadPlace {
  return { evidence, artifact, thread };
}

function ThreadLine({ thread, isSearch }: { readonly thread: Thread; readonly isSearch: boolean }) {
  const t = useText(texts);
  return (
    <>
      <span className="thread-name">
        <ThreadName thread={thread} />
      </span>
      <span className="soft thread-people">
        <Participants thread={thread} />
      </span>
      <span className="soft thread-foot">
        <span>{thread.service ?? t("noService")}</span>
        <span className="number">
          {isSearch ? t("hits", { count: thread.hits }) : t("messages", { count: thread.messages })}
        </span>
        <RecordWhen time={thread.last} basis="utc" />
      </span>
    </>
  );
}

export function ThreadName({ thread: { name, participants, thread } }: { readonly thread: Thread }) {
  const t = useText(texts);
  const [only] = participants;
  const shown = name ?? (participants.length === 1 && only ? (only.name ?? only.id) : thread);
  return shown === "" ? <span>{t("unnamed")}</span> : <Evidence text={shown} />;
}

const mostNamed = 4;

export function Participants({ thread: { participants, others } }: { readonly thread: Thread }) {
  const t = useText(texts);
  const named = participants.slice(0, mostNamed);
  return (
    <>
      {named.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && " · "}
          <Evidence text={others > 1 ? (name ?? id) : id} />
        </span>
      ))}
      {others > named.length && ` ${t("more", { count: others - named.length })}`}
    </>
  );
}
