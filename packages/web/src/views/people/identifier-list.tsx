import type { Identifier, IdentifierOrder, IdentifiersAsked, ThingKind } from "@sillage/core/workbench/people.ts";
import { identifierOrders, thingKey } from "@sillage/core/workbench/people.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Empty, Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { ask } from "../../engine/client.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { clock } from "../../parts/time.ts";
import { locales, useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import type { Search } from "./search.ts";
import { texts } from "./texts.ts";

const pageSize = 100;
const rowHeight = 82;
/** Until the identifiers are collected, milliseconds. */
const untilAskedAgain = 800;

/** Who and what the records name: how often, on how many days, since when and until when. */
export function IdentifierList({
  caseId,
  search,
  setSearch,
  onChoose,
}: ViewProps<Search> & { readonly onChoose: (chosen: Identifier) => void }) {
  const t = useText(texts);
  const words = useText(common);
  const { language } = usePreferences().preferences;
  const countries = useMemo(() => new Intl.DisplayNames(locales[language], { type: "region" }), [language]);
  const asked: Omit<IdentifiersAsked, "after"> = {
    case: caseId,
    order: search.order ?? "most",
    limit: pageSize,
    ...(search.text === undefined ? {} : { text: search.text }),
    ...(search.kind === undefined ? {} : { kind: search.kind }),
    ...(search.country === undefined ? {} : { country: search.country }),
    ...(search.certain ? { certain: true } : {}),
  };
  const query = useInfiniteQuery({
    queryKey: ["identifiers", asked],
    queryFn: ({ pageParam, signal }) =>
      ask("identifiers", { ...asked, ...(pageParam === "" ? {} : { after: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => (last.ready ? last.next : undefined),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.ready === false ? untilAskedAgain : false),
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const pages = useMemo(() => query.data?.pages.filter((page) => page.ready) ?? [], [query.data]);
  const items = useMemo(() => pages.flatMap(({ identifiers }) => identifiers), [pages]);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown > items.length - pageSize / 2 && hasNextPage && !isFetching) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetching, fetchNextPage]);
  const at = items.findIndex((item) =>
    search.thing === undefined ? item.value === search.value : thingKey(item) === search.thing,
  );
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  function go(index: number): void {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item) onChoose(item);
  }
  useKeys([
    { key: "/", label: t("search"), run: () => document.getElementById("people-search")?.focus() },
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
  ]);
  const [first] = pages;
  const newest = query.data?.pages[0];
  const nameOf = (country: string) => countries.of(country) ?? country;

  return (
    <section className="identifiers" aria-label={t("list")}>
      <search className="identifier-search">
        <SearchField
          id="people-search"
          label={t("search")}
          value={search.text}
          onChange={(text) => setSearch({ text }, { replace: true })}
        />
        <select
          aria-label={t("type")}
          value={search.kind ?? ""}
          onChange={({ target }) => setSearch({ kind: (target.value || undefined) as ThingKind | undefined })}
        >
          <option value="">{t("allTypes")}</option>
          {first?.kinds.map(({ kind, count }) => (
            <option key={kind} value={kind}>
              {t(`type_${kind}`)} ({count})
            </option>
          ))}
        </select>
        {(first?.countries.length ?? 0) > 0 && (
          <select
            aria-label={t("country")}
            value={search.country ?? ""}
            onChange={({ target }) => setSearch({ country: target.value || undefined })}
          >
            <option value="">{t("allCountries")}</option>
            {first?.countries.map(({ country, count }) => (
              <option key={country} value={country}>
                {nameOf(country)} ({count})
              </option>
            ))}
          </select>
        )}
        <select
          aria-label={t("order")}
          value={search.order ?? "most"}
          onChange={({ target }) => setSearch({ order: target.value as IdentifierOrder })}
        >
          {identifierOrders.map((order) => (
            <option key={order} value={order}>
              {t(`order_${order}`)}
            </option>
          ))}
        </select>
        <label className="certain">
          <input
            type="checkbox"
            checked={search.certain === true}
            onChange={({ target }) => setSearch({ certain: target.checked ? true : undefined })}
          />{" "}
          {t("onlyCertain")}
        </label>
        <p className="soft tally" role="status">
          {first && t("total", { count: first.total })}
        </p>
      </search>
      {query.error && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <p className="state">{words("loading")}</p>}
      {newest?.ready === false && (
        <div className="state" role="status">
          <p>{t("collecting")}</p>
          <progress value={newest.share} aria-label={t("collecting")} />
        </div>
      )}
      {first && items.length === 0 && <Empty>{t("none")}</Empty>}
      <div ref={scroll} className="identifier-scroll">
        <ul style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const item = items[index];
            return (
              item && (
                <li key={thingKey(item)} style={{ height: rowHeight, transform: `translateY(${start}px)` }}>
                  <button type="button" aria-current={index === at} onClick={() => onChoose(item)}>
                    <IdentifierLine item={item} nameOf={nameOf} />
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

function IdentifierLine({ item, nameOf }: { readonly item: Identifier; readonly nameOf: (country: string) => string }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const { value, kind, service, name, country, guessed, count, recovered, days, first, last } = item;
  const day = (time: number) => clock(time, zone).slice(0, 10);
  return (
    <>
      <span className="identifier-value">
        <Evidence text={value} />
        {name !== null && (
          <span className="soft">
            {" "}
            <Evidence text={name} />
          </span>
        )}
      </span>
      <span className="soft identifier-foot">
        <span>
          {t(`type_${kind}`)}
          {service !== null && (
            <>
              {" · "}
              <Evidence text={service} />
            </>
          )}
          {country !== null && ` · ${nameOf(country)}`}
          {guessed && (
            <span className="guess" title={t("guessHint")}>
              {" · "}
              {t("guess")}
            </span>
          )}
        </span>
        <span className="number">
          {t("times", { count })} · {t("days", { count: days })}
          {recovered > 0 && ` · ${t("recovered", { count: recovered })}`}
        </span>
        {first !== null && last !== null && (
          <bdi className="when" dir="ltr">
            {day(first) === day(last) ? day(first) : `${day(first)} – ${day(last)}`}
          </bdi>
        )}
      </span>
    </>
  );
}
