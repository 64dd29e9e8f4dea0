import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { bytes, dict, get } from "../plist/access.ts";
import { BinaryPlist, isBinaryPlist } from "../plist/binary.ts";
import { defaultPlistLimits, type PlistLimits } from "../plist/limits.ts";
import { parsePlist } from "../plist/parse.ts";
import { ArchivedObject, type ArchivedValue, PlistUid, type PlistValue } from "../plist/value.ts";
import { plainForm } from "./classes.ts";

/**
 * What a keyed archive (NSKeyedArchiver) holds: the object under `root`, or a dictionary of all top objects where none
 * has that name.
 *
 * Foundation's strings, data, dates, UUIDs, URLs, numbers, arrays, sets and dictionaries become plain values, an
 * attributed string its text; every other object is an ArchivedObject. An object that is named several times is one
 * instance. A reference that leads back to one of its own holders, or to no object, stays a PlistUid: the result has no
 * cycles.
 *
 * Throws FormatError on what is no keyed archive, LimitError above the limits.
 */
export function unarchive(archive: Uint8Array | PlistValue, limits: PlistLimits = defaultPlistLimits): ArchivedValue {
  const plist = archive instanceof Uint8Array ? parsePlist(archive, limits) : archive;
  const objects = get(plist, "$objects");
  const top = dict(get(plist, "$top"));
  if (!Array.isArray(objects) || top === undefined) throw new FormatError("not a keyed archive");
  const resolver = new Resolver(objects as readonly PlistValue[], limits);
  return resolver.resolve((top.get("root") ?? top) as PlistValue, 0).value;
}

interface Resolved {
  readonly value: ArchivedValue;
  /** Containers inside containers below it, itself counted. */
  readonly height: number;
}

class Resolver {
  readonly #objects: readonly PlistValue[];
  readonly #limits: PlistLimits;
  readonly #known = new Map<number, Resolved | "in progress">();
  #count = 0;

  constructor(objects: readonly PlistValue[], limits: PlistLimits) {
    this.#objects = objects;
    this.#limits = limits;
  }

  resolve(value: PlistValue, depth: number): Resolved {
    if (value instanceof PlistUid) return this.#follow(value, depth);
    if (Array.isArray(value)) return this.#array(value as readonly PlistValue[], depth);
    if (value instanceof Map) return this.#dictionary(value as ReadonlyMap<string, PlistValue>, depth);
    return { value, height: 0 };
  }

  #follow(uid: PlistUid, depth: number): Resolved {
    // The first object is "$null" and stands for none.
    if (uid.index === 0) return { value: null, height: 0 };
    const known = this.#known.get(uid.index);
    const object = this.#objects[uid.index];
    if (known === "in progress" || object === undefined) return { value: uid, height: 0 };
    if (known !== undefined) {
      this.#checkDepth(depth + known.height);
      return known;
    }
    this.#known.set(uid.index, "in progress");
    const resolved = this.resolve(object, depth);
    this.#known.set(uid.index, resolved);
    return resolved;
  }

  #array(list: readonly PlistValue[], depth: number): Resolved {
    this.#checkDepth(depth + 1);
    this.#spend(list.length);
    let height = 0;
    const value = list.map((element) => {
      const resolved = this.resolve(element, depth + 1);
      height = Math.max(height, resolved.height);
      return resolved.value;
    });
    return { value, height: height + 1 };
  }

  #dictionary(dictionary: ReadonlyMap<string, PlistValue>, depth: number): Resolved {
    this.#checkDepth(depth + 1);
    this.#spend(dictionary.size);
    const classes = this.#classes(dictionary.get("$class"));
    const fields = new Map<string, ArchivedValue>();
    let height = 0;
    for (const [key, field] of dictionary) {
      if (key === "$class" && classes !== undefined) continue;
      const resolved = this.resolve(field, depth + 1);
      height = Math.max(height, resolved.height);
      fields.set(key, resolved.value);
    }
    // Many objects may name the same bytes, and each makes a text of its own of them.
    this.#spend((bytes(dictionary.get("NS.bytes"))?.length ?? 0) / 8);
    return { value: classes === undefined ? fields : valueOfClass(classes, fields), height: height + 1 };
  }

  /** The class's name and those above it, or undefined for a dictionary that is no archived object. */
  #classes(reference: PlistValue | undefined): readonly string[] | undefined {
    if (!(reference instanceof PlistUid)) return undefined;
    const description = this.#objects[reference.index];
    const name = get(description, "$classname");
    if (typeof name !== "string") return undefined;
    const above = get(description, "$classes");
    return [name, ...(Array.isArray(above) ? above.filter((one) => typeof one === "string" && one !== name) : [])];
  }

  /** Paid before the elements are made: one list may be reached under many names, each time within itself. */
  #spend(values: number): void {
    this.#count += values;
    if (this.#count > this.#limits.objects) {
      throw new LimitError("archive objects", `more than ${this.#limits.objects} values`);
    }
  }

  #checkDepth(depth: number): void {
    if (depth > this.#limits.depth) throw new LimitError("archive depth", `deeper than ${this.#limits.depth} objects`);
  }
}

function valueOfClass(classes: readonly string[], fields: ReadonlyMap<string, ArchivedValue>): ArchivedValue {
  const plain = plainForm(classes, fields);
  return plain === undefined ? new ArchivedObject(classes[0] ?? "", fields) : plain;
}

/** Whether these bytes are a binary property list that says it is a keyed archive. Reads its top dictionary only. */
export function isKeyedArchive(file: Uint8Array): boolean {
  if (!isBinaryPlist(file)) return false;
  try {
    const plist = new BinaryPlist(file);
    const archiver = plist.entry(plist.root, "$archiver");
    return archiver !== undefined && plist.leaf(archiver) === "NSKeyedArchiver";
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
