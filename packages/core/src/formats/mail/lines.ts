import { type ByteSource, chunks } from "../../bytes/source.ts";

/** A longer line is none of a mail: RFC 5322 allows 998 characters, programs write more. */
const longest = 1 << 20;

/**
 * Lines whose characters are the bytes of the source: the parts of a mail are in character sets of their own. What a line
 * has beyond the bound is left out.
 */
export function* byteLines(source: ByteSource): Generator<{ readonly number: number; readonly text: string }> {
  let rest = "";
  let number = 0;
  for (const piece of chunks(source, 1 << 16)) {
    const lines = (rest + charactersOf(piece)).split("\n");
    rest = (lines.pop() ?? "").slice(0, longest);
    for (const line of lines) yield { number: ++number, text: line.endsWith("\r") ? line.slice(0, -1) : line };
  }
  if (rest !== "") yield { number: ++number, text: rest };
}

function charactersOf(bytes: Uint8Array): string {
  // Most mail is ASCII, which decodes much faster than character by character.
  const plain = utf8.decode(bytes);
  if (plain.length === bytes.length && !plain.includes("\ufffd")) return plain;
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
