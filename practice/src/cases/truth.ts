import { Deterministic } from "../random.ts";
import type { CaseTruth } from "./case.ts";
import { practiceCases } from "./index.ts";

/** What was planted in a case of this seed, without building it. Throws RangeError for a case that there is not. */
export function truthOfCase(id: string, seed: string): CaseTruth {
  const chosen = practiceCases.find((one) => one.id === id);
  if (!chosen) throw new RangeError(`there is no practice case ${id}`);
  return chosen.plan(new Deterministic(`case ${id} ${seed}`)).truth;
}
