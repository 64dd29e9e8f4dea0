import { base64Decode } from "@bufbuild/protobuf/wire";
import { SaxesParser } from "saxes";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { parseIsoTime } from "../time.ts";
import { plainInteger } from "./integers.ts";
import type { PlistLimits } from "./limits.ts";
import { PlistDate, PlistUid, type PlistValue } from "./value.ts";

const macEpochSeconds = 978_307_200;

/**
 * What Apple's own writer puts into XML although XML forbids it (CFPropertyList.c escapes only `<`, `>` and `&`), and
 * entities that a DTD may declare: neither is followed, both stay in the text as they are written.
 */
const tolerated = ["disallowed character.", "undefined entity.", "malformed character entity."];

/** Each costs the XML reader an error of its own, which is slow. */
const maxOddities = 10_000;

/** Without a prototype: `&constructor;` is no entity. */
const entities: Record<string, string> = Object.assign(Object.create(null), {
  amp: "&",
  gt: ">",
  lt: "<",
  quot: '"',
  apos: "'",
});

/** No number or date is longer, and much longer ones are slow to match and to convert. */
const maxScalar = 64;

interface Open {
  readonly tag: string;
  readonly list: PlistValue[];
  readonly dictionary: Map<string, PlistValue>;
  key: string | undefined;
  text: string;
}

/** An XML property list. Throws FormatError on what is none, LimitError above the limits. */
export function parseXmlPlist(xml: string, limits: PlistLimits): PlistValue {
  const builder = new XmlBuilder(limits);
  const parser = new SaxesParser();
  parser.ENTITIES = entities;
  let oddities = 0;
  parser.on("error", (error) => {
    if (!tolerated.some((reason) => error.message.endsWith(reason))) throw new FormatError(`XML: ${error.message}`);
    if (++oddities > maxOddities)
      throw new LimitError("plist oddities", `more than ${maxOddities} forbidden characters`);
  });
  parser.on("opentag", (tag) => builder.open(tag.name));
  parser.on("closetag", () => builder.close());
  parser.on("text", (text) => builder.text(text));
  parser.on("cdata", (text) => builder.text(text));
  parser.write(xml).close();
  return builder.result();
}

class XmlBuilder {
  readonly #limits: PlistLimits;
  readonly #stack: Open[] = [];
  #objects = 0;
  #result: PlistValue | undefined;

  constructor(limits: PlistLimits) {
    this.#limits = limits;
  }

  open(tag: string): void {
    const parent = this.#stack.at(-1);
    if (parent === undefined && tag !== "plist") throw new FormatError(`XML, but no property list: <${tag}>`);
    if (parent !== undefined && !isContainer(parent.tag)) throw new FormatError(`<${tag}> inside <${parent.tag}>`);
    if (++this.#objects > this.#limits.objects) {
      throw new LimitError("plist objects", `more than ${this.#limits.objects} values`);
    }
    if (this.#stack.length > this.#limits.depth) {
      throw new LimitError("plist depth", `deeper than ${this.#limits.depth} containers`);
    }
    this.#stack.push({ tag, list: [], dictionary: new Map(), key: undefined, text: "" });
  }

  text(text: string): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    if (!isContainer(top.tag)) top.text += text;
    else if (text.trim() !== "") throw new FormatError(`text inside <${top.tag}>`);
  }

  close(): void {
    const closed = this.#stack.pop();
    const parent = this.#stack.at(-1);
    if (closed === undefined) return;
    if (parent === undefined) this.#result = closed.list[0];
    else if (closed.tag !== "key") place(parent, valueOfElement(closed));
    else if (parent.tag !== "dict" || parent.key !== undefined) throw new FormatError("a <key> where none can be");
    else parent.key = closed.text;
  }

  result(): PlistValue {
    if (this.#result === undefined) throw new FormatError("an XML property list that holds nothing");
    return this.#result;
  }
}

function isContainer(tag: string): boolean {
  return tag === "plist" || tag === "dict" || tag === "array";
}

function place(parent: Open, value: PlistValue): void {
  if (parent.tag !== "dict") {
    if (parent.tag === "plist" && parent.list.length > 0) throw new FormatError("a property list of several values");
    parent.list.push(value);
    return;
  }
  if (parent.key === undefined) throw new FormatError("a value without a <key>");
  parent.dictionary.set(parent.key, value);
  parent.key = undefined;
}

function valueOfElement(element: Open): PlistValue {
  const { tag, text } = element;
  switch (tag) {
    case "dict":
      if (element.key !== undefined) throw new FormatError(`<key>${element.key}</key> without a value`);
      return uidOf(element.dictionary) ?? element.dictionary;
    case "array":
      return element.list;
    case "string":
      return text;
    case "true":
      return true;
    case "false":
      return false;
    case "integer":
      return integer(text.trim());
    case "real":
      return real(text.trim());
    case "date":
      return date(text.trim());
    case "data":
      return data(text);
    default:
      throw new FormatError(`<${tag}> is no part of a property list`);
  }
}

/** XML has no element for a keyed archive's reference: Apple writes `{CF$UID: n}`. */
function uidOf(dictionary: ReadonlyMap<string, PlistValue>): PlistUid | undefined {
  if (dictionary.size !== 1) return undefined;
  const index = dictionary.get("CF$UID");
  return typeof index === "number" && index >= 0 ? new PlistUid(index) : undefined;
}

function integer(text: string): number | bigint {
  // 128 bits have 39 decimal digits.
  const match = text.length <= maxScalar ? /^([+-]?)(\d+|0x[\da-f]+)$/i.exec(text) : null;
  if (!match) throw new FormatError(`<integer> with "${text.slice(0, 60)}"`);
  const magnitude = BigInt(match[2] ?? "0");
  return plainInteger(match[1] === "-" ? -magnitude : magnitude);
}

function real(text: string): number {
  const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (special) return special[2]?.toLowerCase() === "nan" ? Number.NaN : special[1] === "-" ? -Infinity : Infinity;
  if (text.length > maxScalar || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new FormatError(`<real> with "${text.slice(0, 60)}"`);
  return Number(text);
}

function date(text: string): PlistDate {
  const microseconds = text.length > maxScalar ? undefined : parseIsoTime(text);
  if (microseconds === undefined) throw new FormatError(`<date> with "${text.slice(0, 60)}"`);
  return new PlistDate(microseconds / 1e6 - macEpochSeconds);
}

function data(text: string): Uint8Array {
  try {
    return base64Decode(text);
  } catch (error) {
    throw new FormatError(`<data> that is no base64: ${String(error)}`);
  }
}
