import type { ThreadPlace } from "@sillage/core/workbench/conversations.ts";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Empty, Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { SearchField } from "../../parts/search-field.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { Bubble } from "./bubble.tsx";
import { type Search, standing } from "./search.ts";
import { texts } from "./texts.ts";
import { Participants, ThreadName } from "./thread-list.tsx";
import { useMessages } from "./use-messages.ts";

interface Props extends ViewProps<Search> {
  readonly place: ThreadPlace;
  readonly onBack: () => void;
}

/** A conversation: who, how much, and its messages. */
export function ThreadView(props: Props) {
  const { caseId, place, search, setSearch, onBack } = props;
  const t = useText(texts);
  const { evidence, artifact, thread } = place;
  const header = useAsk("thread", { case: caseId, place: { evidence, artifact, thread } });
  return (
    <section className="thread" aria-label={t("title")}>
      <header className="thread-head">
        <button type="button" className="thread-back" onClick={onBack}>
          {t("back")}
        </button>
        <Asked query={header}>
          {(data) => (
            <div className="thread-who">
              <h2>
                <ThreadName thread={data} />
              </h2>
              <p className="soft">
                <Participants thread={data} /> · {data.service ?? t("noService")} ·{" "}
                {t("evidence", { number: evidence + 1 })} · {t("messages", { count: data.messages })}
              </p>
            </div>
          )}
        </Asked>
        <SearchField
          label={t("find")}
          value={search.find}
          onChange={(find) => setSearch({ find, only: undefined, message: undefined })}
        />
        {(header.data?.attachments ?? 0) > 0 && (
          <button
            type="button"
            aria-pressed={search.only === "attachments"}
            onClick={() =>
              setSearch({
                only: search.only === "attachments" ? undefined : "attachments",
                find: undefined,
                message: undefined,
              })
            }
          >
            {t("attachments", { count: header.data?.attachments ?? 0 })}
          </button>
        )}
        <button
          type="button"
          aria-pressed={search.only === "changed"}
          onClick={() =>
            setSearch({ only: search.only === "changed" ? undefined : "changed", find: undefined, message: undefined })
          }
        >
          {t("changed")}
        </button>
      </header>
      <Messages {...props} />
    </section>
  );
}

function Messages({ caseId, place, search, setSearch }: Props) {
  const t = useText(texts);
  const words = useText(common);
  const { zone } = usePreferences().preferences;
  const isPart = search.find !== undefined || search.only !== undefined;
  const [entry, setEntry] = useState(search.message);
  const { query, messages } = useMessages({ caseId, place, find: search.find, only: search.only, entry });
  const items = useMemo(() => standing(messages, zone), [messages, zone]);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 84,
    getItemKey: (index) => items[index]?.message.id ?? index,
    overscan: 10,
  });
  const at = items.findIndex(({ message }) => message.id === search.message);

  // A message that another view or a quote leads to may stand far from what is loaded.
  const isMissing = search.message !== undefined && at < 0 && !query.isPending && entry !== search.message;
  useEffect(() => {
    if (isMissing) setEntry(search.message);
  }, [isMissing, search.message]);

  // Where it is entered: at the message, or at the newest. Heights are known once rows stand, so it is gone to twice.
  const isReady = items.length > 0;
  const [isPlaced, setIsPlaced] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another message is led to, not when others are loaded.
  useEffect(() => {
    if (!isReady) return;
    const place = () => {
      if (at >= 0) rows.scrollToIndex(at, { align: isPlaced ? "auto" : "center" });
      else if (!isPlaced) rows.scrollToIndex(items.length - 1, { align: "end" });
    };
    place();
    const wait = setTimeout(() => {
      place();
      setIsPlaced(true);
    }, 60);
    return () => clearTimeout(wait);
  }, [isReady, search.message, entry]);

  useAnchor(
    scroll,
    rows,
    items.map(({ message }) => message.id),
  );

  const shown = rows.getVirtualItems();
  const [firstShown, lastShown] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  const { hasPreviousPage, hasNextPage, isFetching, fetchPreviousPage, fetchNextPage } = query;
  useEffect(() => {
    if (isFetching || !isPlaced) return;
    if (hasPreviousPage && firstShown < 15) void fetchPreviousPage();
    else if (hasNextPage && lastShown > items.length - 15) void fetchNextPage();
  }, [
    firstShown,
    lastShown,
    items.length,
    isPlaced,
    hasPreviousPage,
    hasNextPage,
    isFetching,
    fetchPreviousPage,
    fetchNextPage,
  ]);

  function go(index: number): void {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item) setSearch({ message: item.message.id }, { replace: search.message !== undefined });
  }
  const from = at < 0 ? items.length : at;
  useKeys([
    { key: "ArrowDown", label: t("nextMessage"), run: () => go(from + 1) },
    { key: "ArrowUp", label: t("previousMessage"), run: () => go(from - 1) },
  ]);

  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <p className="state">{words("loading")}</p>;
  if (items.length === 0) return <Empty>{t("findNone")}</Empty>;
  const isBeginning = !isPart && !hasPreviousPage;
  return (
    <>
      {isPart && (
        <p className="notice part-notice" role="status">
          {t("onlyHits")}{" "}
          <button type="button" onClick={() => setSearch({ find: undefined, only: undefined })}>
            {t("showAll")}
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by the keyboard. */}
      <div ref={scroll} className="messages" tabIndex={0} role="region" aria-label={t("list")}>
        {isBeginning && <p className="soft beginning">{t("beginning")}</p>}
        <ol style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const item = items[index];
            return (
              item && (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Bubble
                    caseId={caseId}
                    item={item}
                    isCurrent={index === at}
                    isPart={isPart}
                    onOpen={() => setSearch({ message: item.message.id }, { replace: search.message !== undefined })}
                    onGo={(message) => setSearch({ message, find: undefined, only: undefined })}
                  />
                </li>
              )
            );
          })}
        </ol>
      </div>
    </>
  );
}

/** Keeps what is looked at where it stands when earlier messages come in above it. */
function useAnchor(
  scroll: React.RefObject<HTMLDivElement | null>,
  rows: {
    getVirtualItems(): readonly { index: number; start: number }[];
    getOffsetForIndex(index: number, align: "start"): readonly [number, unknown] | undefined;
  },
  ids: readonly string[],
): void {
  const before = useRef<{ readonly first: string | undefined; readonly ids: readonly string[] }>({
    first: undefined,
    ids: [],
  });
  useLayoutEffect(() => {
    const { first, ids: old } = before.current;
    before.current = { first: ids[0], ids };
    const element = scroll.current;
    if (!element || first === undefined || ids[0] === first) return;
    const added = ids.indexOf(first);
    if (added <= 0) return;
    // What was the n-th in sight is the (n + added)-th now.
    const inSight = rows.getVirtualItems().find(({ start }) => start >= element.scrollTop);
    const anchor = inSight ? old[inSight.index] : first;
    const index = anchor === undefined ? -1 : ids.indexOf(anchor);
    const offset = index < 0 ? undefined : rows.getOffsetForIndex(index, "start");
    if (offset) element.scrollTop = offset[0] - ((inSight?.start ?? 0) - element.scrollTop);
  });
}
