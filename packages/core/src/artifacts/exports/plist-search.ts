import { dict, type Maybe } from "../../formats/plist/access.ts";
import type { ArchivedValue } from "../../formats/plist/value.ts";
import type { ArtifactInput } from "../artifact.ts";
import { typeOf } from "../ios/plist-values.ts";

export interface FoundDictionary {
  /** Its key, or its position in a list. */
  readonly name: string | number;
  readonly entries: ReadonlyMap<string, ArchivedValue>;
  readonly place: string;
}

/** Lists and dictionaries that the wanted ones may lie in. */
const deepest = 4;

/** The dictionaries of a property list that have a key, however they are wrapped. What else lies beside them is said. */
export function* dictionariesWith(
  value: Maybe,
  key: string,
  input: ArtifactInput,
  place = "",
  depth = 0,
): Generator<FoundDictionary> {
  const parts: Iterable<readonly [string | number, ArchivedValue]> = Array.isArray(value)
    ? value.entries()
    : (dict(value) ?? []);
  for (const [name, part] of parts) {
    const inside = place === "" ? String(name) : `${place}/${name}`;
    const entries = dict(part);
    if (entries?.has(key)) yield { name, entries, place: inside };
    else if ((entries || Array.isArray(part)) && depth < deepest) {
      yield* dictionariesWith(part, key, input, inside, depth + 1);
    } else if (depth <= 1) input.problem("value", `is ${typeOf(part)}, not a dictionary`, { key: inside });
  }
}
