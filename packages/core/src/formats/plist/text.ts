const utf8Decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const utf16Decoder = new TextDecoder("utf-16be", { ignoreBOM: true });
/** Characters built in one call: an argument list has a bound of its own. */
const step = 4096;

/**
 * One character a byte. What the format calls ASCII may hold other bytes in damaged files: those stay tellable.
 * Short texts are most of a property list, and for them this is three times faster than a TextDecoder (measured).
 */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += step) {
    const codes: number[] = [];
    for (let i = at; i < Math.min(end, at + step); i++) codes.push(bytes[i] ?? 0);
    text += String.fromCharCode.apply(null, codes);
  }
  return text;
}

/** Damaged sequences become U+FFFD. */
export function utf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return utf8Decoder.decode(bytes.subarray(start, end));
}

/** Lone surrogates become U+FFFD. */
export function utf16be(bytes: Uint8Array, start: number, end: number): string {
  return utf16Decoder.decode(bytes.subarray(start, end));
}
