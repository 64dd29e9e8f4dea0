import type { ByteSource } from "../../bytes/source.ts";
import { beginningOf, longestBeginning, nextBeginning } from "./beginnings.ts";
import { defaultJsonLimits, type JsonItemLimits } from "./items.ts";

/** Where values lie in a document: names of members, `*` for every item of a list and every member of an object. */
export type JsonPattern = readonly string[];

/** A value, where it lies, or why it cannot be read. */
export type JsonFound = {
  /** Names and indexes, the outermost first. */
  readonly path: readonly (string | number)[];
  readonly offset: number;
  readonly length: number;
} & ({ readonly value: unknown } | { readonly fault: "damaged" | "truncated" | "limit" });

/**
 * The values at the wanted places of one large document, in its order, without holding more of it than one of them:
 * `[["chats", "list", "*", "messages", "*"]]`. What is not asked for is walked over. A damaged value costs itself: reading
 * goes on where the next one begins by the look of it.
 */
export function* jsonValues(
  source: ByteSource,
  wanted: readonly JsonPattern[],
  limits: JsonItemLimits = defaultJsonLimits,
): Generator<JsonFound> {
  const reader = new Reader(source, limits.item);
  /** Lists and objects that are open, the outermost first. */
  let open: Frame[] = [];
  /** How the first object at a wanted place begins, and in what the last one lay. */
  let usual: { readonly beginning: Uint8Array; frames: readonly Frame[] } | undefined;
  let faults = 0;
  let vain = 0;
  let over = false;
  reader.skipMark();

  /** What is said of damage; goes to the next value that looks like those before it, where there is one. */
  function damage(offset: number, end: Step, from: number): JsonFound {
    const path = pathOf(open);
    const walked = reader.place;
    // A value that ends but cannot be read may hide the beginning of others; what follows it is not searched for.
    const until = end === "whole" ? walked : Number.POSITIVE_INFINITY;
    const found = usual !== undefined && reader.nextAfter(from, usual.beginning, until);
    vain += Math.max(walked, reader.place) - offset;
    const full = ++faults >= limits.faults || vain >= limits.vain;
    over = full || !(found || end === "whole");
    if (usual && found) open = usual.frames.slice();
    const fault = full ? "limit" : end === "truncated" && !found ? "truncated" : "damaged";
    return { path, offset, length: (found ? reader.place : walked) - offset, fault };
  }

  while (!over) {
    const frame = open.at(-1);
    let byte = reader.skipBlanks();
    if (frame && byte === comma) {
      reader.at++;
      continue;
    }
    if (frame && byte === (frame.list ? closeList : closeObject)) {
      reader.at++;
      open.pop();
      if (open.length > 0 || reader.skipBlanks() === undefined) {
        if (open.length === 0) return;
        continue;
      }
      // Something behind the end: where there was damage before, the end may be a false one.
      yield damage(reader.place, "damaged", reader.place);
      continue;
    }
    const offset = reader.place;
    if (frame) byte = reader.enter(frame, byte);
    const alive = frame ? frame.alive.filter((pattern) => matches(pattern[open.length - 1], frame)) : wanted;
    const here = alive.some((pattern) => pattern.length === open.length);
    if (!here && (byte === openList || byte === openObject) && alive.length > 0) {
      reader.at++;
      open.push({ list: byte === openList, alive, index: -1, name: "" });
      continue;
    }
    const at = reader.place;
    const end = byte === undefined ? "truncated" : byte < 0 ? "damaged" : reader.skipValue(here);
    const tooLong = end === "long" || reader.depth > limits.depth;
    const value = here && end === "whole" && !tooLong ? reader.held() : null;
    if (end === "damaged" || end === "truncated" || value === undefined) {
      yield damage(offset, end, Math.max(at, offset) + 1);
    } else if (here) {
      const length = reader.place - at;
      if (tooLong) yield { path: pathOf(open), offset: at, length, fault: "limit" };
      else {
        const beginning = usual ? usual.beginning : reader.beginning();
        if (beginning && usual?.frames.at(-1) !== frame) usual = { beginning, frames: open.slice() };
        yield { path: pathOf(open), offset: at, length, value };
      }
    }
    reader.letGo();
    if (open.length === 0 && !over) {
      if (reader.skipBlanks() !== undefined) yield { path: [], offset: reader.place, length: 0, fault: "damaged" };
      return;
    }
  }
}

type Step = "whole" | "long" | "damaged" | "truncated";

function pathOf(open: readonly Frame[]): (string | number)[] {
  return open.map((frame) => (frame.list ? frame.index : frame.name));
}

interface Frame {
  readonly list: boolean;
  readonly alive: readonly JsonPattern[];
  index: number;
  name: string;
}

function matches(step: string | undefined, frame: Frame): boolean {
  return step === "*" || (!frame.list && step === frame.name);
}

const comma = 0x2c;
const colon = 0x3a;
const quote = 0x22;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const piece = 1 << 20;
/** A longer name is none that is asked for. */
const longestName = 4096;

/** A window that moves over the source, and holds what is kept of it. */
class Reader {
  readonly #source: ByteSource;
  readonly #longest: number;
  #bytes = new Uint8Array(piece);
  #length = 0;
  /** Where the value that is being held begins in the window; -1 where nothing is held. */
  #keep = -1;
  /** Where the window begins in the source. */
  start = 0;
  /** A place in the window. */
  at = 0;
  /** How deep lists and objects lay in the value that was walked over last. */
  depth = 0;

  constructor(source: ByteSource, longest: number) {
    this.#source = source;
    this.#longest = longest;
  }

