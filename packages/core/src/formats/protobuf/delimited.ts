import type { ByteSource } from "../../bytes/source.ts";

/** A message of a stream in which each has its length before it. Offset and length include that length. */
export type DelimitedItem =
  | { readonly offset: number; readonly length: number; readonly bytes: Uint8Array }
  | { readonly offset: number; readonly length: number; readonly fault: "damaged" | "truncated" | "limit" };

/** A varint of 32 bits: `writeDelimitedTo` of the protobuf libraries writes no longer one. */
const longestLength = 5;
const windowSize = 2 ** 20;

/**
 * The messages of a stream, in order, one window of the source in memory. A message above `limit` bytes is passed over;
 * where a length is none, or goes beyond the end, nothing behind it can be found, and that fault is the last item.
 * Source: protobuf, `writeDelimitedTo`.
 */
export function* delimitedMessages(source: ByteSource, limit = 2 ** 24): Generator<DelimitedItem> {
  const view = windowOn(source);
  for (let at = 0; at < source.size; ) {
    const rest = source.size - at;
    const head = lengthIn(view(at, longestLength));
    if (head === undefined) {
      yield { offset: at, length: rest, fault: rest < longestLength ? "truncated" : "damaged" };
      return;
    }
    const length = head.width + head.value;
    if (length > rest) {
      yield { offset: at, length: rest, fault: "truncated" };
      return;
    }
    if (head.value > limit) yield { offset: at, length, fault: "limit" };
    else yield { offset: at, length, bytes: view(at + head.width, head.value) };
    at += length;
  }
}

function lengthIn(bytes: Uint8Array): { readonly value: number; readonly width: number } | undefined {
  let value = 0;
  for (const [index, byte] of bytes.entries()) {
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, width: index + 1 };
  }
  return undefined;
}

/** Views into memory that is fresh with each window, so that what was given stays as it is. */
function windowOn(source: ByteSource): (at: number, length: number) => Uint8Array {
  let start = 0;
  let held = new Uint8Array();
  return (at, length) => {
    if (at < start || at + length > start + held.length) {
      const bytes = new Uint8Array(Math.min(Math.max(windowSize, length), source.size - at));
      held = bytes.subarray(0, source.read(bytes, at));
      start = at;
    }
    return held.subarray(at - start, at - start + length);
  };
}
