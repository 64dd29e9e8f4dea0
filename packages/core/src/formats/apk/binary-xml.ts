import { FormatError } from "../error.ts";

/**
 * Android's compiled XML. Source: AOSP frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h: ResXMLTree,
 * ResStringPool, Res_value; numbers are little-endian.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** How many elements it lies in. */
  readonly depth: number;
}

export interface XmlAttribute {
  readonly name: string;
  /** The number that Android goes by, where the attribute has one; its name may then be empty or a lie. */
  readonly resource: number | undefined;
  /** A text, a number or a truth; a reference into the resources is `@` and its number in hexadecimal digits. */
  readonly value: string | number | boolean;
}

const stringPool = 0x0001;
const xmlFile = 0x0003;
const startElement = 0x0102;
const endElement = 0x0103;
const resourceMap = 0x0180;
const utf8Flag = 0x100;
const attributeLength = 20;

/** A manifest has some hundreds of elements and some thousands of texts. */
const mostElements = 100_000;
const longestText = 65_536;

/**
 * The elements in order. Throws FormatError on bytes that are none of this format; a chunk of an unknown type is passed
 * over, as Android does.
 */
export function* xmlElements(bytes: Uint8Array): Generator<XmlElement> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint16(0, true) !== xmlFile) throw new FormatError("no compiled XML", 0);
  let strings: StringPool | undefined;
  let resources: readonly number[] = [];
  let depth = 0;
  let elements = 0;
  const stated = view.getUint32(4, true);
  const end = Math.min(stated, bytes.length);
  for (let at = view.getUint16(2, true); at + 8 <= end; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint32(at + 4, true);
    if (length < 8 || at + length > bytes.length) throw new FormatError("a part is longer than the file", at);
    const chunk = new DataView(bytes.buffer, bytes.byteOffset + at, length);
    if (type === stringPool && !strings) strings = new StringPool(chunk);
    else if (type === resourceMap) resources = numbersIn(chunk);
    else if (type === endElement) depth--;
    else if (type === startElement) {
      if (++elements > mostElements) throw new FormatError(`more than ${mostElements} elements`, at);
      yield elementIn(chunk, strings ?? noStrings, resources, depth++, at);
    }
    at += length;
  }
  if (stated > bytes.length) throw new FormatError("it ends too early", bytes.length);
}

function numbersIn(chunk: DataView): number[] {
  const numbers: number[] = [];
  for (let at = 8; at + 4 <= chunk.byteLength; at += 4) numbers.push(chunk.getUint32(at, true));
  return numbers;
}

function elementIn(
  chunk: DataView,
  strings: StringPool,
  resources: readonly number[],
  depth: number,
  at: number,
): XmlElement {
  const header = chunk.getUint16(2, true);
  if (header < 16 || header + 20 > chunk.byteLength) throw new FormatError("an element is too short", at);
  const name = strings.at(chunk.getUint32(header + 4, true));
  const start = header + chunk.getUint16(header + 8, true);
  const size = Math.max(attributeLength, chunk.getUint16(header + 10, true));
  const count = chunk.getUint16(header + 12, true);
  const attributes: XmlAttribute[] = [];
  for (let index = 0; index < count; index++) {
    const place = start + index * size;
    if (place + attributeLength > chunk.byteLength) throw new FormatError("an attribute lies behind its element", at);
    const nameIndex = chunk.getUint32(place + 4, true);
    attributes.push({
      name: strings.at(nameIndex),
      resource: resources[nameIndex],
      value: valueIn(chunk, place, strings),
    });
  }
  return { name, attributes, depth };
}

function valueIn(chunk: DataView, place: number, strings: StringPool): string | number | boolean {
  const type = chunk.getUint8(place + 15);
  const data = chunk.getUint32(place + 16, true);
  if (type === 0x03) return strings.at(data);
  if (type === 0x12) return data !== 0;
  if (type === 0x10 || type === 0x11) return data | 0;
  return `@${data.toString(16).padStart(8, "0")}`;
}

class StringPool {
  readonly #view: DataView;
  readonly #count: number;
  readonly #start: number;
  readonly #utf8: boolean;

  constructor(view: DataView) {
    this.#view = view;
    const whole = view.byteLength >= 28;
    // No more texts than there is room for their places.
    this.#count = whole ? Math.min(view.getUint32(8, true), (view.byteLength - 28) >> 2) : 0;
    this.#utf8 = whole && (view.getUint32(16, true) & utf8Flag) !== 0;
    this.#start = whole ? view.getUint32(20, true) : 0;
  }

  /** Empty where there is none. */
  at(index: number): string {
    if (index >= this.#count) return "";
    const header = this.#view.getUint16(2, true);
    if (header + index * 4 + 4 > this.#view.byteLength) return "";
    const place = this.#start + this.#view.getUint32(header + index * 4, true);
    return this.#utf8 ? this.#utf8At(place) : this.#utf16At(place);
  }

  /** Two lengths, in characters and in bytes, each of one byte or, with the high bit, of two. */
  #utf8At(start: number): string {
    const characters = this.#u8(start);
    const second = start + (characters & 0x80 ? 2 : 1);
    const low = this.#u8(second);
    const length = low & 0x80 ? ((low & 0x7f) << 8) | this.#u8(second + 1) : low;
    return this.#text(second + (low & 0x80 ? 2 : 1), length, utf8);
  }

  /** A length in units of two bytes, of one unit or, with the high bit, of two. */
  #utf16At(start: number): string {
    const high = this.#u8(start) | (this.#u8(start + 1) << 8);
    const low = this.#u8(start + 2) | (this.#u8(start + 3) << 8);
    const length = high & 0x8000 ? (high & 0x7fff) * 65_536 + low : high;
    return this.#text(start + (high & 0x8000 ? 4 : 2), length * 2, utf16);
  }

  #u8(at: number): number {
    return at < this.#view.byteLength ? this.#view.getUint8(at) : 0;
  }

  #text(start: number, length: number, decoder: TextDecoder): string {
    const end = Math.min(start + Math.min(length, longestText), this.#view.byteLength);
    if (start >= end) return "";
    return decoder.decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, end - start));
  }
}

const utf8 = new TextDecoder("utf-8");
const utf16 = new TextDecoder("utf-16le");
const noStrings = new StringPool(new DataView(new ArrayBuffer(0)));
