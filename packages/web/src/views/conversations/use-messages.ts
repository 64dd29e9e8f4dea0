import type { Message, MessagePage, ThreadPlace } from "@sillage/core/workbench/conversations.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask } from "../../engine/client.ts";
import type { Only } from "./search.ts";

export const pageSize = 80;

/** Where a page of a conversation begins. */
type Turn =
  | { readonly at: string }
  | { readonly before: string }
  | { readonly after: string }
  | Readonly<Record<string, never>>;

export interface MessagesOf {
  readonly caseId: string;
  readonly place: ThreadPlace;
  readonly find: string | undefined;
  readonly only: Only | undefined;
  /** The message that the conversation is entered at; its end without. */
  readonly entry: string | undefined;
}

/** The messages of a conversation, as far as they are loaded: on from where it was entered, both ways. */
export function useMessages({ caseId, place, find, only, entry }: MessagesOf) {
  const { evidence, artifact, thread } = place;
  const asked = {
    case: caseId,
    evidence,
    artifact,
    thread,
    ...(find === undefined ? {} : { text: find }),
    ...(only === undefined ? {} : { [only]: true as const }),
    limit: pageSize,
  };
  // Among hits nothing is entered at a message: it need not be one of them.
  const start: Turn = entry === undefined || find !== undefined || only !== undefined ? {} : { at: entry };
  const query = useInfiniteQuery({
    queryKey: ["messages", asked, start],
    queryFn: ({ pageParam, signal }) => ask("messages", { ...asked, ...pageParam }, signal),
    initialPageParam: start,
    getPreviousPageParam: ({ earlier }: MessagePage): Turn | undefined =>
      earlier === undefined ? undefined : { before: earlier },
    getNextPageParam: ({ later }: MessagePage): Turn | undefined =>
      later === undefined ? undefined : { after: later },
  });
  const messages: readonly Message[] = useMemo(
    () => query.data?.pages.flatMap((page) => page.messages) ?? [],
    [query.data],
  );
  return { query, messages };
}
