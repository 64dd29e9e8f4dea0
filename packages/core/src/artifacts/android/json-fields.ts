import type { ByteSource } from "../../bytes/source.ts";
import { jsonItems } from "../../formats/json/items.ts";
import { type Epoch, isNoTime, parseIsoTime, toMicroseconds } from "../../formats/time.ts";
import type { DetailValue, Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import type { Details } from "../rows.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of an object that a phone or a tool wrote. A value of another type is null, and said. */
export class JsonFields {
  readonly #object: JsonObject;
  readonly #input: ArtifactInput;
  readonly locator: Locator;

  constructor(object: JsonObject, locator: Locator, input: ArtifactInput) {
    this.#object = object;
    this.locator = locator;
    this.#input = input;
  }

  /** Null also for the empty text: AndroidQF writes it where it knows nothing. */
  text(name: string): string | null {
    const value = this.#object[name];
    if (typeof value === "string") return value === "" ? null : value;
    return this.#none(name, value, "text");
  }

  /** A whole number, also one that is written as text. */
  integer(name: string): number | null {
    const raw = this.#object[name];
    const value = typeof raw === "string" && /^-?\d{1,16}$/.test(raw) ? Number(raw) : raw;
    return Number.isSafeInteger(value) ? (value as number) : this.#none(name, raw, "a whole number");
  }

  /** A number, also one that is written as text. */
  number(name: string): number | null {
    const raw = this.#object[name];
    const value = typeof raw === "string" && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(raw) ? Number(raw) : raw;
    return Number.isFinite(value) ? (value as number) : this.#none(name, raw, "a number");
  }

  /** A time as ISO 8601 writes it, with its offset to UTC. */
  isoTime(name: string): number | null {
    const value = this.#object[name];
    return (typeof value === "string" ? parseIsoTime(value) : undefined) ?? this.#none(name, value, "a time");
  }

  boolean(name: string): boolean | null {
    const value = this.#object[name];
    return typeof value === "boolean" ? value : this.#none(name, value, "true or false");
  }

  /** Null for 0 and -1, which mean that there is none. */
  time(name: string, epoch: Epoch): number | null {
    const raw = this.#object[name];
    const value = typeof raw === "string" && /^-?\d{1,19}$/.test(raw) ? Number(raw) : raw;
    if (typeof value !== "number") return this.#none(name, raw, "a time");
    if (isNoTime(value)) return null;
    return toMicroseconds(value, epoch) ?? this.#none(name, raw, "a time");
  }

  /** The texts of a list. */
  texts(name: string): string[] {
    const texts: string[] = [];
    for (const item of this.list(name)) {
      if (typeof item === "string") texts.push(item);
      else this.#none(name, item, "a list of texts");
    }
    return texts;
  }

  list(name: string): readonly unknown[] {
    const value = this.#object[name];
    if (Array.isArray(value)) return value;
    this.#none(name, value, "a list");
    return [];
  }

  /** An object inside. */
  object(name: string): JsonFields | null {
    const value = this.#object[name];
    if (!isObject(value)) return this.#none(name, value, "an object");
    return new JsonFields(value, this.locator, this.#input);
  }

  /** The objects of a list inside. */
  objects(name: string): JsonFields[] {
    return this.list(name).flatMap((value) => {
      if (isObject(value)) return [new JsonFields(value, this.locator, this.#input)];
      this.#none(name, value ?? 0, "a list of objects");
      return [];
    });
  }

  /** Says that what the object tells cannot be so. */
  odd(message: string): void {
    this.#input.problem("value", message, this.locator);
  }

  names(): readonly string[] {
    return Object.keys(this.#object);
  }

  /** The value as it is. */
  raw(name: string): unknown {
    return this.has(name) ? this.#object[name] : undefined;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#object, name);
  }

  /** Everything but these fields, as the source has it; empty texts, empty lists and nulls are left out. */
  details(except: ReadonlySet<string>): Details {
    const details: Details = {};
    for (const name of Object.keys(this.#object)) {
      if (except.has(name)) continue;
      const value = this.#object[name];
      if (value === null || value === "") continue;
      if (Array.isArray(value) && value.length === 0) continue;
      const detail = detailOf(value);
      if (detail === undefined) this.#input.problem("limit", `${name} is nested too deep`, this.locator);
      else details[name] = detail;
    }
    return details;
  }

  #none(name: string, value: unknown, wanted: string): null {
    if (value !== undefined && value !== null) {
      this.#input.problem("value", `${name} is not ${wanted}`, this.locator);
    }
    return null;
  }
}

/** Lists and objects inside one another; no tool writes so many. Deeper ones could not be written into a case. */
const deepestDetail = 64;

/** A value of JSON as a detail: it has no others than details have. Undefined where it is nested too deep. */
export function detailOf(value: unknown): DetailValue | undefined {
  return isWithin(value, deepestDetail) ? (value as DetailValue) : undefined;
}

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(inner, depth - 1));
}

/**
 * The items of a list that pass, with their places. `null` for the whole file is an empty list: AndroidQF's Go writes it
 * so. Others are said and left out.
 */
export function* itemsOf<T>(
  source: ByteSource,
  input: ArtifactInput,
  wanted: string,
  passes: (value: unknown) => value is T,
): Generator<{ readonly value: T; readonly locator: Locator }> {
  let odd = 0;
  for (const item of jsonItems(source)) {
    const { offset, length } = item;
    if ("fault" in item) {
      input.problem(item.fault, faults[item.fault], { offset, length });
    } else if (passes(item.value)) {
      yield { value: item.value, locator: { offset, length } };
    } else if (item.value !== null || !isOnly(source, length)) {
      input.problem("value", `an entry is not ${wanted}`, { offset, length });
      if (++odd < mostOdd) continue;
      input.problem("limit", `more than ${mostOdd} entries are not ${wanted}; the rest was not read`, {
        offset,
        length,
      });
      return;
    }
  }
}

/** Entries of another kind, before a list is taken for something else. */
const mostOdd = 10_000;

export const faults = {
  damaged: "an entry is not JSON",
  truncated: "the file ends inside an entry",
  limit: "an entry is too large, or too many are damaged",
} as const;

function isOnly(source: ByteSource, length: number): boolean {
  return source.size <= length + 4;
}

/** The objects of a list. */
export function* objectsOf(source: ByteSource, input: ArtifactInput): Generator<JsonFields> {
  for (const { value, locator } of itemsOf(source, input, "an object", isObject)) {
    yield new JsonFields(value, locator, input);
  }
}
