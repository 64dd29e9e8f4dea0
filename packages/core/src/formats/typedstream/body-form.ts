import { utf8 } from "../plist/text.ts";

/**
 * The form of a body that says a text and nothing else: its bytes around the text. Nearly all bodies of a phone have one
 * of two or three forms, and comparing takes a tenth of decoding. A stream that differs from one that was decoded in
 * nothing but the text and the length of its run is decoded to the same but for the text.
 */
export interface BodyForm {
  /** Up to the text's length. */
  readonly head: Uint8Array;
  /** Behind the length of the run. */
  readonly tail: Uint8Array;
}

/** Behind a text: its object ends, the types of a run, the number of its attributes. The run's length follows. */
const beforeLength = [0x86, 0x84, 0x02, 0x69, 0x49, 0x01] as const;
const int16 = 0x81;
const int32 = 0x82;
/** `streamtyped`: numbers are little-endian, as on every phone since 2007. */
const littleEndian = 0x73;

/** The form of a body that was decoded to the text alone, whose bytes are these; undefined where it has several runs. */
export function formOf(bytes: Uint8Array, text: Uint8Array): BodyForm | undefined {
  const start = text.byteOffset - bytes.byteOffset;
  const tail = tailAt(bytes, start + text.length);
  if (text.buffer !== bytes.buffer || bytes[2] !== littleEndian || !tail) return undefined;
  for (const before of [1, 3, 5]) {
    const form = { head: bytes.slice(0, start - before), tail: tail.slice() };
    const integer = integerAt(bytes, start - before);
    if (integer?.size === before && integer.value === text.length) return form;
  }
  return undefined;
}

/** The text of a body of this form; undefined for every other. */
export function textIn(bytes: Uint8Array, { head, tail }: BodyForm): string | undefined {
  const length = startsWith(bytes, head) ? integerAt(bytes, head.length) : undefined;
  if (!length) return undefined;
  const start = head.length + length.size;
  const end = start + length.value;
  const own = tailAt(bytes, end);
  return own?.length === tail.length && startsWith(own, tail) ? utf8(bytes, start, end) : undefined;
}

function tailAt(bytes: Uint8Array, end: number): Uint8Array | undefined {
  if (beforeLength.some((byte, index) => bytes[end + index] !== byte)) return undefined;
  const at = end + beforeLength.length;
  const integer = integerAt(bytes, at);
  return integer && bytes.subarray(at + integer.size);
}

/** One byte up to 127, or a mark and two or four. Undefined where none stands. */
function integerAt(bytes: Uint8Array, at: number): { readonly value: number; readonly size: number } | undefined {
  const first = bytes[at] ?? 0xff;
  const byte = (index: number): number => bytes[at + index] ?? 0;
  if (first < 0x80) return { value: first, size: 1 };
  if (first === int16) return { value: byte(1) + byte(2) * 2 ** 8, size: 3 };
  if (first !== int32) return undefined;
  return { value: byte(1) + byte(2) * 2 ** 8 + byte(3) * 2 ** 16 + byte(4) * 2 ** 24, size: 5 };
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  if (bytes.length < start.length) return false;
  for (let at = 0; at < start.length; at++) if (bytes[at] !== start[at]) return false;
  return true;
}
