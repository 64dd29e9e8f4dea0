import { base64Encode } from "@bufbuild/protobuf/wire";
import { isoTime, toMicroseconds } from "../time.ts";
import { ArchivedObject, type ArchivedValue, PlistDate, PlistUid } from "./value.ts";

/** What JSON can hold. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** Bounds on the plain form of one value: it stands in a record, beside many others. */
export interface PlainLimits {
  readonly depth: number;
  /** Values in all; what is shared counts each time, since JSON repeats it. */
  readonly nodes: number;
  /** Characters of all texts, keys and base64 together. */
  readonly characters: number;
}

export const defaultPlainLimits: PlainLimits = { depth: 32, nodes: 10_000, characters: 1_000_000 };

/** Stands where something was left out because of the limits. */
export const cutMark = "… (cut)";

/**
 * A value as JSON: bytes as base64, dates as ISO 8601 in UTC, integers beyond a double and numbers that JSON lacks as
 * text, an object of a class with its name under `$class`. Beyond the limits a text ends in the cut mark, and other
 * values are the cut mark.
 */
export function toPlain(value: ArchivedValue, limits: PlainLimits = defaultPlainLimits): PlainValue {
  return new PlainWriter(limits).write(value, 0);
}

class PlainWriter {
  readonly #depth: number;
  #nodes: number;
  #characters: number;

  constructor(limits: PlainLimits) {
    this.#depth = limits.depth;
    this.#nodes = limits.nodes;
    this.#characters = limits.characters;
  }

  write(value: ArchivedValue, depth: number): PlainValue {
    if (--this.#nodes < 0 || this.#characters <= 0) return cutMark;
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "string") return this.#text(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (value instanceof Uint8Array) return this.#bytes(value);
    if (value instanceof PlistDate) return dateText(value);
    if (value instanceof PlistUid) return { $uid: value.index };
    if (depth >= this.#depth) return cutMark;
    if (value instanceof ArchivedObject) return this.#entries(value.fields, depth, value.className);
    return value instanceof Map
      ? this.#entries(value as ReadonlyMap<string, ArchivedValue>, depth)
      : this.#list(value as readonly ArchivedValue[], depth);
  }

  #text(text: string): string {
    this.#characters -= text.length;
    return this.#characters >= 0 ? text : text.slice(0, this.#characters) + cutMark;
  }

  #bytes(bytes: Uint8Array): string {
    // Whole groups of three bytes, so that what is cut is still base64 up to the mark.
    const room = Math.floor(this.#characters / 4) * 3;
    if (bytes.length > room) {
      this.#characters = 0;
      return base64Encode(bytes.subarray(0, room)) + cutMark;
    }
    return this.#text(base64Encode(bytes));
  }

  #list(list: readonly ArchivedValue[], depth: number): PlainValue {
    const plain: PlainValue[] = [];
    for (const element of list) {
      plain.push(this.write(element, depth + 1));
      if (this.#isSpent()) break;
    }
    return plain;
  }

  #entries(entries: ReadonlyMap<string, ArchivedValue>, depth: number, className?: string): PlainValue {
    const plain: [string, PlainValue][] = className === undefined ? [] : [["$class", this.#text(className)]];
    for (const [key, value] of entries) {
      plain.push([this.#text(key), this.write(value, depth + 1)]);
      if (this.#isSpent()) break;
    }
    // Not an assignment: a key "__proto__" must become a key like any other.
    return Object.fromEntries(plain);
  }

  /** Once the limits are met one cut mark is enough: the rest of each container is left out. */
  #isSpent(): boolean {
    return this.#nodes < 0 || this.#characters <= 0;
  }
}

/** A date that no phone can have written is shown as the number that the file has. */
function dateText(date: PlistDate): string {
  const time = toMicroseconds(date.macSeconds, "mac_s");
  return time === undefined ? `${date.macSeconds} s since 2001` : isoTime(time);
}
