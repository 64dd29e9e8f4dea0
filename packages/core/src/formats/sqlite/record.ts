/** A value as a record stores it. Text stays bytes: its encoding is the file's. */
export type StoredValue = null | number | bigint | Uint8Array | { readonly text: Uint8Array };

/** A varint (file format 1.6): up to nine bytes, big-endian. `next` is the offset after it. */
export interface Varint {
  /** Exact: a bigint where the number is beyond 2^53. Signed, as rowids are. */
  readonly value: number | bigint;
  readonly next: number;
}

/** Undefined when the bytes end within it. */
export function readVarint(bytes: Uint8Array, at: number): Varint | undefined {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    // After seven bytes the number has up to 49 bits: the eighth and ninth may go beyond 2^53.
    if (i === 7) return readLongVarint(bytes, at);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return undefined;
}

function readLongVarint(bytes: Uint8Array, at: number): Varint | undefined {
  let value = 0n;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value: narrow(value), next: at + i + 1 };
  }
  const last = bytes[at + 8];
  if (last === undefined) return undefined;
  // The ninth byte gives all its eight bits.
  return { value: narrow(BigInt.asIntN(64, (value << 8n) | BigInt(last))), next: at + 9 };
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A size: a varint that is a non-negative safe integer. */
export function readSize(bytes: Uint8Array, at: number): { value: number; next: number } | undefined {
  const read = readVarint(bytes, at);
  if (!read || typeof read.value !== "number" || read.value < 0) return undefined;
  return { value: read.value, next: read.next };
}

/**
 * The values of a record (file format 2.1). Undefined if the bytes are no record: its parts must add up to its length
 * exactly, which bytes from elsewhere do not.
 */
export function decodeRecord(payload: Uint8Array, maxColumns: number): StoredValue[] | undefined {
  const header = readSize(payload, 0);
  if (!header || header.value > payload.length || header.value < header.next) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const values: StoredValue[] = [];
  let body = header.value;
  let at = header.next;
  while (at < header.value) {
    const type = readSize(payload, at);
    if (!type || type.next > header.value || values.length >= maxColumns) return undefined;
    const size = storedSize(type.value);
    if (size === undefined || body + size > payload.length) return undefined;
    values.push(storedValue(view, payload, type.value, body, size));
    body += size;
    at = type.next;
  }
  return body === payload.length ? values : undefined;
}

/** The values whose serial types are known, from the place where the first of them begins. They must lie within. */
export function valuesOf(bytes: Uint8Array, types: readonly number[], body: number): StoredValue[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = body;
  return types.map((type) => {
    const size = storedSize(type) ?? 0;
    at += size;
    return storedValue(view, bytes, type, at - size, size);
  });
}

const fixedSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** Bytes of a value of this serial type; undefined for the types that no file has. */
export function storedSize(type: number): number | undefined {
  // 10 and 11 are reserved and never in a file.
  return type < 12 ? fixedSizes[type] : Math.floor((type - 12) / 2);
}

function storedValue(view: DataView, bytes: Uint8Array, type: number, at: number, size: number): StoredValue {
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6:
      return narrow(view.getBigInt64(at));
    case 7:
      return view.getFloat64(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default: {
      const part = bytes.subarray(at, at + size);
      return type % 2 === 0 ? part : { text: part };
    }
  }
}
