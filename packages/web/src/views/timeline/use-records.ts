import type { RecordFilter, RecordPage } from "@sillage/core/workbench/records.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask } from "../../engine/client.ts";

export const pageSize = 300;
/** So many rows stay in memory, and in a list that a browser can still draw. */
export const mostRows = 60_000;

/** Where a page of the list begins. */
type Turn =
  | { readonly at: string }
  | { readonly before: string }
  | { readonly after: string }
  | Readonly<Record<string, never>>;

export interface RecordsOf {
  readonly caseId: string;
  readonly filter: RecordFilter;
  readonly order: "ascending" | "descending";
  /** The record that the list is entered at; its start without. */
  readonly entry: string | undefined;
}

/** The records as far as they are loaded: on from where the list was entered, both ways. */
export function useRecords({ caseId, filter, order, entry }: RecordsOf) {
  const asked = { case: caseId, filter, order, limit: pageSize };
  const start = (entry === undefined ? {} : { at: entry }) as Turn;
  const isFull = (pages: readonly RecordPage[]) => pages.length * pageSize >= mostRows;
  const query = useInfiniteQuery({
    queryKey: ["records", asked, start],
    queryFn: ({ pageParam, signal }) => ask("records", { ...asked, ...pageParam }, signal),
    initialPageParam: start,
    getPreviousPageParam: ({ previous }, pages): Turn | undefined =>
      previous === undefined || isFull(pages) ? undefined : { before: previous },
    getNextPageParam: ({ next }, pages): Turn | undefined =>
      next === undefined || isFull(pages) ? undefined : { after: next },
  });
  const lines = useMemo(() => query.data?.pages.flatMap(({ records }) => records) ?? [], [query.data]);
  return { query, lines };
}
