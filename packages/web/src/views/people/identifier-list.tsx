import type { Identifier, IdentifierOrder, IdentifierType } from "@sillage/core/workbench/people.ts";
import { identifierOrders } from "@sillage/core/workbench/people.ts";
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

/** Who and what the records name: how often, on how many days, since when and until when. */
export function IdentifierList({
  caseId,
  search,
  setSearch,
  onChoose,
}: ViewProps<Search> & { readonly onChoose: (value: string) => void }) {
  const t = useText(texts);
  const words = useText(common);
  const { language } = usePreferences().preferences;
  const countries = useMemo(() => new Intl.DisplayNames(locales[language], { type: "region" }), [language]);
  const asked = {
    case: caseId,
    order: search.order ?? "most",
    limit: pageSize,
    ...(search.text === undefined ? {} : { text: search.text }),
    ...(search.type === undefined ? {} : { type: search.type }),
    ...(search.country === undefined ? {} : { country: search.country }),
  } as const;
  const query = useInfiniteQuery({
    queryKey: ["identifiers", asked],
    queryFn: ({ pageParam, signal }) =>
      ask("identifiers", { ...asked, ...(pageParam === "" ? {} : { after: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const items = useMemo(() => query.data?.pages.flatMap(({ identifiers }) => identifiers) ?? [], [query.data]);
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
  const at = items.findIndex(({ value }) => value === search.value);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  function go(index: number): void {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item) onChoose(item.value);
  }
  useKeys([
    { key: "/", label: t("search"), run: () => document.getElementById("people-search")?.focus() },
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
  ]);
  const first = query.data?.pages[0];
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
          value={search.type ?? ""}
          onChange={({ target }) => setSearch({ type: (target.value || undefined) as IdentifierType | undefined })}
        >
          <option value="">{t("allTypes")}</option>
          {first?.types.map(({ type, count }) => (
            <option key={type} value={type}>
              {t(`type_${type}`)} ({count})
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
        <p className="soft tally" role="status">
          {first && t("total", { count: first.total })}
        </p>
      </search>
      {query.error && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <p className="state">{words("loading")}</p>}
      {first && items.length === 0 && <Empty>{t("none")}</Empty>}
      <div ref={scroll} className="identifier-scroll">
        <ul style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const item = items[index];
            return (
              item && (
                <li
                  key={`${item.type} ${item.value}`}
                  style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                >
                  <button type="button" aria-current={index === at} onClick={() => onChoose(item.value)}>
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
  const { value, type, name, country, count, days, first, last } = item;
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
          {t(`type_${type}`)}
          {country !== null && ` · ${nameOf(country)}`}
        </span>
        <span className="number">
          {t("times", { count })} · {t("days", { count: days })}
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
