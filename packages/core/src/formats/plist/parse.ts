import { FormatError } from "../error.ts";
import { BinaryPlist, isBinaryPlist } from "./binary.ts";
import { defaultPlistLimits, type PlistLimits } from "./limits.ts";
import type { PlistValue } from "./value.ts";
import { parseXmlPlist } from "./xml.ts";

/**
 * A property list, binary or XML. Values that a binary one names several times are one shared instance, so it never
 * takes much more memory than its file; a consumer that walks it must still bound its walk (`walk`, `toPlain`).
 *
 * Throws FormatError on anything that is no such list or breaks its format, LimitError above the limits.
 */
export function parsePlist(bytes: Uint8Array, limits: PlistLimits = defaultPlistLimits): PlistValue {
  if (isBinaryPlist(bytes)) {
    const plist = new BinaryPlist(bytes);
    return plist.value(plist.root, limits);
  }
  if (startsWith(bytes, "bplist")) {
    throw new FormatError(`version "${printable(bytes.subarray(6, 8))}" of binary property lists is not read`);
  }
  const text = decodeXml(bytes);
  if (text.startsWith("<")) return parseXmlPlist(text, limits);
  if (/^[({"]|^\/[/*]/.test(text)) throw new FormatError("OpenStep/ASCII property lists are not read");
  throw new FormatError(bytes.length === 0 ? "empty, not a property list" : "not a property list");
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return printable(bytes.subarray(0, text.length)) === text;
}

function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "?")).join("");
}

/** The text from its first character on, by byte order mark, zero bytes or XML declaration (XML 1.0, appendix F). */
function decodeXml(bytes: Uint8Array): string {
  return decoder(bytes).decode(bytes).trimStart();
}

function decoder(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder("utf-16le");
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder("utf-16be");
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']{1,40})["']/.exec(printable(bytes.subarray(0, 200)));
  // A declaration that can be read as bytes is not UTF-16, whatever it says.
  if (!declared?.[1] || /^utf-?16/i.test(declared[1])) return new TextDecoder();
  try {
    return new TextDecoder(declared[1]);
  } catch {
    throw new FormatError(`XML in the unknown encoding "${declared[1]}"`);
  }
}
