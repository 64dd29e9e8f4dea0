import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { telegramHash } from "./murmur.ts";
import { PostboxReader } from "./reader.ts";

/**
 * Objects as Telegram's own coder writes them: fields, each with a short name, a type and a value. An object names its
 * class by a hash. Source: Telegram-iOS, Postbox/Coding.swift; iLEAPP telegramMesssages.py.
 */
export type PostboxValue =
  | null
  | number
  | bigint
  | boolean
  | string
  | Uint8Array
  | PostboxObject
  | readonly PostboxValue[];

export interface PostboxObject {
  /** Hash of the name of its class. */
  readonly type: number;
  readonly fields: ReadonlyMap<string, PostboxValue>;
}

/** The type of a class, by its name. */
export function typeOf(className: string): number {
  return telegramHash(new TextEncoder().encode(className));
}

const mostDepth = 32;
const mostValues = 20_000;
/** The field that an object which stands alone is written into. */
const rootName = "_";

/** An object that stands alone. Throws FormatError, and LimitError for one that is larger than any real one. */
export function decodeObject(bytes: Uint8Array): PostboxObject {
  const root = new Decoder().fields(new PostboxReader(bytes), 0).get(rootName);
  if (!isObject(root)) throw new FormatError("there is no object");
  return root;
}

export function isObject(value: PostboxValue | undefined): value is PostboxObject {
  return typeof value === "object" && value !== null && "fields" in value;
}

class Decoder {
  #values = 0;

  fields(reader: PostboxReader, depth: number): Map<string, PostboxValue> {
    if (depth > mostDepth) throw new LimitError("depth", `objects lie more than ${mostDepth} deep in each other`);
    const fields = new Map<string, PostboxValue>();
    while (reader.left > 0) {
      const name = reader.text(reader.uint8());
      fields.set(name, this.#value(reader, reader.uint8(), depth));
    }
    return fields;
  }

  #value(reader: PostboxReader, type: number, depth: number): PostboxValue {
    this.#values++;
    if (this.#values > mostValues) throw new LimitError("values", `there are more than ${mostValues} values`);
    switch (type) {
      case 0:
        return reader.int32();
      case 1:
        return reader.int64();
      case 2:
        return reader.uint8() !== 0;
      case 3:
        return reader.double();
      case 4:
        return reader.text();
      case 5:
        return this.#object(reader, depth);
      case 6:
        return this.#list(reader, () => reader.int32());
      case 7:
        return this.#list(reader, () => reader.int64());
      case 8:
        return this.#list(reader, () => this.#object(reader, depth));
      case 9:
        return this.#list(reader, () => [this.#object(reader, depth), this.#object(reader, depth)]);
      case 10:
        return reader.data();
      case 11:
        return null;
      case 12:
        return this.#list(reader, () => reader.text());
      case 13:
        return this.#list(reader, () => reader.data());
      default:
        throw new FormatError(`type ${type} is not known`);
    }
  }

  #list(reader: PostboxReader, read: () => PostboxValue): readonly PostboxValue[] {
    const count = reader.count();
    this.#values += count;
    if (this.#values > mostValues) throw new LimitError("values", `there are more than ${mostValues} values`);
    return Array.from({ length: count }, read);
  }

  #object(reader: PostboxReader, depth: number): PostboxObject {
    const type = reader.int32();
    return { type, fields: this.fields(new PostboxReader(reader.data()), depth + 1) };
  }
}

export function textField(object: PostboxObject | undefined, name: string): string | null {
  const value = object?.fields.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

export function numberField(object: PostboxObject | undefined, name: string): number | null {
  const value = object?.fields.get(name);
  return typeof value === "number" ? value : null;
}

export function longField(object: PostboxObject | undefined, name: string): bigint | null {
  const value = object?.fields.get(name);
  return typeof value === "bigint" ? value : null;
}

export function objectsField(object: PostboxObject | undefined, name: string): readonly PostboxObject[] {
  const value = object?.fields.get(name);
  return Array.isArray(value) ? (value as readonly PostboxValue[]).filter(isObject) : [];
}

/** Every text in it and in the objects inside of it. */
export function* textsIn(value: PostboxValue): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const part of value as readonly PostboxValue[]) yield* textsIn(part);
  else if (isObject(value)) for (const part of value.fields.values()) yield* textsIn(part);
}
