import type { ComponentType } from "react";
import type { Catalogue } from "../text/catalogue.ts";

/**
 * A view of a case: one folder under `views/`, one line in `views/index.ts`. Whatever it shows stands in `search`, which
 * is part of its address, so that a link brings everything back.
 */
export interface View<Search extends SearchOf = SearchOf> {
  /** Part of its address, after the case: `/case/ID/timeline`. Empty for the overview. */
  readonly path: string;
  /** Its own words; `title` is what it is called. */
  readonly texts: Catalogue;
  /** Takes from an address what it can use; anybody can write an address. */
  readonly readSearch: (given: Readonly<Record<string, unknown>>) => Search;
  readonly Page: ComponentType<ViewProps<Search>>;
  /** Only for cases of practice. */
  readonly onlySynthetic?: true;
}

export type SearchOf = object;

export interface ViewProps<Search> {
  readonly caseId: string;
  readonly search: Search;
  /** Changes the address; `undefined` takes a part out. A step to go back to, unless it is a `replace`. */
  readonly setSearch: (change: Partial<Undefinable<Search>>, how?: { readonly replace?: boolean }) => void;
}

type Undefinable<T> = { readonly [K in keyof T]: T[K] | undefined };

export function defineView<Search extends SearchOf>(view: View<Search>): View {
  return view as unknown as View;
}

/** What a reader of a search is made of: each is nothing where the address holds something else. */
export const given = {
  text<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { readonly [K in N]?: string } {
    const value = search[name];
    const isText = (typeof value === "string" && value !== "") || typeof value === "number";
    return (isText ? { [name]: String(value) } : {}) as { readonly [K in N]?: string };
  },
  number<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { readonly [K in N]?: number } {
    const value = search[name];
    return (typeof value === "number" && Number.isFinite(value) ? { [name]: value } : {}) as {
      readonly [K in N]?: number;
    };
  },
  choice<N extends string, const C extends string>(
    search: Readonly<Record<string, unknown>>,
    name: N,
    choices: readonly C[],
  ): { readonly [K in N]?: C } {
    const found = choices.find((choice) => choice === search[name]);
    return (found === undefined ? {} : { [name]: found }) as { readonly [K in N]?: C };
  },
};
