import type { RecordFilter, RecordPage } from "@sillage/core/workbench/records.ts";
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask } from "../../engine/client.ts";

export const pageSize = 300;
/**
 * So many rows are held, around what is looked at: of pages that were scrolled away from, the farthest are let go of, and
 * asked for again when one comes back. However long the list is, the browser's memory is that of these.
 */
const mostRows = 6_000;

/** Where the list is entered: at a record, at a time, or at its end. */
export type Entry = { readonly at: string } | { readonly moment: number } | { readonly end: true };

/** Where a page of the list begins. */
type Turn = Entry | { readonly before: string } | { readonly after: string } | Readonly<Record<string, never>>;

export interface RecordsOf {
  readonly caseId: string;
  readonly filter: RecordFilter;
  readonly order: "ascending" | "descending";
  /** Its start without. */
  readonly entry: Entry | undefined;
}

/** The records as far as they are held: on from where the list was entered, both ways. */
export function useRecords({ caseId, filter, order, entry }: RecordsOf) {
  const asked = { case: caseId, filter, order, limit: pageSize };
  const start = (entry ?? {}) as Turn;
  const queryKey = ["records", asked, start];
  const held = useQueryClient().getQueryData<InfiniteData<RecordPage>>(queryKey)?.pages;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask("records", { ...asked, ...pageParam }, signal),
    initialPageParam: start,
    // As many as there are when one more is fetched, or all. Pages of a search may have few rows, or none.
    maxPages: held && linesOf(held).length > mostRows ? held.length : 0,
    getPreviousPageParam: ({ previous }): Turn | undefined =>
      previous === undefined ? undefined : { before: previous },
    getNextPageParam: ({ next }): Turn | undefined => (next === undefined ? undefined : { after: next }),
  });
  const lines = useMemo(() => linesOf(query.data?.pages), [query.data]);
  return { query, lines };
}

function linesOf(pages: readonly RecordPage[] | undefined) {
  return pages?.flatMap(({ records }) => records) ?? [];
}
