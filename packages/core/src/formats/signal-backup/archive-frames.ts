import { base64Encode } from "@bufbuild/protobuf/wire";
import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { asBytes, asText, asUnsigned, decodeMessage, type FieldValue, type Message } from "../protobuf/decode.ts";
import { archiveSchema, type FieldType, type SchemaField } from "./archive-schema.ts";
import { SequentialReader } from "./reader.ts";

/**
 * A message of an archive in the form that Signal's plaintext export gives it in JSON: by the names of its fields, with
 * words for enumerations. Numbers may be text, as JSON of protobuf writes 64 bits.
 */
export interface FrameObject {
  readonly [field: string]: FrameValue;
}
export type FrameValue = string | number | boolean | FrameObject | readonly FrameValue[];

export interface ArchiveFrame {
  /** Place and length in the file. */
  readonly at: number;
  readonly length: number;
  readonly frame: FrameObject;
}

/** Edits hold the messages before them, and those no others: no real one is so deep. */
const deepest = 8;
const longestFrame = 64 * 2 ** 20;

/**
 * Frames of a decrypted archive: each has its length before it as a varint; the first is a BackupInfo. A frame that
 * cannot be decoded is told and left out; where a length cannot be one, the rest is lost.
 */
export function* archiveFrames(
  source: ByteSource,
  tell: (code: "damaged" | "truncated", message: string, at: number, length: number) => void,
): Generator<ArchiveFrame> {
  const reader = new SequentialReader(source);
  for (let number = 0; reader.left > 0; number++) {
    const at = reader.at;
    const length = nextLength(reader);
    const bytes = length === undefined || length > longestFrame ? undefined : reader.take(length);
    if (!bytes) {
      tell("truncated", "the frames end before the last one is whole", at, 0);
      return;
    }
    try {
      yield { at, length: bytes.length, frame: objectOf(bytes, number === 0 ? "BackupInfo" : "Frame", 0) };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      tell("damaged", `a frame cannot be read: ${error.message}`, at, bytes.length);
    }
  }
}

function nextLength(reader: SequentialReader): number | undefined {
  let value = 0;
  for (let shift = 0; shift < 5; shift++) {
    const byte = reader.take(1)?.[0];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * shift);
    if (byte < 0x80) return value;
  }
  return undefined;
}

/** Throws FormatError. Fields that are not in the schema are left out. */
function objectOf(bytes: Uint8Array, name: string, depth: number): FrameObject {
  if (depth > deepest) throw new FormatError("messages lie too deep in each other");
  const schema = archiveSchema[name] ?? {};
  const message: Message = decodeMessage(bytes);
  const object: Record<string, FrameValue> = {};
  for (const [number, values] of message) {
    const field = schema[number];
    if (!field) continue;
    const found = values.flatMap((value) => fieldValue(value, field, depth) ?? []);
    const last = found.at(-1);
    if (field[2] === "many") object[field[0]] = found;
    else if (last !== undefined) object[field[0]] = last;
  }
  return object;
}

function fieldValue(value: FieldValue, [, type]: SchemaField, depth: number): FrameValue | undefined {
  if (typeof type === "object" && "message" in type) {
    const bytes = asBytes(value);
    return bytes && objectOf(bytes, type.message, depth + 1);
  }
  return plainValue(value, type);
}

function plainValue(value: FieldValue, type: Exclude<FieldType, { readonly message: string }>): FrameValue | undefined {
  if (type === "text") return asText(value);
  if (type === "uuid") {
    const bytes = asBytes(value);
    return bytes && uuidText(bytes);
  }
  if (type === "bytes") {
    const bytes = asBytes(value);
    return bytes && base64Encode(bytes);
  }
  const number = asUnsigned(value);
  if (number === undefined) return undefined;
  if (type === "boolean") return number !== 0 && number !== 0n;
  if (type === "number") return typeof number === "bigint" ? String(number) : number;
  return type[Number(number)] ?? Number(number);
}

/** An account's id in its usual form; the bytes in hexadecimal where they are not 16. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return bytes.length === 16 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") : hex;
}
