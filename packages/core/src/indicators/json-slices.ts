/**
 * The objects of a bundle's `objects` array (or of a list), in slices: a million indicators as one tree of objects
 * would take gigabytes. Throws SyntaxError where the JSON is damaged; what came before stays valid.
 */
export function* jsonSlices(bytes: Uint8Array): Generator<readonly unknown[]> {
  const decoder = new TextDecoder("utf-8");
  const parse = (from: number, to: number): unknown => JSON.parse(`[${decoder.decode(bytes.subarray(from, to))}]`);
  let at = arrayStart(bytes);
  while (at < bytes.length && bytes[at] !== 0x5d) {
    let end = likelyEnd(bytes, at);
    let items: unknown;
    try {
      items = parse(at, end);
    } catch {
      // A guess that cuts an item in two does not parse.
      end = sliceEnd(bytes, at);
      items = parse(at, end);
    }
    if (Array.isArray(items)) yield items;
    at = skip(bytes, end);
  }
  if (at >= bytes.length) throw new SyntaxError("the JSON ends before its list does");
}

/** Slices have about so many bytes. */
const sliceSize = 1 << 18;

const objectsKey = new TextEncoder().encode('"objects"');

/** Right behind the `[` of `"objects": [` at the first level, or of a list. */
function arrayStart(bytes: Uint8Array): number {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 0x22) {
      const end = stringEnd(bytes, at);
      const next = skip(bytes, end);
      if (depth === 1 && bytes[next] === 0x5b && objectsKey.every((byte, index) => bytes[at + index] === byte)) {
        return skip(bytes, next + 1);
      }
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) {
      if (depth === 0 && code === 0x5b) return skip(bytes, at + 1);
      depth++;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  throw new SyntaxError("the JSON has no list of objects");
}

/** Past white space, colons and commas. */
function skip(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const code = bytes[at];
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0x2c && code !== 0x3a) break;
  }
  return at;
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
  return at + 1;
}

/** Where an item seems to end, `sliceSize` bytes from `from`: the end of an object with another behind it. */
function likelyEnd(bytes: Uint8Array, from: number): number {
  const most = Math.min(bytes.length, from + 2 * sliceSize);
  for (let at = from + sliceSize; at < most; at++) {
    if (bytes[at] === 0x7d && bytes[at + 1] === 0x2c && bytes[skip(bytes, at + 1)] === 0x7b) return at + 1;
  }
  return sliceEnd(bytes, from);
}

/** The end of the first item that ends `sliceSize` bytes or more from `from`, or of the list's last item. */
function sliceEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  let inText = false;
  let lastEnd = from;
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at];
    if (inText) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inText = false;
    } else if (code === 0x22) inText = true;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      if (--depth < 0) return lastEnd === from ? at : lastEnd;
      if (depth === 0) {
        lastEnd = at + 1;
        if (lastEnd - from >= sliceSize) return lastEnd;
      }
    }
  }
  return lastEnd === from ? bytes.length : lastEnd;
}
