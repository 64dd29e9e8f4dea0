import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { signedInteger, unsigned } from "./integers.ts";
import { defaultPlistLimits, type PlistLimits } from "./limits.ts";
import { latin1, utf8, utf16be } from "./text.ts";
import { PlistDate, PlistUid, type PlistValue } from "./value.ts";

const trailerLength = 32;
const headerLength = 8;

/** Kinds of object: the high half of the marker byte. Source: CFBinaryPList.c, the comment on the format. */
const kind = {
  simple: 0x0,
  integer: 0x1,
  real: 0x2,
  date: 0x3,
  data: 0x4,
  ascii: 0x5,
  utf16: 0x6,
  utf8: 0x7,
  uid: 0x8,
  array: 0xa,
  orderedSet: 0xb,
  set: 0xc,
  dictionary: 0xd,
} as const;

/**
 * A binary property list (`bplist00`) read at random: only the trailer is read at first, then what is asked.
 *
 * Objects are named by their index in the offset table. Data are views on the given bytes, not copies. Every method
 * throws FormatError on bytes that break the format.
 */
export class BinaryPlist {
  /** Objects in the file. */
  readonly count: number;
  /** Index of the top object. */
  readonly root: number;
  readonly #bytes: Uint8Array;
  readonly #table: number;
  readonly #offsetSize: number;
  readonly #refSize: number;
  /** What `#open` found: kind, number of bytes or elements, and where they start. */
  #kind = 0;
  #size = 0;
  #start = 0;

