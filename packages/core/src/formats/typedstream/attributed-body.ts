import { FormatError } from "../error.ts";
import { utf8 } from "../plist/text.ts";
import { type BodyForm, formOf, textIn } from "./body-form.ts";
import { StreamDecoder } from "./decode.ts";
import { detectedLinks } from "./detected-data.ts";
import { StreamObject, type StreamValue } from "./value.ts";

/** What a message's `attributedBody` says. */
export interface AttributedBody {
  readonly text: string;
  /** Addresses that attributes of the text hold, each once, in order. They may differ from what the text shows. */
  readonly links: readonly string[];
  /** `attachment.guid` of the files that stand in the text, in order. */
  readonly attachments: readonly string[];
  /** The stream broke off or broke its format: the text is whole as far as it is told, links may be missing. */
  readonly damaged: boolean;
}

const none: readonly string[] = [];

/** Of the last body that said its text alone. */
let lastForm: BodyForm | undefined;

/**
 * Reads the typedstream of an NSAttributedString, as Messages keeps it in `message.attributedBody` and in the parts of
 * an edited message. Throws FormatError when not even a text is found.
 */
export function readAttributedBody(bytes: Uint8Array): AttributedBody {
  const text = lastForm && textIn(bytes, lastForm);
  return text === undefined ? decodeAttributedBody(bytes) : { text, links: none, attachments: none, damaged: false };
}

/** The same without regard to the bodies before. */
export function decodeAttributedBody(bytes: Uint8Array): AttributedBody {
  const decoder = new StreamDecoder(bytes);
  let damage: FormatError | undefined;
  try {
    decoder.run();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    damage = error;
  }
  const inside = firstText(decoder.objects);
  const text = inside ? utf8(inside) : damage ? scanForText(bytes) : undefined;
  if (text === undefined) throw damage ?? new FormatError("a typedstream without a text");
  const body = { text, ...attributes(decoder.objects), damaged: damage !== undefined };
  const saysTextAlone = !damage && body.links.length === 0 && body.attachments.length === 0;
  if (inside && saysTextAlone) lastForm = formOf(bytes, inside) ?? lastForm;
  return body;
}

/** The text of the attributed string, or of the first string where the stream holds no attributed one. */
function firstText(objects: readonly StreamObject[]): Uint8Array | undefined {
  const attributed = objects.find((object) => object.isA("NSAttributedString"));
  const inside = attributed?.contents.find((value) => value instanceof StreamObject);
  return charactersOf(inside ?? objects.find((object) => object.isA("NSString")));
}

function attributes(objects: readonly StreamObject[]): { links: string[]; attachments: string[] } {
  const reader = new AttributeReader();
  for (const object of objects) {
    if (object.isA("NSDictionary")) reader.read(object);
  }
  return { links: [...reader.links], attachments: [...reader.attachments] };
}

/**
 * Collects links and attachments from dictionaries: every attribute of every run stands in one, whichever run it is.
 * Streams name one object many times; each is read once.
 */
class AttributeReader {
  readonly links = new Set<string>();
  readonly attachments = new Set<string>();
  readonly #texts = new Map<StreamObject, string | undefined>();
  readonly #read = new Set<StreamObject>();

  /** A dictionary's contents: the number of its entries, then keys and values in turn. */
  read(dictionary: StreamObject): void {
    for (let i = 1; i + 1 < dictionary.contents.length; i += 2) {
      const key = this.#text(dictionary.contents[i]);
      const value = dictionary.contents[i + 1];
      if (key !== undefined && value instanceof StreamObject) this.#attribute(key, value);
    }
  }

  #attribute(key: string, value: StreamObject): void {
    if (value.isA("NSString")) {
      const text = this.#text(value);
      if (text && key === "__kIMFileTransferGUIDAttributeName") this.attachments.add(text);
      if (text && (key === "__kIMLinkAttributeName" || key === "NSLink")) this.links.add(text);
    } else if (!this.#read.has(value)) {
      this.#read.add(value);
      for (const link of this.#linksOf(value)) this.links.add(link);
    }
  }

  /** Of a URL, or of what the data detectors saw (`__kIMDataDetectedAttributeName`). */
  #linksOf(value: StreamObject): string[] {
    if (value.isA("NSURL")) return this.#url(value);
    const data = value.isA("NSData") ? value.contents.find((part) => part instanceof Uint8Array) : undefined;
    return data ? detectedLinks(data) : [];
  }

  /** NSURL writes whether it has a base, then the base if so, then its text. */
  #url(url: StreamObject): string[] {
    const [first, second] = url.contents
      .filter((part) => part instanceof StreamObject)
      .map((part) => this.#text(part.isA("NSURL") ? part.contents.at(-1) : part));
    if (first === undefined || second === undefined) return first ? [first] : [];
    try {
      return [new URL(second, first).href];
    } catch {
      return [second];
    }
  }

  #text(value: StreamValue | undefined): string | undefined {
    if (!(value instanceof StreamObject)) return undefined;
    if (!this.#texts.has(value)) this.#texts.set(value, stringOf(value));
    return this.#texts.get(value);
  }
}

function stringOf(value: StreamValue | undefined): string | undefined {
  const characters = charactersOf(value);
  return characters && utf8(characters);
}

/** NSString writes its characters in UTF-8. */
function charactersOf(value: StreamValue | undefined): Uint8Array | undefined {
  if (!(value instanceof StreamObject) || !value.isA("NSString")) return undefined;
  return value.contents.find((part) => part instanceof Uint8Array);
}

const stringMarker = new TextEncoder().encode("NSString");
/** Between the name of NSString and its characters stand its version, its parent and the type `+`, new or repeated. */
const maxGap = 24;

/** Where the format is broken: the characters after the first mention of NSString, as far as they are there. */
function scanForText(bytes: Uint8Array): string | undefined {
  const name = indexOf(bytes, stringMarker);
  if (name < 0) return undefined;
  const after = name + stringMarker.length;
  const plus = bytes.subarray(after, after + maxGap).indexOf(0x2b);
  if (plus < 0) return undefined;
  const at = after + plus + 1;
  const [head = 0, b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes.subarray(at, at + 5);
  if (head < 0x80) return present(bytes, at + 1, head);
  if (head === 0x81) return present(bytes, at + 3, b0 + b1 * 2 ** 8);
  if (head === 0x82) return present(bytes, at + 5, b0 + b1 * 2 ** 8 + b2 * 2 ** 16 + b3 * 2 ** 24);
  return undefined;
}

function present(bytes: Uint8Array, start: number, length: number): string | undefined {
  return start < bytes.length ? utf8(bytes, start, Math.min(start + length, bytes.length)) : undefined;
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (part.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
