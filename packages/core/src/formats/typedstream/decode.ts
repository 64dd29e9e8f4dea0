import { FormatError } from "../error.ts";
import { plainInteger } from "../plist/integers.ts";
import { latin1 } from "../plist/text.ts";
import { parseTypes, type StreamType } from "./type-encoding.ts";
import { StreamClass, StreamObject, type StreamValue } from "./value.ts";

// Head bytes below 0x92 that are no small integer. Sources: C. Sardegna, "Reverse Engineering Apple's typedstream
// Format"; the notes of python-typedstream; the real streams of the tests.
const tag = { int16: 0x81, int32: 0x82, floating: 0x83, fresh: 0x84, nil: 0x85, end: 0x86 } as const;
/** The first number of either reference table. */
const firstReference = 0x92;
const maxDepth = 128;

/**
 * Reads a typedstream (NSArchiver, streamer version 4) into its root objects.
 *
 * What was read before damage shows stays available: `roots` and `objects` grow while `run` reads.
 */
export class StreamDecoder {
  /** Values at the top of the stream. */
  readonly roots: StreamValue[] = [];
  /** Objects in the order in which they begin. */
  readonly objects: StreamObject[] = [];
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Names of classes, type encodings and contents of C strings: one table. */
  readonly #strings: string[] = [];
  /** Objects, classes and C strings: the other table. */
  readonly #shared: (StreamObject | StreamClass | string | undefined)[] = [];
  readonly #types = new Map<string, StreamType[]>();
  #littleEndian = true;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Reads to the end. Throws FormatError where the bytes break the format or end early. */
  run(): void {
    this.#header();
    while (this.#at < this.#bytes.length) this.#group(this.roots, 0);
  }

  #header(): void {
    const version = this.#byte();
    const signature = latin1(this.#bytes, this.#at + 1, Math.min(this.#at + 12, this.#bytes.length));
    const known = signature === "streamtyped" || signature === "typedstream";
    if (this.#byte() !== 11 || !known) throw new FormatError("not a typedstream");
    if (version !== 4) throw new FormatError(`version ${version} of typedstream is not read`);
    this.#at += 11;
    this.#littleEndian = signature === "streamtyped";
    this.#integer(); // The system's version, 1000 everywhere.
  }

  /** A group: the encoding of its types, then a value for each. */
  #group(into: StreamValue[], depth: number): void {
    const at = this.#at;
    const encoding = this.#sharedString();
    if (encoding === null) throw new FormatError("a group without types", at);
    let types = this.#types.get(encoding);
    if (types === undefined) {
      types = parseTypes(encoding);
      this.#types.set(encoding, types);
    }
    for (const type of types) into.push(this.#value(type, depth));
  }

  #value(type: StreamType, depth: number): StreamValue {
    switch (type.kind) {
      case "plain":
        return this.#plain(type.code, depth);
      case "struct":
        return type.fields.map((field) => this.#value(field, depth));
      case "array":
        return this.#array(type.length, type.element, depth);
    }
  }

  #plain(code: string, depth: number): StreamValue {
    switch (code) {
      case "@":
        return this.#object(depth);
      case "#":
        return this.#class(0)?.name ?? null;
      case "*":
        return this.#cString();
      case "+":
        return this.#ownString();
      case "%":
      case ":":
        return this.#sharedString();
      case "c":
        return (this.#byte() << 24) >> 24;
      case "C":
      case "B":
        return this.#byte();
      case "f":
        return this.#floating(4);
      case "d":
        return this.#floating(8);
      default:
        return this.#typedInteger(code);
    }
  }

  /** Every element takes a byte at least, so a length beyond the rest of the stream is a lie. */
  #array(length: number, element: StreamType, depth: number): StreamValue {
    if (length > this.#bytes.length - this.#at) throw new FormatError(`an array of ${length} values`, this.#at);
    if (element.kind === "plain" && (element.code === "c" || element.code === "C")) return this.#take(length);
    const values: StreamValue[] = [];
    for (let i = 0; i < length; i++) values.push(this.#value(element, depth));
    return values;
  }

  #object(depth: number): StreamObject | null {
    if (depth > maxDepth) throw new FormatError(`objects deeper than ${maxDepth}`, this.#at);
    const at = this.#at;
    const head = this.#byte();
    if (head === tag.nil) return null;
    if (head !== tag.fresh) {
      const known = this.#shared[this.#reference(head, at)];
      if (known instanceof StreamObject) return known;
      throw new FormatError("a reference to no object", at);
    }
    // An object has its number before its class has one.
    const number = this.#shared.push(undefined) - 1;
    const object = new StreamObject(this.#class(0));
    this.#shared[number] = object;
    this.objects.push(object);
    while (this.#peek() !== tag.end) this.#group(object.contents, depth + 1);
    this.#at++;
    return object;
  }

  /** A class and those above it; each is numbered before its own parent. */
  #class(depth: number): StreamClass | null {
    if (depth > maxDepth) throw new FormatError(`classes deeper than ${maxDepth}`, this.#at);
    const at = this.#at;
    const head = this.#byte();
    if (head === tag.nil) return null;
    if (head !== tag.fresh) {
      const known = this.#shared[this.#reference(head, at)];
      if (known instanceof StreamClass) return known;
      throw new FormatError("a reference to no class", at);
    }
    const name = this.#sharedString() ?? "";
    this.#integer(); // The class's version.
    const made = new StreamClass(name);
    this.#shared.push(made);
    made.parent = this.#class(depth + 1);
    return made;
  }

  #cString(): string | null {
    const at = this.#at;
    const head = this.#byte();
    if (head === tag.nil) return null;
    if (head === tag.fresh) {
      const text = this.#sharedString() ?? "";
      this.#shared.push(text);
      return text;
    }
    const known = this.#shared[this.#reference(head, at)];
    if (typeof known === "string") return known;
    throw new FormatError("a reference to no C string", at);
  }

  #sharedString(): string | null {
    const at = this.#at;
    const head = this.#byte();
    if (head === tag.nil) return null;
    if (head !== tag.fresh) {
      const known = this.#strings[this.#reference(head, at)];
      if (known === undefined) throw new FormatError("a reference to no string", at);
      return known;
    }
    const bytes = this.#ownString();
    const text = bytes === null ? "" : latin1(bytes, 0, bytes.length);
    this.#strings.push(text);
    return text;
  }

  #ownString(): Uint8Array | null {
    if (this.#peek() === tag.nil) {
      this.#at++;
      return null;
    }
    return this.#take(this.#length());
  }

  /** Lengths are unsigned, unlike all other integers of two or four bytes. */
  #length(): number {
    const at = this.#at;
    const head = this.#byte();
    if (head < 0x80) return head;
    if (head === tag.int16) return this.#view.getUint16(this.#skip(2), this.#littleEndian);
    if (head === tag.int32) return this.#view.getUint32(this.#skip(4), this.#littleEndian);
    throw new FormatError(`0x${head.toString(16)} where a length must be`, at);
  }

  #integer(): number {
    return this.#integerFrom(this.#byte(), this.#at - 1);
  }

