import { ArchivedObject, type ArchivedValue } from "./value.ts";

/**
 * Every value below and including this one. A container that is named several times is entered once, so the walk is
 * never longer than the file that the value came from.
 */
export function* walk(value: ArchivedValue): Generator<ArchivedValue> {
  const seen = new Set<ArchivedValue>();
  const ahead: ArchivedValue[] = [value];
  while (ahead.length > 0) {
    const next = ahead.pop() as ArchivedValue;
    const inside = contents(next);
    if (inside !== undefined) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (let i = inside.length - 1; i >= 0; i--) ahead.push(inside[i] as ArchivedValue);
    }
    yield next;
  }
}

function contents(value: ArchivedValue): readonly ArchivedValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.values()];
  return value instanceof ArchivedObject ? [...value.fields.values()] : undefined;
}
