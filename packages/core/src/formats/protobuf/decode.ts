import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { plainInteger } from "../plist/integers.ts";
import { utf8 } from "../plist/text.ts";

/** One value of a message whose schema is not known. Its wire type tells how long it is, not what it means. */
export type FieldValue =
  /** Unsigned; a bigint only where a double would lose digits. */
  | { readonly wire: "varint"; readonly value: number | bigint }
  /** Fixed ones are little-endian; `bytes` may be text, a message, packed numbers or data. Views, not copies. */
  | { readonly wire: "fixed32" | "fixed64" | "bytes"; readonly bytes: Uint8Array };

/** Values by field number, in the order of the message. */
export type Message = ReadonlyMap<number, readonly FieldValue[]>;

export interface MessageLimits {
  /** Values in one message. */
  readonly fields: number;
}

export const defaultMessageLimits: MessageLimits = { fields: 1_000_000 };

/**
 * Splits a Protocol Buffers message into its fields; messages inside stay bytes until `asMessage`.
 *
 * Throws FormatError on bytes that are no message and on groups (which no format of phones uses), LimitError above the
 * limits.
 */
export function decodeMessage(bytes: Uint8Array, limits: MessageLimits = defaultMessageLimits): Message {
  const message = new Map<number, FieldValue[]>();
  const reader = new BinaryReader(bytes);
  let count = 0;
  while (reader.pos < reader.len) {
    if (++count > limits.fields) throw new LimitError("protobuf fields", `more than ${limits.fields} values`);
    const at = reader.pos;
    const [number, value] = readField(reader, at);
    const known = message.get(number);
    if (known) known.push(value);
    else message.set(number, [value]);
  }
  return message;
}

function readField(reader: BinaryReader, at: number): [number, FieldValue] {
  try {
    const [number, wireType] = reader.tag();
    return [number, readValue(reader, wireType)];
  } catch (error) {
    // The reader throws plain errors, and RangeErrors of its DataView, on bytes that break the format.
    throw new FormatError(error instanceof Error ? error.message : String(error), at);
  }
}

function readValue(reader: BinaryReader, wireType: WireType): FieldValue {
  switch (wireType) {
    case WireType.Varint:
      return { wire: "varint", value: plainInteger(BigInt(reader.uint64())) };
    case WireType.Bit64:
      return { wire: "fixed64", bytes: reader.skip(wireType) };
    case WireType.Bit32:
      return { wire: "fixed32", bytes: reader.skip(wireType) };
    case WireType.LengthDelimited:
      return { wire: "bytes", bytes: reader.bytes() };
    default:
      throw new Error("groups are not read");
  }
}

/** The first value of a field, undefined where the message has none. */
export function first(message: Message, field: number): FieldValue | undefined {
  return message.get(field)?.[0];
}

/** Length-delimited bytes as they are; undefined for other wire types, as with all helpers below. */
export function asBytes(value: FieldValue | undefined): Uint8Array | undefined {
  return value?.wire === "bytes" ? value.bytes : undefined;
}

/** UTF-8; damaged sequences become U+FFFD. */
export function asText(value: FieldValue | undefined): string | undefined {
  const bytes = asBytes(value);
  return bytes && utf8(bytes);
}

/** A message inside. Throws FormatError when the bytes are none. */
export function asMessage(value: FieldValue | undefined, limits = defaultMessageLimits): Message | undefined {
  const bytes = asBytes(value);
  return bytes && decodeMessage(bytes, limits);
}

/** `uint32`, `uint64`, `bool`, enums, `fixed32` and `fixed64`. */
export function asUnsigned(value: FieldValue | undefined): number | bigint | undefined {
  if (value?.wire === "varint") return value.value;
  const view = fixedView(value);
  if (view === undefined) return undefined;
  return view.byteLength === 4 ? view.getUint32(0, true) : plainInteger(view.getBigUint64(0, true));
}

/** `int32`, `int64`, `sfixed32` and `sfixed64`: two's complement. Not the zigzag of `sint32` and `sint64`. */
export function asSigned(value: FieldValue | undefined): number | bigint | undefined {
  if (value?.wire === "varint") return plainInteger(BigInt.asIntN(64, BigInt(value.value)));
  const view = fixedView(value);
  if (view === undefined) return undefined;
  return view.byteLength === 4 ? view.getInt32(0, true) : plainInteger(view.getBigInt64(0, true));
}

/** `float` and `double`. */
export function asFloating(value: FieldValue | undefined): number | undefined {
  const view = fixedView(value);
  if (view === undefined) return undefined;
  return view.byteLength === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
}

function fixedView(value: FieldValue | undefined): DataView | undefined {
  if (value?.wire !== "fixed32" && value?.wire !== "fixed64") return undefined;
  return new DataView(value.bytes.buffer, value.bytes.byteOffset, value.bytes.byteLength);
}
