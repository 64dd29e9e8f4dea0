import type { ByteSource } from "@sillage/core/bytes/source.ts";

/** What is looked for in a file: bytes, and how a hit is made sure of. */
export interface Pattern {
  readonly bytes: Uint8Array;
  /** Of bytes that were made small before: whether those of the file say the same. */
  readonly isMeant: (found: Uint8Array) => boolean;
}

export interface Hit {
  readonly at: number;
  readonly length: number;
}

/** `hit` is null where there is none, `goOn` where it is not known yet: so much is looked through at a time. */
export interface Found {
  readonly hit: Hit | null;
  readonly goOn: number | null;
}

const step = 1 << 20;
const mostAtOnce = 64 * step;

/**
 * Text as files hold it: UTF-8, and UTF-16 either way round, as property lists and other programs write it. Letters A to
 * Z are found large and small; other letters as they are typed.
 */
export function textPatterns(text: string): readonly Pattern[] {
  const utf16 = Buffer.from(text, "utf16le");
  const forms = [
    { bytes: Buffer.from(text, "utf8"), encoding: "utf-8" },
    { bytes: utf16, encoding: "utf-16le" },
    { bytes: Buffer.from(utf16).swap16(), encoding: "utf-16be" },
  ];
  const wanted = lowered(text);
  return forms.map(({ bytes, encoding }) => {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return { bytes: small(bytes), isMeant: (found) => lowered(decoder.decode(found)) === wanted };
  });
}

/** Pairs of hexadecimal digits, with or without spaces; undefined for anything else. */
export function bytePattern(text: string): Pattern | undefined {
  const digits = text.replace(/\s+/g, "");
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) return undefined;
  const bytes = Buffer.from(digits, "hex");
  return { bytes: small(bytes), isMeant: (found) => bytes.equals(found) };
}

/** The first hit that begins at `from` or behind it. */
export function findForward(source: ByteSource, patterns: readonly Pattern[], from: number): Found {
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  const end = Math.min(source.size, from + mostAtOnce);
  for (let at = from; at < end; at += step) {
    // A hit may lie across two pieces.
    const piece = readPiece(source, at, step + longest - 1);
    const hits = patterns.flatMap((pattern) => firstIn(piece, pattern, 0) ?? []);
    const first = hits.toSorted((a, b) => a.at - b.at).find((hit) => hit.at < step);
    if (first) return { hit: { at: at + first.at, length: first.length }, goOn: null };
  }
  return { hit: null, goOn: end < source.size ? end : null };
}

/** The last hit that begins before `from`. */
export function findBackward(source: ByteSource, patterns: readonly Pattern[], from: number): Found {
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  const least = Math.max(0, from - mostAtOnce);
  for (let to = Math.min(from, source.size); to > least; to -= step) {
    const begin = Math.max(least, to - step);
    const piece = readPiece(source, begin, to - begin + longest - 1);
    const hits = patterns.flatMap((pattern) => lastIn(piece, pattern, to - begin) ?? []);
    const last = hits.toSorted((a, b) => b.at - a.at)[0];
    if (last) return { hit: { at: begin + last.at, length: last.length }, goOn: null };
  }
  return { hit: null, goOn: least > 0 ? least : null };
}

interface Piece {
  readonly bytes: Buffer;
  readonly small: Buffer;
}

function readPiece(source: ByteSource, from: number, length: number): Piece {
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, source.size - from)));
  let got = 0;
  while (got < bytes.length) {
    const read = source.read(bytes.subarray(got), from + got);
    if (read === 0) break;
    got += read;
  }
  const whole = bytes.subarray(0, got);
  return { bytes: whole, small: small(whole) };
}

function firstIn({ bytes, small: low }: Piece, { bytes: wanted, isMeant }: Pattern, from: number): Hit | undefined {
  for (let at = low.indexOf(wanted, from); at >= 0; at = low.indexOf(wanted, at + 1)) {
    if (isMeant(bytes.subarray(at, at + wanted.length))) return { at, length: wanted.length };
  }
  return undefined;
}

/** The last that begins before `before`. */
function lastIn({ bytes, small: low }: Piece, { bytes: wanted, isMeant }: Pattern, before: number): Hit | undefined {
  for (let next = before - 1; next >= 0; ) {
    const at = low.lastIndexOf(wanted, next);
    if (at < 0) return undefined;
    if (isMeant(bytes.subarray(at, at + wanted.length))) return { at, length: wanted.length };
    next = at - 1;
  }
  return undefined;
}

/** Bytes of A to Z as those of a to z. */
function small(bytes: Uint8Array): Buffer {
  const low = Buffer.from(bytes);
  for (let at = 0; at < low.length; at++) {
    const byte = low[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) low[at] = byte | 0x20;
  }
  return low;
}

function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
