import type { ByteSource } from "../../bytes/source.ts";

/** One item of a JSON list, where it lies, and what it says; or why it cannot be read. */
export type JsonItem =
  | { readonly offset: number; readonly length: number; readonly value: unknown }
  | { readonly offset: number; readonly length: number; readonly fault: "damaged" | "truncated" | "limit" };

export interface JsonItemLimits {
  /** Bytes of one item. */
  readonly item: number;
  /** Lists and objects inside one another. */
  readonly depth: number;
  /** Items that cannot be read, before the rest is given up: each may cost the reading of `item` bytes. */
  readonly faults: number;
}

export const defaultJsonLimits: JsonItemLimits = { item: 4 * 2 ** 20, depth: 64, faults: 1000 };

const incomplete = -1;
const broken = -2;
const step = 1 << 20;

/**
 * The items of a JSON list, or of values one behind another with or without line ends and commas (NDJSON), in order and
 * without holding more than one piece of the file. Lists that follow one another are one list. A single value is its
 * only item.
 *
 * What cannot be read costs as little as possible: reading goes on at the line behind the place where the bad item
 * begins, or behind the item where it has no line end.
 */
export function* jsonItems(source: ByteSource, limits: JsonItemLimits = defaultJsonLimits): Generator<JsonItem> {
  const window = new Window(source);
  let at = window.startsWithMark() ? 3 : 0;
  let faults = 0;
  let flat = true;
  for (;;) {
    at = skipSeparators(window.bytes, at, window.length);
    if (at >= window.length) {
      if (!window.load(window.start + window.length)) return;
      at = 0;
      continue;
    }
    if (flat) {
      // Most lists are of objects without others inside, which end at their first brace: what parses is the whole item,
      // and need not be walked byte by byte. A list that is not so is found out at once.
      const close = window.piece.indexOf(0x7d, at) + 1 || at;
      const value = close > at ? parsed(window, at, close) : undefined;
      flat = value !== undefined || close === at;
      if (value !== undefined) {
        yield { offset: window.start + at, length: close - at, value };
        at = close;
        continue;
      }
    }
    let end = itemEnd(window.bytes, at, window.length, limits.depth);
    if (end === incomplete && !window.last) {
      // Once more from the item's start, with more behind it.
      if (at > 0 || window.grow(limits.item)) {
        window.load(window.start + at);
        at = 0;
        continue;
      }
    }
    const whole = end >= 0 || (end === incomplete && window.last && isScalar(window.bytes[at]));
    if (whole && end < 0) end = window.length;
    const value = whole ? parsed(window, at, end) : undefined;
    if (value !== undefined) {
      yield { offset: window.start + at, length: end - at, value };
      at = end;
      continue;
    }
    const next = behindFault(window, at, whole ? end : window.length);
    const cut = end === incomplete && next === window.length;
    const fault = !cut ? "damaged" : window.last ? "truncated" : "limit";
    yield { offset: window.start + at, length: next - at, fault: ++faults >= limits.faults ? "limit" : fault };
    if (faults >= limits.faults) return;
    at = next;
  }
}

/** A piece of the source, and its text where it is plain ASCII: then places in both are the same. */
class Window {
  readonly #source: ByteSource;
  #ascii: string | undefined;
  bytes = new Uint8Array(step);
  /** What is held of it. */
  piece = this.bytes.subarray(0, 0);
  start = 0;
  length = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.load(0);
  }

  /** Whether the source ends with this piece. */
  get last(): boolean {
    return this.start + this.length >= this.#source.size;
  }

  load(start: number): boolean {
    this.start = start;
    this.length = start < this.#source.size ? this.#source.read(this.bytes, start) : 0;
    this.piece = this.bytes.subarray(0, this.length);
    const text = utf8.decode(this.piece);
    this.#ascii = text.length === this.length ? text : undefined;
    return this.length > 0;
  }

  /** Whether more can be held. */
  grow(limit: number): boolean {
    if (this.bytes.length >= limit) return false;
    this.bytes = new Uint8Array(Math.min(limit, this.bytes.length * 2));
    return true;
  }

  /** A byte order mark, as editors on Windows write it. */
  startsWithMark(): boolean {
    return this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf;
  }

  text(from: number, to: number): string {
    return this.#ascii?.slice(from, to) ?? utf8.decode(this.bytes.subarray(from, to));
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Undefined where the text is no JSON: JSON itself has no undefined. */
function parsed(window: Window, from: number, to: number): unknown {
  try {
    return JSON.parse(window.text(from, to));
  } catch {
    // The caller says that the item is damaged.
    return undefined;
  }
}

function behindFault(window: Window, at: number, end: number): number {
  const line = window.bytes.subarray(at, end).indexOf(0x0a);
  return line >= 0 ? at + line + 1 : end;
}

function isScalar(byte: number | undefined): boolean {
  return byte !== 0x22 && byte !== 0x7b;
}

/** White space, commas, and the brackets of the lists that hold the items. */
function skipSeparators(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte !== 0x2c && byte !== 0x0a && byte !== 0x20 && byte !== 0x0d && byte !== 0x09) {
      if (byte !== 0x5b && byte !== 0x5d) break;
    }
    at++;
  }
  return at;
}

function itemEnd(bytes: Uint8Array, from: number, to: number, deepest: number): number {
  if (bytes[from] === 0x22) return stringEnd(bytes, from + 1, to);
  if (bytes[from] !== 0x7b) return scalarEnd(bytes, from, to);
  let depth = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte === 0x22) {
      at = stringEnd(bytes, at + 1, to);
      if (at < 0) return at;
      continue;
    }
    if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) return broken;
    } else if (byte === 0x7d || byte === 0x5d) {
      if (--depth === 0) return at + 1;
    }
    at++;
  }
  return incomplete;
}

/** Behind the closing quote. A line never ends inside a string of JSON: where it does, the string was cut. */
function stringEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte === 0x22) return at + 1;
    if (byte === 0x0a) return broken;
    at += byte === 0x5c ? 2 : 1;
  }
  return incomplete;
}

function scalarEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 0x2c || byte === 0x0a || byte === 0x5d) return at;
  }
  return incomplete;
}
