import { useState } from "react";
import { EngineError } from "../../engine/client.ts";

/** Something that takes its time: whether it runs, and why it did not work. */
export function useWork() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    setError(undefined);
    try {
      return await work();
    } catch (problem) {
      // Whoever stopped it knows why.
      const isStopped = problem instanceof EngineError && problem.code === "cancelled";
      if (!isStopped) setError(problem instanceof Error ? problem : new Error(String(problem)));
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, error, run };
}

/** Where a file that was written into the case is taken from. */
export function fileAddress(caseId: string, name: string): string {
  return `/files/${caseId}/${encodeURIComponent(name)}`;
}
