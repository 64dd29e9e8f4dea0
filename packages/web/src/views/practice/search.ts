import { given } from "../../app/view.ts";

export interface Search {
  /** The question that is looked at; the first where none is. */
  readonly question?: string;
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return given.text(search, "question");
}
