import { base64Encode } from "@bufbuild/protobuf/wire";
import { isoTime } from "../time.ts";
import { PlistDate, PlistUid, type PlistValue } from "./value.ts";

const macEpochSeconds = 978_307_200;

/**
 * A binary property list, the same bytes for the same value: texts, numbers and the like are written once each, in the
 * order in which they first come. Integers from -2^63 to 2^127 are written in their smallest size.
 */
export function writeBinaryPlist(value: PlistValue): Uint8Array<ArrayBuffer> {
  const objects = flatten(value);
  const refSize = widthOf(objects.length - 1);
  const body = new Bytes();
  body.text("bplist00");
  const offsets = objects.map((object) => {
    const at = body.length;
    writeObject(body, object, refSize);
    return at;
  });
  const table = body.length;
  const offsetSize = widthOf(table);
  for (const offset of offsets) body.unsigned(offset, offsetSize);
  body.push(0, 0, 0, 0, 0, 0, offsetSize, refSize);
  body.unsigned(objects.length, 8);
  body.unsigned(0, 8);
  body.unsigned(table, 8);
  return body.finish();
}

type Scalar = Exclude<PlistValue, readonly PlistValue[] | ReadonlyMap<string, PlistValue>>;
type FlatObject =
  | { readonly scalar: Scalar }
  | { readonly array: number[] }
  | { readonly keys: number[]; readonly values: number[] };

/** Objects in the order in which they are numbered; the top object first. */
function flatten(top: PlistValue): FlatObject[] {
  const objects: FlatObject[] = [];
  const numbers = new Map<unknown, number>();
  const add = (value: PlistValue): number => {
    const identity = identityOf(value);
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    const number = objects.length;
    numbers.set(identity, number);
    if (Array.isArray(value)) {
      const array: number[] = [];
      objects.push({ array });
      for (const element of value as readonly PlistValue[]) array.push(add(element));
    } else if (value instanceof Map) {
      const entries = [...(value as ReadonlyMap<string, PlistValue>)];
      const keys: number[] = [];
      const values: number[] = [];
      objects.push({ keys, values });
      for (const [key] of entries) keys.push(add(key));
      for (const [, entry] of entries) values.push(add(entry));
    } else {
      objects.push({ scalar: value as Scalar });
    }
    return number;
  };
  add(top);
  return objects;
}

/** Equal scalars are one object; containers and data are one object only where they are one instance. */
function identityOf(value: PlistValue): unknown {
  if (value instanceof PlistDate) return `date ${value.macSeconds}`;
  if (value instanceof PlistUid) return `uid ${value.index}`;
  if (typeof value === "string") return `text ${value}`;
  if (typeof value === "number")
    return Object.is(value, -0) ? "real -0" : `${isInteger(value) ? "integer" : "real"} ${value}`;
  if (typeof value === "bigint") return `integer ${value}`;
  return value;
}

/** A number with a fraction, or too large to be exact, is a real; so is -0, which no integer can hold. */
function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function writeObject(body: Bytes, object: FlatObject, refSize: number): void {
  if ("scalar" in object) {
    writeScalar(body, object.scalar);
  } else if ("array" in object) {
    body.header(0xa0, object.array.length);
    for (const ref of object.array) body.unsigned(ref, refSize);
  } else {
    body.header(0xd0, object.keys.length);
    for (const ref of object.keys) body.unsigned(ref, refSize);
    for (const ref of object.values) body.unsigned(ref, refSize);
  }
}

function writeScalar(body: Bytes, value: Scalar): void {
  if (value === null) body.push(0x00);
  else if (typeof value === "boolean") body.push(value ? 0x09 : 0x08);
  else if (typeof value === "bigint") body.integer(value);
  else if (typeof value === "number" && isInteger(value)) body.integer(BigInt(value));
  else if (typeof value === "number") body.real(0x23, value);
  else if (typeof value === "string") body.string(value);
  else if (value instanceof PlistDate) body.real(0x33, value.macSeconds);
  else if (value instanceof PlistUid) {
    const width = widthOf(value.index);
    body.push(0x80 | (width - 1));
    body.unsigned(value.index, width);
  } else {
    body.header(0x40, value.length);
    body.bytes(value);
  }
}

