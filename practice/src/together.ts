/** Named lists of things that lie on a phone. */
type Lists<C> = { readonly [K in keyof C]: readonly unknown[] };

/** One content of several, list by list in the order given. `nothing` names all lists. */
export function together<C extends Lists<C>>(nothing: C, ...parts: readonly Partial<C>[]): C {
  const names = Object.keys(nothing) as (keyof C)[];
  // Each list is made of lists of its own kind.
  return Object.fromEntries(names.map((name) => [name, parts.flatMap((part) => part[name] ?? [])])) as unknown as C;
}
