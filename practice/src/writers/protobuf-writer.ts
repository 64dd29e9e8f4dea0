/** A field of a protobuf message: bytes, a text or a message inside (wire type 2), or a whole number (0). */
export function field(number: number, value: Uint8Array | string | number | bigint): Uint8Array<ArrayBuffer> {
  if (typeof value === "number" || typeof value === "bigint") {
    return joined(varint(number * 8), varint(BigInt.asUintN(64, BigInt(value))));
  }
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return joined(varint(number * 8 + 2), varint(bytes.length), bytes);
}

/** A `double` or another field of eight bytes. */
export function fixed64(number: number, value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return joined(varint(number * 8 + 1), bytes);
}

export function varint(value: number | bigint): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
