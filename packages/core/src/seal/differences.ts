/**
 * What is different between two JSON values, a line each: where it is, what it was, what it is. Lists of things that
 * have a name of their own are compared by it, so that one thing more does not make all that follow it different.
 */
export function differences(before: unknown, after: unknown, place = ""): readonly string[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, place);
  const [was, is] = [record(before), record(after)];
  if (!was || !is) return [`${place}: ${text(before)} → ${text(after)}`];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    const inner = place === "" ? name : `${place}.${name}`;
    if (!Object.hasOwn(was, name)) return [`${inner}: new: ${text(is[name])}`];
    if (!Object.hasOwn(is, name)) return [`${inner}: gone: ${text(was[name])}`];
    return differences(was[name], is[name], inner);
  });
}

type JsonRecord = Readonly<Record<string, unknown>>;

function record(value: unknown): JsonRecord | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined;
}

/** What the things of a case's lists are told apart by. */
const names: readonly (readonly string[])[] = [
  ["id"],
  ["digest"],
  ["evidence", "artifact"],
  ["rule"],
  ["path"],
  ["file"],
  ["evidence"],
];

function ofLists(before: readonly unknown[], after: readonly unknown[], place: string): readonly string[] {
  const named = names.find((fields) => [before, after].every((list) => byName(list, fields)));
  const was = (named && byName(before, named)) ?? byPlace(before);
  const is = (named && byName(after, named)) ?? byPlace(after);
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const inner = `${place}[${name}]`;
    if (!was.has(name)) return [`${inner}: new: ${text(is.get(name))}`];
    if (!is.has(name)) return [`${inner}: gone: ${text(was.get(name))}`];
    return differences(was.get(name), is.get(name), inner);
  });
  const sameThings = lines.length === 0 && was.size === is.size;
  const sameOrder = [...was.keys()].join("\n") === [...is.keys()].join("\n");
  return sameThings && !sameOrder ? [`${place}: in another order`] : lines;
}

function byPlace(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(list.map((item, index) => [String(index), item]));
}

/** Undefined where an item lacks the name, or two have the same. */
function byName(list: readonly unknown[], fields: readonly string[]): ReadonlyMap<string, unknown> | undefined {
  const items = new Map<string, unknown>();
  for (const item of list) {
    const values = fields.map((field) => record(item)?.[field]);
    if (!values.every((value) => typeof value === "string" || typeof value === "number")) return undefined;
    items.set(values.join(" "), item);
  }
  return items.size === list.length ? items : undefined;
}

const longestText = 200;

function text(value: unknown): string {
  const all = JSON.stringify(value) ?? "nothing";
  return all.length > longestText ? `${all.slice(0, longestText)}…` : all;
}
