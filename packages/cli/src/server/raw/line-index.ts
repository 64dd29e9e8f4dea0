import type { ByteSource } from "@sillage/core/bytes/source.ts";

/** Where lines begin, found as far as they were asked for: a log of a gigabyte is not held in memory. */
export interface LineIndex {
  /** Lines `from` (counted from 1) and on; the total once the end was reached. */
  lines(from: number, count: number): { readonly lines: readonly string[]; readonly total: number | null };
  /** The line, counted from 1, that a byte is of. */
  lineAt(byte: number): number;
}

const everyLines = 256;
const longestShown = 4_000;
const step = 1 << 18;
const newline = 0x0a;

/** Lines are counted as the readers of logs count them: by line feeds, a last one without it included. */
export function lineIndex(source: ByteSource): LineIndex {
  /** Byte at which every 256th line begins. */
  const starts: number[] = [0];
  let total: number | null = null;

  /** Finds starts until one behind the line is known, or the end. */
  function reach(line: number): void {
    const wanted = Math.floor((line - 1) / everyLines) + 1;
    while (starts.length <= wanted && total === null) {
      const from = starts.at(-1) ?? 0;
      const found = passLines(source, from, everyLines);
      if (found.lines < everyLines) total = (starts.length - 1) * everyLines + found.lines + (found.isOpen ? 1 : 0);
      else starts.push(found.at);
    }
  }

  return {
    lineAt(byte) {
      while (total === null && (starts.at(-1) ?? 0) <= byte) reach(starts.length * everyLines + 1);
      const behind = starts.findIndex((start) => start > byte);
      const block = (behind < 0 ? starts.length : behind) - 1;
      return block * everyLines + 1 + newlinesIn(source, starts[block] ?? 0, byte);
    },
    lines(from, count) {
      reach(from + count);
      if (total !== null && from > total) return { lines: [], total };
      const block = Math.floor((from - 1) / everyLines);
      const begin = passLines(source, starts[block] ?? 0, (from - 1) % everyLines).at;
      const lines = readLines(source, begin, count);
      return { lines, total };
    },
  };
}

function newlinesIn(source: ByteSource, from: number, to: number): number {
  const piece = new Uint8Array(step);
  let count = 0;
  for (let at = from; at < to; ) {
    const got = source.read(piece.subarray(0, Math.min(step, to - at)), at);
    if (got === 0) break;
    for (let index = 0; index < got; index++) if (piece[index] === newline) count++;
    at += got;
  }
  return count;
}

interface Passed {
  readonly lines: number;
  /** The byte behind the last line feed that was passed. */
  readonly at: number;
  /** Bytes without a line feed follow until the end. */
  readonly isOpen: boolean;
}

function passLines(source: ByteSource, from: number, count: number): Passed {
  const piece = new Uint8Array(step);
  let [lines, behind, at] = [0, from, from];
  while (lines < count) {
    const got = source.read(piece, at);
    if (got === 0) break;
    for (let index = 0; index < got && lines < count; index++) {
      if (piece[index] !== newline) continue;
      lines++;
      behind = at + index + 1;
    }
    at += got;
  }
  return { lines, at: behind, isOpen: lines < count && behind < source.size };
}

/** A line of megabytes is shown by its beginning: the hexadecimal view has the rest. */
function readLines(source: ByteSource, from: number, count: number): readonly string[] {
  const lines: string[] = [];
  const piece = new Uint8Array(step);
  let line: number[] = [];
  for (let at = from; lines.length < count; ) {
    const got = source.read(piece, at);
    if (got === 0) break;
    for (let index = 0; index < got && lines.length < count; index++) {
      const byte = piece[index] ?? 0;
      if (byte !== newline) {
        if (line.length < longestShown * 4) line.push(byte);
        continue;
      }
      lines.push(shown(line));
      line = [];
    }
    at += got;
  }
  if (lines.length < count && line.length > 0) lines.push(shown(line));
  return lines;
}

function shown(line: readonly number[]): string {
  const text = Buffer.from(line).toString("utf8");
  const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
  return whole.length > longestShown ? `${whole.slice(0, longestShown)}…` : whole;
}
