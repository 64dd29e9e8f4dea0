import type { ByteSource } from "../bytes/source.ts";
import { asRecord, asText } from "./json.ts";
import { ObjectShapes } from "./object-shapes.ts";

/**
 * The objects of a bundle's `objects` array (or of a list), read in order from a source that need not fit into memory:
 * a million indicators as one tree of objects would take gigabytes.
 */
export class ObjectList {
  readonly #source: ByteSource;
  readonly #onBytes: (bytes: Uint8Array) => void;
  readonly #bytes = new Uint8Array(readAtOnce);
  /** Bytes of a letter whose other bytes were not yet read lie at the beginning of `#bytes`. */
  #waiting = 0;
  #read = 0;
  /** What was read and not yet used begins at `#at`. */
  #text = "";
  #at = 0;
  /** What stands before the objects. */
  #head = "";
  #name: string | undefined;
  #latin1 = false;

  /** `onBytes` gets each byte of the source once and in order, what is left of it when `finish` is called. */
  constructor(source: ByteSource, onBytes: (bytes: Uint8Array) => void = () => {}) {
    this.#source = source;
    this.#onBytes = onBytes;
  }

  /** Whether the encoding was not UTF-8 somewhere: there it was read as Latin-1. */
  get latin1(): boolean {
    return this.#latin1;
  }

  /** The bundle's own name, once its objects were read. */
  get name(): string | undefined {
    return this.#name;
  }

  /** Goes to the first object, of a bundle or of a mere list; undefined where the source is neither. */
  start(): "bundle" | "list" | undefined {
    let start: number | undefined;
    do start = arrayStart(this.#text);
    while (start === undefined && this.#text.length < longestHead && this.#more());
    if (start === undefined || start < 0) return undefined;
    this.#head = this.#text.slice(0, start);
    this.#at = start;
    return this.#head.trim().length === 1 ? "list" : "bundle";
  }

  /**
   * What `start` has found, in slices. Usual indicators and relationships come with the members that are used; all else
   * as JSON.parse gives it. Throws SyntaxError where the JSON is damaged; what came before stays valid.
   */
  *slices(): Generator<readonly unknown[]> {
    const shapes = new ObjectShapes();
    let slice: unknown[] = [];
    try {
      let more = this.#next() !== closing;
      while (more) {
        slice.push(this.#object(shapes));
        more = this.#comma();
        if (slice.length < sliceLength) continue;
        yield slice;
        slice = [];
      }
    } catch (error) {
      yield slice;
      throw error;
    }
    yield slice;
    this.#readRest();
  }

  /** Lets `onBytes` see what was not read. */
  finish(): void {
    do this.#at = this.#text.length;
    while (this.#more());
  }

  #object(shapes: ObjectShapes): unknown {
    this.#next();
    for (;;) {
      const usual = shapes.read(this.#text, this.#at);
      if (usual) {
        this.#at = shapes.end;
        return usual;
      }
      const end = itemEnd(this.#text, this.#at);
      if (end !== undefined) {
        const text = this.#text.slice(this.#at, end);
        this.#at = end;
        const value: unknown = JSON.parse(text);
        shapes.learn(text.trimEnd());
        return value;
      }
      if (!this.#more()) throw new SyntaxError("the JSON ends before its list does");
    }
  }

  /** Goes past the comma behind an object. False at the end of the list. */
  #comma(): boolean {
    const sign = this.#next();
    if (sign === closing) return false;
    if (sign !== comma) throw new SyntaxError("no comma stands behind an object");
    this.#at++;
    return true;
  }

  /** The next sign that is not white space. */
  #next(): number {
    for (;;) {
      this.#at = skipWhite(this.#text, this.#at);
      if (this.#at < this.#text.length) return this.#text.charCodeAt(this.#at);
      if (!this.#more()) throw new SyntaxError("the JSON ends before its list does");
    }
  }

  /** What stands around the objects must be JSON too. */
  #readRest(): void {
    while (this.#more());
    const around: unknown = JSON.parse(this.#head + this.#text.slice(this.#at));
    this.#name = asText(asRecord(around)?.name);
  }

  /** Reads on behind what is not yet used. False at the end of the source. */
  #more(): boolean {
    if (this.#text.length - this.#at > longestText) throw new SyntaxError("what stands at one place is too long");
    const into = this.#bytes.subarray(this.#waiting);
    const got = this.#source.read(into, this.#read);
    if (got === 0) return false;
    this.#onBytes(into.subarray(0, got));
    this.#read += got;
    const length = this.#waiting + got;
    const whole = this.#read < this.#source.size ? wholeLetters(this.#bytes, length) : length;
    const text = this.#decode(this.#bytes.subarray(0, whole));
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#bytes.copyWithin(0, whole, length);
    this.#waiting = length - whole;
    return true;
  }

  #decode(bytes: Uint8Array): string {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      return this.#text === "" && text.startsWith("\ufeff") ? text.slice(1) : text;
    } catch {
      this.#latin1 = true;
      return new TextDecoder("latin1").decode(bytes);
    }
  }
}

/** Strings of more than some 100,000 letters are put apart by V8, each into memory of its own: half as fast. */
const readAtOnce = 1 << 16;
/** So many objects are taken together. */
const sliceLength = 1024;
/** Of one object, or of what stands around them all. */
const longestText = 1 << 27;
/** Further in, no list of objects is looked for. */
const longestHead = 1 << 24;

const comma = 0x2c;
const closing = 0x5d;

/** So many of the bytes are whole letters of UTF-8, and not the first bytes of one that goes on. */
function wholeLetters(bytes: Uint8Array, length: number): number {
  for (let back = 1; back < 4 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return length - back;
  }
  return length;
}

/**
 * Right behind the `[` of `"objects": [` at the first level, or of a list; -1 where neither is to be found, undefined
 * where it may stand further on.
 */
function arrayStart(text: string): number | undefined {
  let depth = 0;
  for (let at = skipWhite(text, 0); at < text.length; at++) {
    const sign = text[at];
    if (sign === "[" && depth === 0) return at + 1;
    if (sign === "{" || sign === "[") depth++;
    else if (depth === 0) return -1;
    else if (sign === "}" || sign === "]") {
      if (--depth === 0) return -1;
    } else if (sign === '"') {
      const end = textEnd(text, at);
      if (depth === 1 && text.slice(at, end) === '"objects"') {
        const colon = skipWhite(text, end);
        const value = skipWhite(text, colon + 1);
        if (text[value] === "[") return value + 1;
      }
      at = end - 1;
    }
  }
  return undefined;
}

function skipWhite(text: string, from: number): number {
  for (let at = from; ; at++) {
    const sign = text.charCodeAt(at);
    if (sign !== 0x20 && sign !== 0x0a && sign !== 0x0d && sign !== 0x09) return at;
  }
}

/** Behind the text that begins at `start`. */
function textEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

/** Where an item of a list ends: before the comma or bracket behind it; undefined where that is not yet read. */
function itemEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) at = textEnd(text, at) - 1;
    else if (sign === 0x7b || sign === 0x5b) depth++;
    else if (depth === 0 && (sign === comma || sign === closing || sign === 0x7d)) return at;
    else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return undefined;
}
