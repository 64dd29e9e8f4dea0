import type { ByteSource } from "@sillage/core/bytes/source.ts";
import type { RawForm } from "@sillage/core/workbench/raw.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });
const looked = 4096;

/** How a file can be looked at, by what it begins with: names in evidence say little. What tells most comes first. */
export function formsOf(source: ByteSource): readonly RawForm[] {
  const piece = new Uint8Array(Math.min(looked, source.size));
  const start = piece.subarray(0, source.read(piece, 0));
  const latin = Array.from(start.subarray(0, 16), (byte) => String.fromCharCode(byte)).join("");
  if (latin.startsWith("SQLite format 3\0")) return ["sqlite", "hex"];
  if (latin.startsWith("bplist0")) return ["tree", "hex"];
  if (imageType(start) !== undefined) return ["image", "hex"];
  const text = asText(start);
  if (text === undefined) return ["hex"];
  const trimmed = text.trimStart();
  const isTree = /^<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<!DOCTYPE plist|^<plist/is.test(trimmed) || /^[{[]/.test(trimmed);
  return isTree ? ["tree", "text", "hex"] : ["text", "hex"];
}

/** Text has no control characters but those of lines; the last character may be cut. */
function asText(bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4; cut++) {
    try {
      const text = decoder.decode(bytes.subarray(0, bytes.length - cut));
      return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
    } catch {
      // A character that is cut at the end, or no text.
    }
  }
  return undefined;
}

/** Only what every browser shows, told by its first bytes; the browser is told the type and guesses nothing. */
export function imageType(start: Uint8Array): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => start[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (begins(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  const isWebp = begins(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...start.subarray(8, 12)) === "WEBP";
  return isWebp ? "image/webp" : undefined;
}
