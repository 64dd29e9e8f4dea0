/**
 * Thrift's compact protocol, as far as the headers of a Parquet file need it.
 * (Apache Thrift, doc/specs/thrift-compact-protocol.md)
 */
export type ThriftValue =
  /** No smaller than 0. */
  | { readonly int32: number }
  | { readonly int64: number }
  | { readonly text: string }
  /** Of one type, not empty. */
  | { readonly list: readonly ThriftValue[] }
  | { readonly struct: ThriftStruct };

/** Fields with their ids, in ascending order of these. */
export type ThriftStruct = readonly (readonly [id: number, value: ThriftValue])[];

export const int32 = (value: number): ThriftValue => ({ int32: value });
export const int64 = (value: number): ThriftValue => ({ int64: value });
export const text = (value: string): ThriftValue => ({ text: value });
export const list = (values: readonly ThriftValue[]): ThriftValue => ({ list: values });
export const struct = (...fields: ThriftStruct): ThriftValue => ({ struct: fields });

export function thriftBytes(value: ThriftValue): Buffer {
  const bytes: number[] = [];
  writeValue(bytes, value);
  return Buffer.from(bytes);
}

function writeValue(bytes: number[], value: ThriftValue): void {
  if ("int32" in value) bytes.push(...varint(zigzag(value.int32)));
  else if ("int64" in value) bytes.push(...varint(zigzag(value.int64)));
  else if ("text" in value) {
    const encoded = Buffer.from(value.text);
    bytes.push(...varint(encoded.length), ...encoded);
  } else if ("list" in value) writeList(bytes, value.list);
  else writeStruct(bytes, value.struct);
}

function writeList(bytes: number[], values: readonly ThriftValue[]): void {
  const type = values[0] ? typeOf(values[0]) : 0;
  if (values.length < 15) bytes.push((values.length << 4) | type);
  else bytes.push(0xf0 | type, ...varint(values.length));
  for (const value of values) writeValue(bytes, value);
}

function writeStruct(bytes: number[], fields: ThriftStruct): void {
  let last = 0;
  for (const [id, value] of fields) {
    bytes.push(((id - last) << 4) | typeOf(value));
    last = id;
    writeValue(bytes, value);
  }
  bytes.push(0);
}

function typeOf(value: ThriftValue): number {
  if ("int32" in value) return 5;
  if ("int64" in value) return 6;
  if ("text" in value) return 8;
  return "list" in value ? 9 : 12;
}

/** Signed numbers go as 0, -1, 1, -2 …; only counts and offsets are written here, and none is negative. */
function zigzag(value: number): number {
  return value * 2;
}

/** Seven bits a byte, the lowest first. Not with `>>`: it would cut at 32 bits. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}
