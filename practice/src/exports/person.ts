/**
 * The invented person whose exports these are, and those she knows. Names are of nobody, numbers of the French range for
 * fiction, addresses of documentation ranges (RFC 5737, RFC 2606).
 */
export const owner = {
  name: "Maïté Corvenne",
  email: "maite.corvenne@example.org",
  phone: "+33 6 39 98 01 64",
  gaia: "100000000000000000164",
} as const;

export const friend = {
  name: "Tarek Soulignac",
  email: "tarek.soulignac@example.net",
  phone: "+33 6 39 98 01 65",
} as const;

/** A list of a document, an item a line: damage can be laid between lines. */
export function jsonList(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
}

/** A document with one or more lists, an item a line. */
export function jsonLists(lists: Readonly<Record<string, readonly unknown[]>>): string {
  const members = Object.entries(lists).map(([name, items]) => `${JSON.stringify(name)}: ${jsonList(items)}`);
  return `{\n${members.join(",\n")}\n}\n`;
}