  skipMark(): void {
    if (this.#more() && this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf) this.at = 3;
  }

  /** The byte behind white space; undefined at the end. */
  skipBlanks(): number | undefined {
    for (;;) {
      while (this.at < this.#length) {
        const byte = this.#bytes[this.at];
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
        this.at++;
      }
      if (!this.#more()) return undefined;
    }
  }

  /** Where it is in the source. */
  get place(): number {
    return this.start + this.at;
  }

  /**
   * Goes to the next value of a list or object: the byte that it begins with, undefined at the end of the source, -1
   * where there is none.
   */
  enter(frame: Frame, byte: number | undefined): number | undefined {
    if (byte === undefined) return undefined;
    if (frame.list) {
      frame.index++;
      return byte;
    }
    const name = byte === quote ? this.name() : undefined;
    const behind = this.skipBlanks();
    if (name === undefined || behind !== colon) return behind === undefined ? undefined : -1;
    frame.name = name;
    this.at++;
    return this.skipBlanks();
  }

  /** The name that begins here, with the place behind it; undefined where it is none. */
  name(): string | undefined {
    this.#keep = this.at;
    const whole = this.skipValue(true) === "whole" && this.at - this.#keep <= longestName;
    const name = whole ? this.held() : undefined;
    this.letGo();
    return typeof name === "string" ? name : undefined;
  }

  /** Goes behind the value that begins here. A value that is kept and grows too long is walked over without. */
  skipValue(keeps: boolean): Step {
    if (keeps) this.#keep = this.at;
    this.depth = 0;
    this.#scalar = false;
    let level = 0;
    for (;;) {
      if (this.at >= this.#length && !this.#more())
        return level === 0 && this.#isScalarEnd() ? this.#end(keeps) : "truncated";
      const byte = this.#bytes[this.at];
      if (byte === quote) {
        const end = this.#skipString();
        if (end !== "whole") return end;
        if (level === 0) return this.#end(keeps);
        continue;
      }
      if (byte === openList || byte === openObject) {
        if (level === 0 && this.#scalar) return "damaged";
        this.depth = Math.max(this.depth, ++level);
      } else if (byte === closeList || byte === closeObject) {
        if (level === 0) return this.#isScalarEnd() ? this.#end(keeps) : "damaged";
        if (--level === 0) {
          this.at++;
          return this.#end(keeps);
        }
      } else if (level === 0 && (byte === comma || byte === 0x0a || byte === 0x0d || byte === 0x20)) {
        return this.#isScalarEnd() ? this.#end(keeps) : "damaged";
      }
      this.#scalar = level === 0;
      this.at++;
    }
  }

  /** Whether bytes of a number or word were just passed. */
  #scalar = false;

  #isScalarEnd(): boolean {
    const was = this.#scalar;
    this.#scalar = false;
    return was;
  }

  #end(keeps: boolean): Step {
    this.#scalar = false;
    return keeps && (this.#keep < 0 || this.at - this.#keep > this.#longest) ? "long" : "whole";
  }

  /** A line never ends inside a string: where it does, the string was cut. */
  #skipString(): "whole" | "damaged" | "truncated" {
    this.at++;
    for (;;) {
      while (this.at < this.#length) {
        const byte = this.#bytes[this.at++];
        if (byte === quote) return "whole";
        if (byte === 0x0a) return "damaged";
        if (byte === 0x5c) this.at++;
      }
      // A backslash at the window's end has moved beyond it: the place stays right.
      if (!this.#more()) return "truncated";
    }
  }

  /** What is held, parsed; undefined where it is no JSON. */
  held(): unknown {
    try {
      return JSON.parse(utf8.decode(this.#bytes.subarray(this.#keep, this.at)));
    } catch {
      // The caller says that the value is damaged.
      return undefined;
    }
  }

  beginning(): Uint8Array | undefined {
    return this.#keep < 0 ? undefined : beginningOf(this.#bytes.subarray(0, this.#length), this.#keep);
  }

  letGo(): void {
    this.#keep = -1;
  }

  /** Goes to the next place from `offset` on that begins so, or, where there is none before it, to `until`. */
  nextAfter(offset: number, beginning: Uint8Array, until: number): boolean {
    this.letGo();
    // What was held lies in the window still; a value that was too long to be held does not.
    this.at = Math.max(0, Math.min(this.at, offset - this.start));
    for (;;) {
      const found = nextBeginning(this.#bytes.subarray(0, this.#length), this.at, [beginning]);
      if (found >= 0 && this.start + found < until) {
        this.at = found;
        return true;
      }
      if (this.start + this.#length >= until) {
        this.at = until - this.start;
        return false;
      }
      // A beginning may lie across the end of the window.
      this.at = Math.max(this.at, this.#length - longestBeginning);
      if (!this.#more()) return false;
    }
  }

  /** Reads on, dropping what is neither held nor ahead. */
  #more(): boolean {
    if (this.#keep >= 0 && this.#length - this.#keep > this.#longest) this.#keep = -1;
    const from = Math.min(this.#keep >= 0 ? this.#keep : this.at, this.#length);
    if (this.#length - from > this.#bytes.length - piece / 2) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes.subarray(from, this.#length));
      this.#bytes = larger;
    } else {
      this.#bytes.copyWithin(0, from, this.#length);
    }
    this.start += from;
    this.#length -= from;
    this.at -= from;
    if (this.#keep >= 0) this.#keep = 0;
    const ahead = this.start + this.#length;
    const got = ahead < this.#source.size ? this.#source.read(this.#bytes.subarray(this.#length), ahead) : 0;
    this.#length += got;
    return got > 0;
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
