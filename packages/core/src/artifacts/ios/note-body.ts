import { LimitError, memorySource } from "../../bytes/source.ts";
import { gunzipSlowly, isGzip } from "../../evidence/archive/gzip.ts";
import { FormatError } from "../../formats/error.ts";
import { asMessage, asText, decodeMessage, first } from "../../formats/protobuf/decode.ts";

/** Notes of people are a thousandth of it. */
const longestBody = 16 * 2 ** 20;

/** Where the text stands: document (2), note (3), text (2). Source: ios-backup-parser docs/schemas/notes.md. */
const document = 2;
const note = 3;
const noteText = 2;

/**
 * The text of a note's body, gzip data with a Protocol Buffers message in them; "" for a note without any. Objects in
 * the note (pictures, tables) are U+FFFC. Throws FormatError and LimitError.
 */
export function noteBody(data: Uint8Array): string {
  if (data.length === 0) return "";
  if (!isGzip(data)) throw new FormatError("the body is not gzip data", 0);
  const message = decodeMessage(gunzipped(data));
  const inner = asMessage(first(message, document));
  const body = inner && asMessage(first(inner, note));
  const text = body && asText(first(body, noteText));
  if (text === undefined) throw new FormatError("the body has no text where Notes puts it");
  return text;
}

function gunzipped(data: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const end = gunzipSlowly(memorySource(data), (piece) => {
    size += piece.length;
    if (size > longestBody) throw new LimitError("inflated", `the body inflates to more than ${longestBody} bytes`);
    // The inflater uses its room again.
    pieces.push(piece.slice());
  });
  if (end !== "complete") throw new FormatError(`the body's gzip data are ${end}`);
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