  constructor(bytes: Uint8Array) {
    if (!isBinaryPlist(bytes)) throw new FormatError("not a binary property list");
    const trailer = bytes.length - trailerLength;
    if (trailer < headerLength + 2) throw new FormatError("binary property list without a trailer", bytes.length);
    this.#bytes = bytes;
    this.#offsetSize = bytes[trailer + 6] ?? 0;
    this.#refSize = bytes[trailer + 7] ?? 0;
    this.count = unsigned(bytes, trailer + 8, 8);
    this.root = unsigned(bytes, trailer + 16, 8);
    this.#table = unsigned(bytes, trailer + 24, 8);
    if (!isWidth(this.#offsetSize) || !isWidth(this.#refSize)) {
      throw new FormatError(`offsets of ${this.#offsetSize} and references of ${this.#refSize} bytes`, trailer + 6);
    }
    if (this.#table <= headerLength || this.count > (trailer - this.#table) / this.#offsetSize) {
      throw new FormatError("the offset table lies outside the file", trailer + 8);
    }
    if (this.root >= this.count) throw new FormatError("the top object is not in the offset table", trailer + 16);
  }

  /** The object with everything below it. Objects named several times are one instance. Throws LimitError as well. */
  value(index = this.root, limits: PlistLimits = defaultPlistLimits): PlistValue {
    return new TreeBuilder(this, this.#bytes.length, limits).build(index, 0);
  }

  /** Calls `visit` with the indices of each entry's key and value; false when it is no dictionary. */
  eachEntry(index: number, visit: (key: number, value: number) => void): boolean {
    this.#open(index);
    if (this.#kind !== kind.dictionary) return false;
    const size = this.#size;
    const keys = this.#start;
    const values = keys + size * this.#refSize;
    for (let i = 0; i < size; i++) visit(this.#ref(keys, i), this.#ref(values, i));
    return true;
  }

  /** The index of what a dictionary holds under a key. Undefined when it has no such key or is no dictionary. */
  entry(index: number, key: string): number | undefined {
    this.#open(index);
    if (this.#kind !== kind.dictionary) return undefined;
    const size = this.#size;
    const keys = this.#start;
    for (let i = 0; i < size; i++) {
      if (this.#isText(this.#ref(keys, i), key)) return this.#ref(keys + size * this.#refSize, i);
    }
    return undefined;
  }

  /** The index of an array's element. Undefined when there is none or it is no array. */
  element(index: number, position: number): number | undefined {
    this.#open(index);
    if (!isList(this.#kind) || position >= this.#size) return undefined;
    return this.#ref(this.#start, position);
  }

  /** The indices of all elements of an array or a set, undefined for anything else. */
  elements(index: number): number[] | undefined {
    this.#open(index);
    if (!isList(this.#kind)) return undefined;
    const indices: number[] = [];
    const start = this.#start;
    const size = this.#size;
    for (let i = 0; i < size; i++) indices.push(this.#ref(start, i));
    return indices;
  }

  /** Elements or entries of a container, 0 for any other value. */
  length(index: number): number {
    this.#open(index);
    return isList(this.#kind) || this.#kind === kind.dictionary ? this.#size : 0;
  }

  /** A value that holds no others, undefined for a container. */
  leaf(index: number): Exclude<PlistValue, readonly PlistValue[] | ReadonlyMap<string, PlistValue>> | undefined {
    this.#open(index);
    const start = this.#start;
    const end = start + this.#size;
    switch (this.#kind) {
      case kind.simple:
        return this.#simple(start);
      case kind.integer:
        return signedInteger(this.#bytes, start, this.#size);
      case kind.real:
        return this.#real();
      case kind.date:
        return new PlistDate(this.#real());
      case kind.data:
        return this.#bytes.subarray(start, end);
      case kind.ascii:
        return latin1(this.#bytes, start, end);
      case kind.utf16:
        return utf16be(this.#bytes, start, end);
      case kind.utf8:
        return utf8(this.#bytes, start, end);
      case kind.uid:
        return new PlistUid(unsigned(this.#bytes, start, this.#size));
      default:
        return undefined;
    }
  }

  /** The index that a reference inside a keyed archive names, undefined for anything else. */
  uid(index: number): number | undefined {
    this.#open(index);
    return this.#kind === kind.uid ? unsigned(this.#bytes, this.#start, this.#size) : undefined;
  }

  /** Bytes that the object takes itself, without the objects that it names. */
  weight(index: number): number {
    this.#open(index);
    const perElement = this.#kind === kind.dictionary ? 2 * this.#refSize : isList(this.#kind) ? this.#refSize : 1;
    return 1 + this.#size * perElement;
  }

  /** Reads marker and length of an object and checks that it lies before the offset table. */
  #open(index: number): void {
    const bytes = this.#bytes;
    if (index >= this.count) throw new FormatError(`reference to object ${index} of ${this.count}`);
    const at = unsigned(bytes, this.#table + index * this.#offsetSize, this.#offsetSize);
    if (at < headerLength || at >= this.#table) throw new FormatError(`object ${index} lies outside the file`, at);
    const marker = bytes[at] ?? 0;
    const low = marker & 0x0f;
    this.#kind = marker >> 4;
    this.#start = at + 1;
    this.#size = low;
    let width = 1;
    switch (this.#kind) {
      case kind.simple:
        this.#start = at;
        this.#size = 1;
        break;
      case kind.integer:
      case kind.real:
      case kind.date:
        if (low > 4) throw new FormatError(`a number of 2^${low} bytes`, at);
        this.#size = 1 << low;
        break;
      case kind.uid:
        this.#size = low + 1;
        break;
      case kind.dictionary:
        width = 2 * this.#refSize;
        break;
      case kind.array:
      case kind.orderedSet:
      case kind.set:
        width = this.#refSize;
        break;
      case kind.utf16:
        width = 2;
        break;
      case kind.data:
      case kind.ascii:
      case kind.utf8:
        break;
      default:
        throw new FormatError(`unknown kind of object 0x${marker.toString(16)}`, at);
    }
    if (low === 0x0f && hasLength(this.#kind)) this.#longLength(at);
    if (this.#kind === kind.utf16) this.#size *= 2;
    if (this.#size * (this.#kind === kind.utf16 ? 1 : width) > this.#table - this.#start) {
      throw new FormatError(`object ${index} is longer than the file`, at);
    }
  }

  /** A length of 15 or more follows the marker as an integer object of its own. */
  #longLength(at: number): void {
    const marker = this.#bytes[at + 1] ?? 0;
    if (marker >> 4 !== kind.integer || (marker & 0x0f) > 3) throw new FormatError("a length that is no integer", at);
    const width = 1 << (marker & 0x0f);
    this.#size = unsigned(this.#bytes, at + 2, width);
    this.#start = at + 2 + width;
  }

  #ref(start: number, position: number): number {
    if (this.#refSize === 1) return this.#bytes[start + position] ?? 0;
    return unsigned(this.#bytes, start + position * this.#refSize, this.#refSize);
  }

  /** Compares sizes first: a hostile dictionary may name one long key a million times. */
  #isText(index: number, text: string): boolean {
    this.#open(index);
    if (this.#kind !== kind.ascii) return this.#size <= 4 * text.length && this.leaf(index) === text;
    if (this.#size !== text.length) return false;
    for (let i = 0; i < text.length; i++) {
      if (this.#bytes[this.#start + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #simple(at: number): null | boolean {
    switch (this.#bytes[at]) {
      case 0x00:
        return null;
      case 0x08:
        return false;
      case 0x09:
        return true;
      default:
        throw new FormatError("unknown simple value", at);
    }
  }

  #real(): number {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#start, this.#size);
    if (this.#size === 8) return view.getFloat64(0);
    if (this.#size === 4) return view.getFloat32(0);
    throw new FormatError(`a real of ${this.#size} bytes`, this.#start);
  }
}

/** Version 0 of the format, in any minor version, as CoreFoundation takes it. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
  const magic = "bplist0";
  for (let i = 0; i < magic.length; i++) {
    if (bytes[i] !== magic.charCodeAt(i)) return false;
  }
  return true;
}

const unknown = -2;
const inProgress = -1;

/**
 * Builds each object once. Sharing the instance keeps "billion laughs" as small as its file; knowing the height of what
 * is shared keeps the depth bound true for it. Honest objects do not overlap, so together they are no longer than the
 * file: a file whose table names the same bytes again and again is refused.
 */
class TreeBuilder {
  readonly #plist: BinaryPlist;
  readonly #limits: PlistLimits;
  readonly #values: PlistValue[] = [];
  /** Of each object the containers inside containers below it, itself counted; or unknown, or in progress. */
  readonly #heights: number[] = [];
  #weight: number;
  #objects: number;

  constructor(plist: BinaryPlist, fileLength: number, limits: PlistLimits) {
    this.#plist = plist;
    this.#limits = limits;
    this.#objects = limits.objects;
    this.#spend(plist.count);
    for (let i = 0; i < plist.count; i++) {
      this.#values.push(null);
      this.#heights.push(unknown);
    }
    this.#weight = 2 * fileLength;
  }

  build(index: number, depth: number): PlistValue {
    const height = this.#heights[index];
    if (height === inProgress) throw new FormatError(`object ${index} holds itself`);
    if (height !== undefined && height !== unknown) {
      this.#checkDepth(depth + height);
      return this.#values[index] ?? null;
    }
    this.#weight -= this.#plist.weight(index);
    if (this.#weight < 0) throw new FormatError("objects overlap");
    const leaf = this.#plist.leaf(index);
    const value = leaf === undefined ? this.#container(index, depth) : leaf;
    if (leaf !== undefined) this.#heights[index] = 0;
    this.#values[index] = value;
    return value;
  }

  #container(index: number, depth: number): PlistValue {
    this.#checkDepth(depth + 1);
    this.#spend(this.#plist.length(index));
    this.#heights[index] = inProgress;
    let height = 0;
    const child = (ref: number): PlistValue => {
      const value = this.build(ref, depth + 1);
      height = Math.max(height, this.#heights[ref] ?? 0);
      return value;
    };
    const value = this.#plist.elements(index)?.map(child) ?? this.#dictionary(index, child);
    this.#heights[index] = height + 1;
    return value;
  }

  #dictionary(index: number, child: (ref: number) => PlistValue): PlistValue {
    const dictionary = new Map<string, PlistValue>();
    this.#plist.eachEntry(index, (key, ref) => dictionary.set(this.#key(key), child(ref)));
    return dictionary;
  }

  #key(index: number): string {
    const key = this.build(index, 0);
    if (typeof key !== "string") throw new FormatError("a dictionary's key that is no text");
    return key;
  }

  #spend(objects: number): void {
    this.#objects -= objects;
    if (this.#objects < 0) throw new LimitError("plist objects", `more than ${this.#limits.objects} values`);
  }

  #checkDepth(depth: number): void {
    if (depth > this.#limits.depth) throw new LimitError("plist depth", `deeper than ${this.#limits.depth} containers`);
  }
}

function isWidth(size: number): boolean {
  return size >= 1 && size <= 8;
}

function isList(of: number): boolean {
  return of === kind.array || of === kind.set || of === kind.orderedSet;
}

function hasLength(of: number): boolean {
  return of === kind.data || of === kind.ascii || of === kind.utf16 || of === kind.utf8 || of >= kind.array;
}
