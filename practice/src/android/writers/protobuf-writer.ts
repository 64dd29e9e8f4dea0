/** A field of a protobuf message, its tag and all: messages are fields one after the other. */
export type ProtobufField = Uint8Array;

/** A whole number, negative ones in ten bytes as `int32` has them. */
export function number(field: number, value: number): ProtobufField {
  return Uint8Array.from([...varint(BigInt(field << 3)), ...varint(BigInt.asUintN(64, BigInt(value)))]);
}

export function text(field: number, value: string): ProtobufField {
  return delimited(field, Buffer.from(value));
}

export function message(field: number, fields: readonly ProtobufField[]): ProtobufField {
  return delimited(field, Buffer.concat(fields));
}

function delimited(field: number, bytes: Uint8Array): ProtobufField {
  return Buffer.concat([
    Uint8Array.from([...varint(BigInt((field << 3) | 2)), ...varint(BigInt(bytes.length))]),
    bytes,
  ]);
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
