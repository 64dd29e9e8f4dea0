/** One entry of a tar file. */
export interface TarPart {
  readonly name: string;
  readonly data?: string | Uint8Array;
  readonly type?: string;
  readonly target?: string;
  readonly prefix?: string;
  /** The size that the header tells, where that is a lie. */
  readonly size?: number;
  /** The size as a GNU base-256 number. */
  readonly wide?: boolean;
  readonly magic?: string;
}

/** A tar file (ustar), with the two empty blocks at its end. */
export function buildTar(parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.flatMap(blocks), Buffer.alloc(1024)]);
}

/** A pax extension header for the entry that follows. */
export function pax(records: Readonly<Record<string, string>>, type = "x"): TarPart {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (String(length).length + Buffer.byteLength(rest) !== length) length++;
    return `${length}${rest}`;
  });
  return { name: "pax", type, data: lines.join("") };
}

function blocks(part: TarPart): Buffer[] {
  const data = Buffer.from(part.data ?? "");
  const header = Buffer.alloc(512);
  header.write(part.name.slice(0, 100), 0);
  header.write("0000644\0", 100);
  header.write("0000765\0", 108);
  header.write("0000765\0", 116);
  const size = part.size ?? data.length;
  if (part.wide) {
    header[124] = 0x80;
    header.writeUInt32BE(size, 132);
  } else header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write(`${(1_700_000_000).toString(8).padStart(11, "0")}\0`, 136);
  header.write(part.type ?? "0", 156);
  header.write(part.target ?? "", 157);
  header.write(part.magic ?? "ustar\x0000", 257, "latin1");
  header.write(part.prefix ?? "", 345);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
}
