import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { UsageError } from "../exit-status.ts";

/** So many of a file's problems are told; case.json has all. */
const told = 3;

/**
 * Says what of the given indicators is not used. Throws UsageError where a file has none to use: who gave it would take
 * the answer for one that knows them.
 */
export function tellUnusable(packs: readonly PackSummary[], say: (line: string) => void): void {
  for (const { id, vetted, count, problems } of packs) {
    if (vetted) continue;
    const reasons = problems
      .slice(0, told)
      .map(({ where, message }) => (where === "" ? message : `${where}: ${message}`));
    if (count === 0) throw new UsageError([`${id} holds no indicator that can be used`, ...reasons].join("; "));
    if (problems.length === 0) continue;
    const rest = problems.length > told ? `; and ${problems.length - told} more, see case.json` : "";
    say(`sillage: of ${id}, ${count} indicators are used; not used: ${reasons.join("; ")}${rest}`);
  }
}
