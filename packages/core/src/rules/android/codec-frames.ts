import type { SourcedRecord } from "../../records/kinds.ts";

/** A frame of a crash in code that decodes pictures, sound or type. */
export interface CodecFrame {
  readonly frame: string;
  /** A function that a fault with a number was in, as published. */
  readonly published?: string;
}

/** Functions of published faults that were used or may be reached by a message. */
const published: readonly (readonly [of: RegExp, number: string])[] = [
  [/QuramDngOpcode\w*::processArea|QuramDngOpcodeScalePerColumn/, "CVE-2025-21055, CVE-2025-58478"],
  [/\bload_truetype_glyph\b/, "CVE-2025-27363"],
];
const codecs = /\b(?:libimagecodec\.quram|libstagefright\w*|libmedia\w*|libskcodec|libheif|libdng_sdk|libwebp)\.so\b/;
/** Frames of programs that only wait in these libraries lie further out. */
const innermost = 8;
const longestFrame = 1000;

/** The innermost such frame of a crash. */
export function codecFrame(record: SourcedRecord): CodecFrame | undefined {
  if (record.kind !== "crash") return undefined;
  const frames = record.details?.["backtrace"];
  if (!Array.isArray(frames)) return undefined;
  const texts = frames.flatMap((frame) => (typeof frame === "string" ? [frame.slice(0, longestFrame)] : []));
  for (const [of, number] of published) {
    const frame = texts.find((text) => of.test(text));
    if (frame !== undefined) return { frame, published: number };
  }
  const frame = texts.slice(0, innermost).find((text) => codecs.test(text));
  return frame === undefined ? undefined : { frame };
}
