/** A pack's bytes as text, and what was wrong with its encoding. */
export interface DecodedText {
  readonly text: string;
  readonly problem?: string;
}

export const notUtf8 = "is not UTF-8; it was read as Latin-1";

/** Longer strings do not fit into a JavaScript engine's. */
const longest = 500_000_000;

/** Reads UTF-8, UTF-16 with or without byte order mark, and Latin-1. Undefined for what is no text. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length > longest) return undefined;
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return wide(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return wide(bytes, "utf-16be");
  if (bytes.length > 1 && first !== 0 && second === 0) return wide(bytes, "utf-16le");
  if (bytes.length > 1 && first === 0 && second !== 0) return wide(bytes, "utf-16be");
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("latin1").decode(bytes), problem: notUtf8 };
  }
}

function wide(bytes: Uint8Array, encoding: string): DecodedText {
  return {
    text: new TextDecoder(encoding).decode(bytes),
    problem: "is UTF-16 and not UTF-8; it was read all the same",
  };
}