/** 1, 2, 4 or 8 bytes. */
function widthOf(largest: number): number {
  return largest < 0x100 ? 1 : largest < 0x1_0000 ? 2 : largest < 0x1_0000_0000 ? 4 : 8;
}

class Bytes {
  #buffer = new Uint8Array(1024);
  length = 0;

  push(...bytes: number[]): void {
    this.bytes(bytes);
  }

  bytes(bytes: ArrayLike<number>): void {
    const at = this.#grow(bytes.length);
    this.#buffer.set(bytes, at);
  }

  /** Makes room and returns where it begins. */
  #grow(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.#buffer.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return at;
  }

  text(text: string): void {
    this.bytes(Array.from(text, (character) => character.charCodeAt(0)));
  }

  unsigned(value: number, width: number): void {
    const at = this.#grow(width);
    let rest = value;
    for (let i = at + width - 1; i >= at; i--) {
      this.#buffer[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }

  header(kind: number, length: number): void {
    if (length < 15) {
      this.push(kind | length);
    } else {
      this.push(kind | 0x0f);
      this.integer(BigInt(length));
    }
  }

  /** 1, 2 and 4 bytes are unsigned, 8 and 16 signed. */
  integer(value: bigint): void {
    const sizes = [0xffn, 0xffffn, 0xffff_ffffn, 2n ** 63n - 1n];
    const smallest = value < 0n ? (value < -(2n ** 63n) ? -1 : 3) : sizes.findIndex((largest) => value <= largest);
    const power = smallest < 0 ? 4 : smallest;
    this.push(0x10 | power);
    for (let shift = BigInt(2 ** power - 1); shift >= 0n; shift--) this.push(Number((value >> (shift * 8n)) & 0xffn));
  }

  real(marker: number, value: number): void {
    this.push(marker);
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    this.bytes(new Uint8Array(view.buffer));
  }

  /** UTF-16 unless every character is ASCII. */
  string(text: string): void {
    const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const isAscii = codes.every((code) => code < 0x80);
    this.header(isAscii ? 0x50 : 0x60, text.length);
    this.bytes(isAscii ? codes : codes.flatMap((code) => [code >> 8, code & 0xff]));
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.length);
  }
}

/**
 * An XML property list in UTF-8 as Apple lays it out. A null, which XML lacks, is written as an empty text; dates are
 * whole seconds from 1970 to 2100, as in Apple's own.
 */
export function writeXmlPlist(value: PlistValue): Uint8Array<ArrayBuffer> {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
  ];
  writeElement(lines, value, "");
  lines.push("</plist>", "");
  return new TextEncoder().encode(lines.join("\n"));
}

function writeElement(lines: string[], value: PlistValue, indent: string): void {
  const inner = `${indent}\t`;
  if (Array.isArray(value)) {
    lines.push(`${indent}<array>`);
    for (const element of value as readonly PlistValue[]) writeElement(lines, element, inner);
    lines.push(`${indent}</array>`);
  } else if (value instanceof Map) {
    lines.push(`${indent}<dict>`);
    for (const [key, entry] of value as ReadonlyMap<string, PlistValue>) {
      lines.push(`${inner}<key>${escaped(key)}</key>`);
      writeElement(lines, entry, inner);
    }
    lines.push(`${indent}</dict>`);
  } else if (value instanceof PlistUid) {
    writeElement(lines, new Map([["CF$UID", value.index]]), indent);
  } else {
    lines.push(indent + scalarElement(value as Exclude<Scalar, PlistUid>));
  }
}

function scalarElement(value: Exclude<Scalar, PlistUid>): string {
  if (value === null) return "<string></string>";
  if (typeof value === "boolean") return value ? "<true/>" : "<false/>";
  if (typeof value === "string") return `<string>${escaped(value)}</string>`;
  if (typeof value === "bigint") return `<integer>${value}</integer>`;
  if (value instanceof PlistDate) {
    return `<date>${isoTime(Math.floor(value.macSeconds + macEpochSeconds) * 1e6)}</date>`;
  }
  if (value instanceof Uint8Array) return `<data>${base64Encode(value)}</data>`;
  if (isInteger(value)) return `<integer>${value}</integer>`;
  return `<real>${Object.is(value, -0) ? "-0.0" : Number.isNaN(value) ? "nan" : String(value).toLowerCase()}</real>`;
}

/** A carriage return would come back as a line feed if it were not written as a reference. */
function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;");
}
