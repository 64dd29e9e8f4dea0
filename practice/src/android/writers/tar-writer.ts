export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * A tar of plain files in the POSIX ustar layout, with the two empty blocks at its end. A path of more than 100 bytes is
 * cut at a slash, its front in the prefix field.
 */
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
  const { prefix, name } = ustarName(entry.path);
  const octal = (value: number, at: number, length: number): void => {
    block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  };
  block.write(name);
  block.write(prefix, 345);
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

function ustarName(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: "", name: path };
  for (let slash = path.indexOf("/"); slash > 0; slash = path.indexOf("/", slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100) return { prefix, name };
  }
  throw new RangeError(`${path} is too long for a ustar header`);
}
