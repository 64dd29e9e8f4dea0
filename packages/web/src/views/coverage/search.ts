import type { ArtifactState } from "@sillage/core/findings/coverage.ts";
import { given } from "../../app/view.ts";

/** From what was read to what could not be: the order of the columns and of the choices. */
export const artifactStates = [
  "examined",
  "partly_read",
  "unreadable",
  "absent",
  "absent_from_kind",
  "not_applicable",
] as const satisfies readonly ArtifactState[];

export interface Search {
  readonly state?: ArtifactState;
  /** Also what is for other phones. */
  readonly all?: "yes";
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return { ...given.choice(search, "state", artifactStates), ...given.choice(search, "all", ["yes"]) };
}
