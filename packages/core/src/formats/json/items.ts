import type { ByteSource } from "../../bytes/source.ts";
import { beginningOf, longestBeginning, nextBeginning } from "./beginnings.ts";

/** One item of a JSON list, where it lies, and what it says; or why it cannot be read. */
export type JsonItem =
  | { readonly offset: number; readonly length: number; readonly value: unknown }
  | { readonly offset: number; readonly length: number; readonly fault: "damaged" | "truncated" | "limit" };

export interface JsonItemLimits {
  /** Bytes of one item. */
  readonly item: number;
  /** Lists and objects inside one another. */
  readonly depth: number;
  /** Items that cannot be read, before the rest is given up. */
  readonly faults: number;
  /** Bytes walked in vain, looking for the ends of such items, before the rest is given up. */
  readonly vain: number;
}

export const defaultJsonLimits: JsonItemLimits = { item: 4 * 2 ** 20, depth: 64, faults: 1000, vain: 256 * 2 ** 20 };

const incomplete = -1;
const broken = -2;
const brace = 0x7b;
const step = 1 << 20;

/**
 * The items of a JSON list, or of values one behind another with or without line ends and commas (NDJSON), in order and
 * without holding more than one piece of the file. Lists that follow one another are one list. A single value is its
 * only item.
 *
 * What cannot be read costs as little as possible: behind a damaged object, reading goes on where the next one begins by
 * the look of it; behind anything else at the next line, or behind the item where it has no line end.
 */
export function* jsonItems(source: ByteSource, limits: JsonItemLimits = defaultJsonLimits): Generator<JsonItem> {
  const window = new Window(source);
  /** How the first object begins. */
  let usual: Uint8Array | undefined;
  let at = window.startsWithMark() ? 3 : 0;
  let faults = 0;
  let vain = 0;
  let flat = true;
  /** Lists that were opened and not closed. */
  let open = 0;
  for (;;) {
    const separators = at;
    at = skipSeparators(window.bytes, at, window.length);
    open += opened(window.bytes, separators, at);
    if (at >= window.length) {
      if (window.load(window.stop)) {
        at = 0;
        continue;
      }
      if (open > 0 && faults === 0) yield { offset: window.start, length: 0, fault: "truncated" };
      return;
    }
    if (flat && window.bytes[at] === brace) {
      // Most lists are of objects without others inside, which end at their first brace: what parses is the whole item,
      // and need not be walked byte by byte. A list that is not so is found out at once. Lists inside may be deep.
      const close = window.piece.indexOf(0x7d, at) + 1;
      const simple = close > 0 && !window.hasBracket(at, close);
      const value = simple ? parsed(window, at, close) : undefined;
      flat = !simple || value !== undefined;
      if (value !== undefined) {
        usual ??= beginningOf(window.piece, at);
        yield { offset: window.start + at, length: close - at, value };
        at = close;
        continue;
      }
    }
    const item = walk(window.bytes, at, window.length);
    let { end } = item;
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
    const tooDeep = item.depth > limits.depth;
    const value = whole && !tooDeep ? parsed(window, at, end) : undefined;
    if (value !== undefined) {
      usual ??= beginningOf(window.piece, at);
      yield { offset: window.start + at, length: end - at, value };
      at = end;
      continue;
    }
    const start = window.start + at;
    const { last, stop } = window;
    vain += (whole ? end : window.length) - at;
    const full = ++faults >= limits.faults || vain >= limits.vain;
    // What is whole but for its depth hides no other item.
    const next = whole && tooDeep ? end : behindFault(window, at, whole ? end : undefined, usual);
    const cut = end === incomplete && window.start + next >= stop;
    const fault = !cut ? "damaged" : last ? "truncated" : "limit";
    const length = window.start + next - start;
    yield { offset: start, length, fault: full ? "limit" : fault };
    if (full) return;
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
  #bracket = -1;

  constructor(source: ByteSource) {
    this.#source = source;
    this.load(0);
  }

  /** Where the piece ends in the source. */
  get stop(): number {
    return this.start + this.length;
  }

  /** Whether the source ends with this piece. */
  get last(): boolean {
    return this.stop >= this.#source.size;
  }

  load(start: number): boolean {
    this.start = start;
    this.length = start < this.#source.size ? this.#source.read(this.bytes, start) : 0;
    this.piece = this.bytes.subarray(0, this.length);
    const text = utf8.decode(this.piece);
    this.#ascii = text.length === this.length ? text : undefined;
    this.#bracket = -1;
    return this.length > 0;
  }

  /** Whether a list opens between two places. Asked in rising order, so that a piece is looked through once. */
  hasBracket(from: number, to: number): boolean {
    if (this.#bracket < from) {
      const found = this.piece.indexOf(0x5b, from);
      this.#bracket = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#bracket < to;
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

/**
 * Where reading goes on behind the damaged item at `at`, which may end at `end`; the window moves on where the next item
 * lies behind it.
 */
function behindFault(window: Window, at: number, end: number | undefined, usual: Uint8Array | undefined): number {
  const held = window.piece.subarray(0, end);
  if (held[at] !== brace) return held.indexOf(0x0a, at) + 1 || held.length;
  const known = [usual, beginningOf(held, at)].filter((beginning) => beginning !== undefined);
  let found = nextBeginning(held, at + 1, known);
  while (found < 0 && end === undefined && !window.last) {
    // A beginning may lie across the end of the piece.
    window.load(window.stop - longestBeginning);
    found = nextBeginning(window.piece, 0, known);
  }
  return found >= 0 ? found : (end ?? window.length);
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

/** How many more lists are opened than closed between two places. */
function opened(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === 0x5b) count++;
    else if (bytes[at] === 0x5d) count--;
  }
  return count;
}

/** Where the item ends, and how deep lists and objects lie in it. */
function walk(bytes: Uint8Array, from: number, to: number): { readonly end: number; readonly depth: number } {
  if (bytes[from] === 0x22) return { end: stringEnd(bytes, from + 1, to), depth: 0 };
  if (bytes[from] !== brace) return { end: scalarEnd(bytes, from, to), depth: 0 };
  let depth = 0;
  let deepest = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    if (byte === 0x22) {
      at = stringEnd(bytes, at + 1, to);
      if (at < 0) return { end: at, depth: deepest };
      continue;
    }
    if (byte === brace || byte === 0x5b) {
      deepest = Math.max(deepest, ++depth);
    } else if (byte === 0x7d || byte === 0x5d) {
      if (--depth === 0) return { end: at + 1, depth: deepest };
    }
    at++;
  }
  return { end: incomplete, depth: deepest };
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
