import { base64Encode } from "@bufbuild/protobuf/wire";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import type { PlainValue } from "../plist/plain.ts";
import { utf8 } from "../plist/text.ts";
import { decodeMessage, type FieldValue, type Message } from "./decode.ts";

/** A message is shown for a reader who looks for what it may say: beyond this it is left as bytes. */
const mostDepth = 8;
const mostValues = 500;
const longestBytes = 4096;

/**
 * A message of unknown schema as JSON, by field number; fields that come several times are lists. What the bytes of a
 * field are is a guess: text where they are printable UTF-8, else a message where they are one, else base64. 64 and 32
 * fixed bits are shown as the floating-point number that they are where it is a plain one, else in hexadecimal.
 *
 * Throws FormatError where the bytes are no message, LimitError where it has too many fields.
 */
export function plainMessage(bytes: Uint8Array): { readonly [field: string]: PlainValue } {
  return new Outline().message(decodeMessage(bytes, { fields: mostValues }), 0);
}

class Outline {
  #left = mostValues;

  message(message: Message, depth: number): { readonly [field: string]: PlainValue } {
    const plain: { [field: string]: PlainValue } = {};
    for (const [field, values] of message) {
      if (this.#left <= 0) break;
      const shown = values.slice(0, this.#left).map((value) => this.#value(value, depth));
      plain[field] = shown.length === 1 ? (shown[0] ?? null) : shown;
    }
    return plain;
  }

  #value(value: FieldValue, depth: number): PlainValue {
    this.#left--;
    switch (value.wire) {
      case "varint":
        return typeof value.value === "bigint" ? String(value.value) : value.value;
      case "fixed32":
      case "fixed64":
        return fixed(value.bytes);
      case "bytes":
        return this.#bytes(value.bytes, depth);
    }
  }

  #bytes(bytes: Uint8Array, depth: number): PlainValue {
    if (bytes.length === 0) return "";
    const text = printable(bytes);
    if (text !== undefined) return text;
    const inner = depth < mostDepth ? messageOf(bytes) : undefined;
    if (inner !== undefined) return this.message(inner, depth + 1);
    return bytes.length <= longestBytes ? base64Encode(bytes) : `${bytes.length} bytes`;
  }
}

function fixed(bytes: Uint8Array): PlainValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = bytes.length === 8 ? view.getFloat64(0, true) : view.getFloat32(0, true);
  const size = Math.abs(number);
  if (number === 0 || (size > 1e-9 && size < 1e18)) return number;
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .reverse()
    .join("")}`;
}

function printable(bytes: Uint8Array): string | undefined {
  if (bytes.length > longestBytes) return undefined;
  const text = utf8(bytes);
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(text) ? undefined : text;
}

function messageOf(bytes: Uint8Array): Message | undefined {
  try {
    return decodeMessage(bytes, { fields: mostValues });
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError) return undefined;
    throw error;
  }
}
