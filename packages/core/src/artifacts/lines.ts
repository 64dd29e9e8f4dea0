import type { ByteSource } from "../bytes/source.ts";

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** A line longer than this is cut: no log writes such lines, but a hostile file may be one line. */
const longestLine = 4 * 2 ** 20;

/**
 * The lines of a text, decoded as UTF-8 with bad bytes replaced, without line ends. Synchronous, as sources are: a text of
 * millions of lines is not worth a promise a line.
 */
export function* textLines(source: ByteSource): Generator<Line> {
  const decoder = new TextDecoder("utf-8");
  const step = new Uint8Array(1 << 18);
  let rest = "";
  let number = 0;
  for (let at = 0; at < source.size; ) {
    const got = source.read(step, at);
    if (got === 0) break;
    at += got;
    const lines = (rest + decoder.decode(step.subarray(0, got), { stream: true })).split("\n");
    rest = (lines.pop() ?? "").slice(0, longestLine);
    for (const line of lines) yield { number: ++number, text: line.endsWith("\r") ? line.slice(0, -1) : line };
  }
  rest += decoder.decode();
  if (rest !== "") yield { number: ++number, text: rest };
}
