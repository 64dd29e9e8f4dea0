export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A tar of plain files in the POSIX ustar layout, with the two empty blocks at its end. Paths of up to 100 bytes. */
export function writeTar(entries: readonly TarEntry[]): Uint8Array {
  const parts = entries.flatMap((entry) => [
    header(entry),
    entry.bytes,
    new Uint8Array((512 - (entry.bytes.length % 512)) % 512),
  ]);
  return Buffer.concat([...parts, new Uint8Array(1_024)]);
}

function header(entry: TarEntry): Buffer {
  const block = Buffer.alloc(512);
  const path = Buffer.from(entry.path);
  if (path.length > 100) throw new RangeError(`${entry.path} is too long for a ustar header`);
  const octal = (value: number, at: number, length: number): void => {
    block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  };
  path.copy(block);
  octal(0o600, 100, 8);
  octal(1_001, 108, 8);
  octal(1_001, 116, 8);
  octal(entry.bytes.length, 124, 12);
  octal(Math.floor(entry.modified / 1_000), 136, 12);
  block.write("0", 156);
  block.write("ustar\u000000", 257, "latin1");
  // The sum is taken with blanks in its own place.
  block.fill(" ", 148, 156);
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return block;
}