  #integerFrom(head: number, at: number): number {
    if (head < 0x80) return head;
    if (head === tag.int16) return this.#view.getInt16(this.#skip(2), this.#littleEndian);
    if (head === tag.int32) return this.#view.getInt32(this.#skip(4), this.#littleEndian);
    if (head < firstReference) throw new FormatError(`0x${head.toString(16)} where an integer must be`, at);
    return head - 0x100;
  }

  /** References count up from the most negative integer of one byte. */
  #reference(head: number, at: number): number {
    return this.#integerFrom(head, at) - (firstReference - 0x100);
  }

  #typedInteger(code: string): number | bigint {
    const value = this.#integer();
    if (value >= 0) return value;
    switch (code) {
      case "S":
        return value & 0xffff;
      case "I":
      case "L":
        return value >>> 0;
      case "Q":
        return plainInteger(BigInt.asUintN(64, BigInt(value)));
      default:
        return value;
    }
  }

  /** A number without a fraction is written as an integer. */
  #floating(size: 4 | 8): number {
    if (this.#peek() !== tag.floating) return this.#integer();
    this.#at++;
    const at = this.#skip(size);
    return size === 4 ? this.#view.getFloat32(at, this.#littleEndian) : this.#view.getFloat64(at, this.#littleEndian);
  }

  #take(length: number): Uint8Array {
    const at = this.#skip(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Moves on and returns where it was. */
  #skip(length: number): number {
    const at = this.#at;
    if (length > this.#bytes.length - at) throw new FormatError(`ended, ${length} more bytes were needed`, at);
    this.#at += length;
    return at;
  }

  #peek(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new FormatError("ended early", this.#at);
    return byte;
  }

  #byte(): number {
    const byte = this.#peek();
    this.#at++;
    return byte;
  }
}
