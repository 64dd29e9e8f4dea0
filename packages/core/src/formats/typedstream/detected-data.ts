import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { unarchive } from "../keyed-archive/unarchive.ts";
import { get, text } from "../plist/access.ts";

/**
 * The web address that Apple's data detectors saw in a stretch of text: a keyed archive of a `DDScannerResult`, whose
 * `T` tells the kind ("HttpURL") and `MS` the matched text. Other kinds (dates, parcels) are no links, and an archive
 * that cannot be read adds none: the text itself is told either way.
 */
export function detectedLinks(archive: Uint8Array): string[] {
  try {
    const result = unarchive(archive);
    const found = get(result, "dd-result") ?? result;
    const link = text(get(found, "MS"));
    return link !== undefined && text(get(found, "T"))?.endsWith("URL") ? [link] : [];
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError) return [];
    throw error;
  }
}
