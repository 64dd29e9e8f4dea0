/**
 * Bytes that can be read at any place, synchronously.
 *
 * The engine runs in a worker, where synchronous reads are allowed on every platform (Node: readSync; browser:
 * FileReaderSync over a Blob). SQLite asks for its pages synchronously, and one way of reading keeps formats simple:
 * see docs/decisions/synchronous-reads.md.
 */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /**
   * Fills `into` from offset `at` and returns how many bytes were read: fewer than asked only at the end.
   * Throws EvidenceReadError when the bytes cannot be had.
   */
  read(into: Uint8Array, at: number): number;
  /** Gives back what the source holds (a file handle, memory, a scratch file). Reading after it throws. */
  close?(): void;
}

/** The bytes exist by name but could not be read (disk error, damaged compression, wrong key). */
export class EvidenceReadError extends Error {
  override name = "EvidenceReadError";
}

/** The bytes are there, encrypted with a key that was not given. The message says where their owner has it. */
export class LockedError extends EvidenceReadError {
  override name = "LockedError";
}

/** A bound of docs/reference/limits was met; `what` says which, the message says what to do. */
export class LimitError extends Error {
  override name = "LimitError";
  readonly what: string;
  constructor(what: string, message: string) {
    super(message);
    this.what = what;
  }
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(into, at) {
      if (at >= bytes.length || at < 0) return 0;
      const part = bytes.subarray(at, Math.min(bytes.length, at + into.length));
      into.set(part);
      return part.length;
    },
  };
}

/** A window on another source. Closing it closes nothing: the owner of the source does that. */
export function sliceSource(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read(into, at) {
      if (at >= size || at < 0) return 0;
      return source.read(into.subarray(0, Math.min(into.length, size - at)), start + at);
    },
  };
}

/** Exactly `length` bytes from `at`. Throws EvidenceReadError if the source ends before. */
export function readExactly(source: ByteSource, at: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const got = source.read(bytes, at);
  if (got !== length) throw new EvidenceReadError(`ended after ${at + got} bytes, ${at + length} were needed`);
  return bytes;
}

/** The whole source in memory. Throws LimitError above `limit` bytes. */
export function readAll(source: ByteSource, limit: number): Uint8Array<ArrayBuffer> {
  if (source.size > limit) {
    throw new LimitError("memory", `${source.size} bytes are more than the ${limit} that may be held in memory`);
  }
  const bytes = new Uint8Array(source.size);
  const got = source.read(bytes, 0);
  return got === bytes.length ? bytes : bytes.slice(0, got);
}

/** The source in order, in pieces of `step` bytes; each piece is fresh memory. */
export function* chunks(source: ByteSource, step = 1 << 20): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < source.size; ) {
    const piece = new Uint8Array(Math.min(step, source.size - at));
    const got = source.read(piece, at);
    if (got === 0) return;
    yield got === piece.length ? piece : piece.subarray(0, got);
    at += got;
  }
}
