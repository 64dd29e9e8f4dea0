import type { Limits } from "../../bytes/limits.ts";
import type { ByteSource } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { Crc32 } from "./crc32.ts";
import { type Inflated, inflate, intoScratch, OutputBound } from "./inflate.ts";
import { type InflateEnd, inflateSlowly } from "./inflate-slowly.ts";

/** RFC 1952, 2.3.1. */
const flag = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;
const trailerLength = 8;

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
}

/**
 * Gzip data into scratch room, as far as they go: all members one after the other, zeros or other bytes after the last
 * one ignored. Throws LimitError.
 */
export async function gunzip(platform: Platform, source: ByteSource, limits: Limits): Promise<Inflated> {
  const ignore = (): void => {};
  const bound = (): OutputBound => new OutputBound(limits, source.size);
  const fast = await intoScratch(platform, bound(), ignore, async (write) => inflate(source, "gzip", write));
  if (fast.result) return { scratch: fast.scratch, end: "complete" };
  fast.scratch.close();
  const slow = await intoScratch(platform, bound(), ignore, async (write) => gunzipSlowly(source, write));
  return { scratch: slow.scratch, end: slow.result };
}

/** As `gunzip`, at once: for the small gzip data that stand in the rows of a database. `write` may throw to stop. */
export function gunzipSlowly(source: ByteSource, write: (bytes: Uint8Array) => void): InflateEnd {
  for (let at = 0; ; ) {
    const start = dataStart(source, at);
    if (start === undefined) return at === 0 ? "damaged" : "complete";
    if (start === "truncated") return "truncated";
    const crc = new Crc32();
    const { end, next } = inflateSlowly(source, start, (bytes) => {
      crc.update(bytes);
      write(bytes);
    });
    if (end !== "complete") return end;
    const trailer = new Uint8Array(trailerLength);
    if (source.read(trailer, next) < trailerLength) return "truncated";
    if (new DataView(trailer.buffer).getUint32(0, true) !== crc.value) return "damaged";
    at = next + trailerLength;
  }
}

/** Where a member's data begin; undefined where there is no member. */
function dataStart(source: ByteSource, at: number): number | "truncated" | undefined {
  const header = new Uint8Array(Math.min(128 * 1024, Math.max(0, source.size - at)));
  const got = source.read(header, at);
  if (got < 10 || !isGzip(header)) return undefined;
  const flags = header[3] ?? 0;
  let place = 10;
  if (flags & flag.extra) place += 2 + (header[place] ?? 0) + (header[place + 1] ?? 0) * 256;
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue;
    const end = header.indexOf(0, place);
    if (end < 0) return "truncated";
    place = end + 1;
  }
  if (flags & flag.headerCrc) place += 2;
  return place > got ? "truncated" : at + place;
}
