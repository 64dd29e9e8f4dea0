import type { ExaminationState } from "@sillage/core/workbench/examinations.ts";
import type { RecordFilter } from "@sillage/core/workbench/records.ts";
import type { WorkbenchEvent } from "@sillage/core/workbench/workbench.ts";
import { useEffect, useState } from "react";
import { queryClient } from "./queries.ts";

/** Listens to what the engine tells without being asked, for as long as the page stands; whether the engine is there. */
export function useEngineEvents(onLocked: () => void): boolean {
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    const source = new EventSource("/api/events");
    let missing: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener("open", () => {
      clearTimeout(missing);
      missing = undefined;
      setThere(true);
    });
    source.addEventListener("error", () => {
      // The browser tries again by itself; only what lasts is said.
      missing ??= setTimeout(() => setThere(false), patience);
    });
    source.addEventListener("message", ({ data }) => {
      const event = JSON.parse(String(data)) as WorkbenchEvent;
      if (event.type === "locked") onLocked();
      else apply(event);
    });
    return () => {
      clearTimeout(missing);
      source.close();
    };
  }, [onLocked]);
  return isThere;
}

/** How long the engine may be away before it is said, milliseconds. */
const patience = 4000;

function apply(event: Exclude<WorkbenchEvent, { readonly type: "locked" }>): void {
  if (event.type === "analysis") {
    const key = ["analysis", { case: event.case }];
    const known = queryClient.getQueryData<{ readonly revision: string }>(key);
    if (known?.revision !== event.revision) void queryClient.invalidateQueries({ queryKey: key });
    // What is filtered by a tag is another list once a tag came or went.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => asksForTag(queryKey) });
  } else if (event.type === "cases") {
    void queryClient.invalidateQueries({ queryKey: ["cases"] });
  } else {
    queryClient.setQueryData<readonly ExaminationState[]>(["examinations", {}], (all = []) => [
      ...all.filter(({ id }) => id !== event.state.id),
      event.state,
    ]);
  }
}

function asksForTag([, asked]: readonly unknown[]): boolean {
  const filter = (asked as { readonly filter?: RecordFilter } | undefined)?.filter;
  return filter?.conditions?.some(({ field }) => field === "tag") ?? false;
}
