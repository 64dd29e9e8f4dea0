import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip file. What is not given is what a sound archive would have; lies are given. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly stored?: boolean;
  /** Sizes after the data instead of before. */
  readonly descriptor?: boolean;
  /** Bytes that stand for the compressed data. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  /** Offset that the directory tells. */
  readonly header?: number;
  readonly mode?: number;
  /** DOS date and time. */
  readonly modified?: readonly [date: number, time: number];
  readonly extra?: Uint8Array;
}

export interface ZipBuild {
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly zip64?: boolean;
}

/** A zip file, well-formed or lying as asked. */
export function buildZip(parts: readonly ZipPart[], { comment = "", before, zip64 = false }: ZipBuild = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const put = (piece: Buffer): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const part of parts) {
    const data = Buffer.from(part.data ?? "");
    const packed = Buffer.from(part.packed ?? (part.stored ? data : deflateRawSync(data)));
    const name = Buffer.from(part.name);
    const method = part.method ?? (part.stored ? 0 : 8);
    const flags = (part.flags ?? 0) | (part.descriptor ? 8 : 0);
    const crc = part.crc ?? crc32(data);
    const size = part.size ?? data.length;
    const header = part.header ?? at;
    const told = part.descriptor ? [0, 0, 0] : [crc, packed.length, size];
    const [date, time] = part.modified ?? [0x21, 0];
    const common = numbers([flags, 2], [method, 2], [time, 2], [date, 2]);
    put(
      Buffer.concat([
        numbers([0x04034b50, 4], [20, 2]),
        common,
        numbers(...told.map((value): [number, number] => [value, 4]), [name.length, 2], [0, 2]),
        name,
        packed,
      ]),
    );
    if (part.descriptor) put(numbers([0x08074b50, 4], [crc, 4], [packed.length, 4], [size, 4]));
    const wide = Buffer.concat([numbers([1, 2], [24, 2], [size, 8], [packed.length, 8], [header, 8])]);
    const extra = Buffer.concat([zip64 ? wide : Buffer.alloc(0), part.extra ?? Buffer.alloc(0)]);
    const sizes = zip64 ? [0xffffffff, 0xffffffff] : [packed.length, size];
    directory.push(
      Buffer.concat([
        numbers([0x02014b50, 4], [part.mode === undefined ? 20 : (3 << 8) | 20, 2], [20, 2]),
        common,
        numbers([crc, 4], ...sizes.map((value): [number, number] => [value, 4])),
        numbers([name.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2]),
        numbers([(part.mode ?? 0) * 65536, 4], [zip64 ? 0xffffffff : header, 4]),
        name,
        extra,
      ]),
    );
  }
  const start = at;
  for (const piece of directory) put(piece);
  const size = at - start;
  if (zip64) {
    const end = at;
    put(numbers([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4]));
    put(numbers([parts.length, 8], [parts.length, 8], [size, 8], [start, 8]));
    put(numbers([0x07064b50, 4], [0, 4], [end, 8], [1, 4]));
  }
  const count = zip64 ? 0xffff : parts.length;
  put(numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2]));
  put(numbers([zip64 ? 0xffffffff : size, 4], [zip64 ? 0xffffffff : start, 4], [comment.length, 2]));
  return Buffer.concat([before ?? Buffer.alloc(0), ...pieces, Buffer.from(comment)]);
}

function numbers(...fields: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, bytes);
    }),
  );
}
