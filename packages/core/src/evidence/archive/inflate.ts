import type { Limits } from "../../bytes/limits.ts";
import { type ByteSource, LimitError, readExactly, sliceSource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import type { Platform, Scratch } from "../../platform.ts";
import { type InflateEnd, inflateSlowly } from "./inflate-slowly.ts";

/** Handed to the inflater at once: at deflate's worst ratio it becomes 64 MiB before anyone can say stop. */
const step = 64 * 1024;

/** Counts what comes out against the bounds, and says what they are when one is met. */
export class OutputBound {
  readonly #limits: Limits;
  readonly #packed: number;
  #size = 0;

  constructor(limits: Limits, packed: number) {
    this.#limits = limits;
    this.#packed = packed;
  }

  /** Throws LimitError. */
  add(length: number): void {
    this.#size += length;
    checkInflation(this.#size, this.#packed, this.#limits);
  }
}

/** Throws LimitError where `size` bytes are more than `packed` bytes may become. */
export function checkInflation(size: number, packed: number, { inflated, ratio, ratioFrom }: Limits): void {
  if (size > inflated) throw new LimitError("inflated", `inflates to more than ${inflated} bytes; it was not read`);
  if (size > ratioFrom && size > packed * ratio) {
    throw new LimitError("ratio", `inflates to more than ${ratio} times its size, as a zip bomb does; it was not read`);
  }
}

/**
 * Inflates the source with the platform's inflater. False when that gives an error: the data are damaged, cut off, or
 * followed by something else. `write` may throw to stop.
 */
export async function inflate(
  source: ByteSource,
  format: "deflate-raw" | "gzip",
  write: (bytes: Uint8Array) => void,
): Promise<boolean> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let readFailure: { error: unknown } | undefined;

  async function feed(): Promise<void> {
    for (let at = 0; at < source.size; ) {
      const piece = new Uint8Array(Math.min(step, source.size - at));
      let got = 0;
      try {
        got = source.read(piece, at);
      } catch (error) {
        readFailure = { error };
      }
      if (got === 0) break;
      at += got;
      await writer.write(got === piece.length ? piece : piece.subarray(0, got));
    }
    await writer.close();
  }

  // Errors of the stream show on the reading side as well: there they are dealt with.
  const fed = feed().catch(() => undefined);
  let writing = false;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      writing = true;
      write(next.value);
      writing = false;
    }
    await fed;
  } catch (error) {
    // Not waited for: Node's stream ends an abort only when someone reads what is left in it.
    writer.abort().catch(() => undefined);
    reader.cancel().catch(() => undefined);
    if (writing) throw error;
    if (readFailure) throw readFailure.error;
    return false;
  }
  if (readFailure) throw readFailure.error;
  return true;
}

/** What inflating gave, as far as it went. */
export interface Inflated {
  readonly scratch: Scratch;
  readonly end: InflateEnd;
}

/** Raw deflate data into scratch room. `watch` sees every piece. Throws LimitError. */
export async function inflateRaw(
  platform: Platform,
  source: ByteSource,
  bound: () => OutputBound,
  watch: () => (bytes: Uint8Array) => void,
): Promise<Inflated> {
  const fast = await intoScratch(platform, bound(), watch(), async (write) => inflate(source, "deflate-raw", write));
  if (fast.result) return { scratch: fast.scratch, end: "complete" };
  fast.scratch.close();
  const slow = await intoScratch(platform, bound(), watch(), async (write) => inflateSlowly(source, 0, write).end);
  return { scratch: slow.scratch, end: slow.result };
}

/**
 * zlib data (RFC 1950) into scratch room, as far as they are sound; the checksum behind them is not compared. Throws
 * FormatError where the header is none of zlib's, and LimitError.
 */
export async function inflateZlib(
  platform: Platform,
  source: ByteSource,
  limits: Limits,
): Promise<{ readonly source: ByteSource; readonly complete: boolean; readonly end: InflateEnd }> {
  const header = readExactly(source, 0, Math.min(2, source.size));
  const [method = 0, flags = 0] = header;
  if (header.length < 2 || (method & 0x0f) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 0x20) !== 0) {
    throw new FormatError("these are no zlib data", 0);
  }
  // Raw data are handed on without header and checksum, so that damage in the checksum costs nothing.
  const raw = sliceSource(source, 2, Math.max(0, source.size - 6));
  const { scratch, end } = await inflateRaw(
    platform,
    raw,
    () => new OutputBound(limits, source.size),
    () => () => {},
  );
  return { source: scratchSource(scratch), complete: end === "complete", end };
}

/** Closes the room again when filling it fails. */
export async function intoScratch<T>(
  platform: Platform,
  bound: OutputBound,
  watch: (bytes: Uint8Array) => void,
  fill: (write: (bytes: Uint8Array) => void) => Promise<T>,
): Promise<{ readonly scratch: Scratch; readonly result: T }> {
  const scratch = platform.scratch();
  try {
    const result = await fill((bytes) => {
      bound.add(bytes.length);
      watch(bytes);
      scratch.append(bytes);
    });
    return { scratch, result };
  } catch (error) {
    scratch.close();
    throw error;
  }
}

export function scratchSource(scratch: Scratch): ByteSource {
  return { size: scratch.size, read: (into, at) => scratch.read(into, at), close: () => scratch.close() };
}
