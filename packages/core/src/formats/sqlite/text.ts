const replacing = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const char = String.fromCharCode;

/** Up to here, building a string from its characters is quicker than a TextDecoder call (measured in Node 24). */
const shortLength = 24;

/** UTF-8 with bad bytes replaced by U+FFFD. Whether there were any is a second question: `isValidUtf8`. */
export function decodeUtf8(bytes: Uint8Array, start: number, length: number): string {
  if (length <= shortLength) {
    const text = shortAscii(bytes, start, start + length);
    if (text !== undefined) return text;
  }
  return replacing.decode(bytes.subarray(start, start + length));
}

/** Undefined if the bytes are not valid UTF-8. */
export function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function shortAscii(b: Uint8Array, start: number, end: number): string | undefined {
  let bits = 0;
  for (let i = start; i < end; i++) bits |= b[i] ?? 0;
  if (bits > 0x7f) return undefined;
  let text = "";
  let i = start;
  for (; i + 8 <= end; i += 8) {
    // biome-ignore format: eight bytes in a row
    text += char(at(b, i), at(b, i + 1), at(b, i + 2), at(b, i + 3), at(b, i + 4), at(b, i + 5), at(b, i + 6), at(b, i + 7));
  }
  if (i + 4 <= end) {
    text += char(at(b, i), at(b, i + 1), at(b, i + 2), at(b, i + 3));
    i += 4;
  }
  for (; i < end; i++) text += char(at(b, i));
  return text;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
