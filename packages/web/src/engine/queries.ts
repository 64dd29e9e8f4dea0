import type { Analysis, Answered, Asked, Changing, Method } from "@sillage/core/workbench/workbench.ts";
import { keepPreviousData, QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, EngineError } from "./client.ts";

/** A case does not change while it is looked at: what was asked once is kept until an event says otherwise. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof EngineError && error.code === "unreachable" && count < 2,
    },
  },
});

/** Asks a method of the engine and keeps the answer. */
export function useAsk<M extends Method>(method: M, asked: Asked<M>, options: AskOptions = {}) {
  return useQuery({
    queryKey: [method, asked],
    queryFn: ({ signal }): Promise<Answered<M>> => ask(method, asked, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

interface AskOptions {
  readonly enabled?: boolean;
  /** Shows the answer before while the next is fetched. */
  readonly keepPrevious?: boolean;
}

type ChangingMethod = {
  [M in Method]: Asked<M> extends Changing ? M : never;
}[Method];

/** What analysts say of the case, and how to say more. A change on an older state is refused, and told. */
export function useAnalysis(caseId: string) {
  const client = useQueryClient();
  const query = useAsk("analysis", { case: caseId });
  const [problem, setProblem] = useState<EngineError>();

  async function change<M extends ChangingMethod>(
    method: M,
    asked: Omit<Asked<M>, keyof Changing>,
  ): Promise<Analysis | undefined> {
    const key = ["analysis", { case: caseId }];
    const seen = client.getQueryData<Analysis>(key);
    if (!seen) return undefined;
    try {
      const whole = { ...asked, case: caseId, revision: seen.revision } as unknown as Asked<M>;
      const now = (await ask(method, whole)) as Analysis;
      client.setQueryData(key, now);
      setProblem(undefined);
      return now;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      setProblem(error);
      if (error.code === "stale") await client.invalidateQueries({ queryKey: key });
      return undefined;
    }
  }

  return { analysis: query.data, problem, change };
}
