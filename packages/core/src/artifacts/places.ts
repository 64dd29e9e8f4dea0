/**
 * Which artifacts a path belongs to. One pass over a tree serves all artifacts: patterns are looked up by the path's
 * last part, so that a tree of half a million files costs little.
 */
export interface PlacePattern<T> {
  readonly glob: string;
  readonly value: T;
}

interface Compiled<T> {
  readonly expression: RegExp;
  readonly value: T;
}

export interface PlaceIndex<T> {
  /** All values whose pattern the path meets, in the order they were given. */
  lookup(path: string): T[];
}

/** `*` is anything inside one name, `**` anything across names; both may be empty. */
export function compileGlob(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === "**/") return "(?:[^/]*/)*";
      if (part === "**") return ".*";
      if (part === "*") return "[^/]*";
      return part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`);
}

export function indexPlaces<T>(patterns: readonly PlacePattern<T>[]): PlaceIndex<T> {
  const byName = new Map<string, Compiled<T>[]>();
  const others: Compiled<T>[] = [];
  for (const { glob, value } of patterns) {
    const compiled = { expression: compileGlob(glob), value };
    const name = lastName(glob);
    if (name.includes("*")) others.push(compiled);
    else byName.set(name, [...(byName.get(name) ?? []), compiled]);
  }
  return {
    lookup(path) {
      const found: T[] = [];
      const named = byName.get(lastName(path));
      // A backup path such as `WirelessDomain-x.db` has no slash: its pattern's last name is the whole path.
      if (named) for (const { expression, value } of named) if (expression.test(path)) found.push(value);
      for (const { expression, value } of others) if (expression.test(path)) found.push(value);
      return found;
    },
  };
}

function lastName(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? path : path.slice(slash + 1);
}
