/** CRC-32 as zip and gzip use it (polynomial 0xEDB88320), eight bytes at a time. Source: RFC 1952, section 8. */
export class Crc32 {
  #state = 0xffffffff;

  update(bytes: Uint8Array): void {
    let crc = this.#state;
    let at = 0;
    for (const end = bytes.length - 7; at < end; at += 8) {
      crc ^= byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
      crc =
        table(7, crc) ^
        table(6, crc >>> 8) ^
        table(5, crc >>> 16) ^
        table(4, crc >>> 24) ^
        table(3, byte(bytes, at + 4)) ^
        table(2, byte(bytes, at + 5)) ^
        table(1, byte(bytes, at + 6)) ^
        table(0, byte(bytes, at + 7));
    }
    for (; at < bytes.length; at++) crc = table(0, crc ^ byte(bytes, at)) ^ (crc >>> 8);
    this.#state = crc;
  }

  /** Of everything so far, as an unsigned number. */
  get value(): number {
    return (this.#state ^ 0xffffffff) >>> 0;
  }
}

/** Eight tables of 256: table n is the effect of a byte that n more bytes follow. */
const tables = makeTables();

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256);
  for (let value = 0; value < 256; value++) {
    let crc = value;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    made[value] = crc;
  }
  for (let at = 256; at < made.length; at++) {
    const before = made[at - 256] ?? 0;
    made[at] = (made[before & 0xff] ?? 0) ^ (before >>> 8);
  }
  return made;
}

function table(number: number, value: number): number {
  return tables[(number << 8) | (value & 0xff)] ?? 0;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
