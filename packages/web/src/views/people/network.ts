import type { Link, LinkList, PersonId } from "@sillage/core/workbench/people.ts";

/** Two and all that passed between them, both ways. */
export interface Tie {
  readonly a: PersonId;
  readonly b: PersonId;
  readonly messages: number;
  readonly calls: number;
  readonly interactions: number;
}

export interface Node {
  readonly id: string;
  readonly kind: "me" | "person" | "group" | "rest";
  readonly name: string | null;
  readonly country: string | null;
  readonly contacts: number;
  /** How many stand here together. */
  readonly members: number;
}

export interface Network {
  readonly nodes: readonly Node[];
  readonly ties: readonly Tie[];
}

export interface Look {
  /** Whose network it is; all of the case without. */
  readonly centre: PersonId | undefined;
  readonly depth: 1 | 2;
  /** How many stand alone. */
  readonly most: number;
  readonly opened: readonly string[];
}

/** Those who stand together are shown one by one up to this many. */
const mostOpened = 150;

export function contactsOf({
  messages,
  calls,
  interactions,
}: Pick<Tie, "messages" | "calls" | "interactions">): number {
  return messages + calls + interactions;
}

/** One tie for each pair, whichever way it went. */
export function tiesOf(links: readonly Link[]): readonly Tie[] {
  const ties = new Map<string, Tie>();
  for (const { from, to, ...rest } of links) {
    const [a, b] = from < to ? [from, to] : [to, from];
    add(ties, { a, b, messages: rest.messages, calls: rest.calls, interactions: rest.interactions });
  }
  return [...ties.values()];
}

function add(ties: Map<string, Tie>, tie: Tie): void {
  const key = JSON.stringify([tie.a, tie.b]);
  const known = ties.get(key);
  ties.set(
    key,
    known
      ? {
          ...known,
          messages: known.messages + tie.messages,
          calls: known.calls + tie.calls,
          interactions: known.interactions + tie.interactions,
        }
      : tie,
  );
}

/**
 * What is drawn of all links. A picture of ten thousand says nothing: those with most contacts stand alone, around whom
 * is looked at; the others stand together by country, to be opened.
 */
export function networkOf(links: readonly Link[], people: LinkList["people"], look: Look): Network {
  const ties = within(tiesOf(links), look);
  const weights = new Map<PersonId, number>();
  for (const tie of ties) {
    for (const id of [tie.a, tie.b]) weights.set(id, (weights.get(id) ?? 0) + contactsOf(tie));
  }
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  const isFixed = (id: PersonId) => id === look.centre || id.startsWith("me:");
  const others = ranked.filter((id) => !isFixed(id));
  const alone = new Set([...ranked.filter(isFixed), ...others.slice(0, look.most)]);
  const openedCounts = new Map<string, number>();
  const place = new Map<PersonId, string>();
  for (const id of ranked) {
    const rest = restOf(id, people);
    const opened = openedCounts.get(rest) ?? 0;
    if (!alone.has(id) && look.opened.includes(rest) && opened < mostOpened) {
      openedCounts.set(rest, opened + 1);
      alone.add(id);
    }
    place.set(id, alone.has(id) ? id : rest);
  }
  return { nodes: nodesOf(place, weights, people), ties: joined(ties, place) };
}

/** Ties around the centre: its own, and at depth two those among and of its contacts. */
function within(ties: readonly Tie[], { centre, depth }: Look): readonly Tie[] {
  if (centre === undefined) return ties;
  const near = new Set<PersonId>([centre]);
  for (const { a, b } of ties) {
    if (a === centre) near.add(b);
    if (b === centre) near.add(a);
  }
  return ties.filter(({ a, b }) => {
    const isOwn = a === centre || b === centre;
    const isAmong = near.has(a) && near.has(b);
    // The owner is in contact with everybody: through the owner nobody is near.
    const isBeyond = (near.has(a) && !a.startsWith("me:")) || (near.has(b) && !b.startsWith("me:"));
    return isOwn || isAmong || (depth === 2 && isBeyond);
  });
}

/** With whom somebody stands together: those of the same country; groups and others apart. */
export function restOf(id: PersonId, people: LinkList["people"]): string {
  if (id.startsWith("group:")) return "rest:groups";
  return `rest:${people[id]?.country ?? "-"}`;
}

function nodesOf(
  place: ReadonlyMap<PersonId, string>,
  weights: ReadonlyMap<PersonId, number>,
  people: LinkList["people"],
): readonly Node[] {
  const nodes = new Map<string, Node>();
  for (const [person, id] of place) {
    const known = nodes.get(id);
    const contacts = (known?.contacts ?? 0) + (weights.get(person) ?? 0);
    nodes.set(id, {
      id,
      kind: kindOf(id),
      name: id === person ? (people[person]?.name ?? null) : null,
      country: people[person]?.country ?? null,
      contacts,
      members: (known?.members ?? 0) + 1,
    });
  }
  return [...nodes.values()];
}

function kindOf(id: string): Node["kind"] {
  if (id.startsWith("me:")) return "me";
  if (id.startsWith("group:")) return "group";
  return id.startsWith("rest:") ? "rest" : "person";
}

function joined(ties: readonly Tie[], place: ReadonlyMap<PersonId, string>): readonly Tie[] {
  const drawn = new Map<string, Tie>();
  for (const tie of ties) {
    const [x, y] = [place.get(tie.a) ?? tie.a, place.get(tie.b) ?? tie.b];
    if (x === y) continue;
    add(drawn, { ...tie, a: x < y ? x : y, b: x < y ? y : x });
  }
  return [...drawn.values()];
}
