import { payload } from "@sillage/core/seal/verify-bag.ts";
import { UsageError } from "../exit-status.ts";

/** Parts of a case that can be shared by themselves, and the files that they are. */
const parts: Readonly<Record<string, RegExp>> = {
  findings: /^findings\.json$/,
  coverage: /^coverage\.json$/,
  records: /^records\.duckdb$/,
  report: /^(?:report|owner)[^/]*\.(?:html|pdf)$/,
  custody: /^custody\.json$/,
  assessments: /^assessments\.json$/,
  consent: /^consent\.json$/,
  log: /^log\.jsonl$/,
  case: /^case\.json$/,
};

export const partNames: readonly string[] = Object.keys(parts);

/** The sealed files that are asked for, by the name of a part or their own; all where nothing is. Throws UsageError. */
export function choosePaths(paths: readonly string[], only: readonly string[]): ReadonlySet<string> {
  const wanted = only.flatMap((one) => one.split(",")).filter((one) => one !== "");
  if (wanted.length === 0) return new Set(paths);
  return new Set(
    wanted.flatMap((one) => {
      const part = Object.hasOwn(parts, one) ? parts[one] : undefined;
      const found = paths.filter((path) => {
        const name = path.slice(payload.length);
        return part ? part.test(name) : name === one;
      });
      if (found.length === 0) throw new UsageError(`the sealed case has no ${one}; parts are ${partNames.join(", ")}`);
      return found;
    }),
  );
}
