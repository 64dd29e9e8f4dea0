import { ERR_INVALID_PASSWORD, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js";
import { type ByteSource, EvidenceReadError, memorySource, readExactly } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { scratchSource } from "./inflate.ts";
import { centralSignature, descriptorFlag, localSignature, type ZipEntry } from "./zip-directory.ts";

/** The method that stands for AES encryption; the real one is in the extra field (WinZip's AE-2 description). */
export const aesMethod = 99;

/** How the content is compressed. */
export function methodOf({ method, aes }: ZipEntry): number {
  if (method !== aesMethod || !aes || aes.length < 7) return method;
  return (aes[5] ?? 0) | ((aes[6] ?? 0) << 8);
}

/** AE-2 stores no CRC: its authentication code stands for it. */
export function hasCrc({ method, aes }: ZipEntry): boolean {
  return method !== aesMethod || aes?.[0] !== 2;
}

/**
 * Decrypts an entry, old encryption or AES, and leaves it compressed. `data` are its stored bytes. Throws
 * EvidenceReadError; `isWrongPassword` tells one of its causes from damage.
 */
export async function unlockEntry(
  platform: Platform,
  entry: ZipEntry,
  data: ByteSource,
  password: string,
): Promise<ByteSource> {
  const scratch = platform.scratch();
  const writable = new WritableStream<Uint8Array>({ write: (piece) => scratch.append(piece) });
  try {
    await withLockedEntry(entry, data, (file) =>
      file.getData({ writable }, { ...options(password), passThrough: "compressed" }),
    );
  } catch (error) {
    scratch.close();
    throw readError(error);
  }
  return scratchSource(scratch);
}

/** Whether the password is the entry's. The old encryption lets one wrong password in 256 pass. */
export async function passwordFits(entry: ZipEntry, data: ByteSource, password: string): Promise<boolean> {
  const writable = new WritableStream<Uint8Array>();
  try {
    await withLockedEntry(entry, data, (file) =>
      file.getData({ writable }, { ...options(password), checkPasswordOnly: true }),
    );
    return true;
  } catch (error) {
    if (isWrongPassword(error)) return false;
    // Something else is wrong with the entry: that is said when it is opened.
    return true;
  }
}

function options(password: string) {
  return { password, useWebWorkers: false } as const;
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && error.message === ERR_INVALID_PASSWORD;
}

function readError(error: unknown): EvidenceReadError {
  if (error instanceof EvidenceReadError) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new EvidenceReadError(isWrongPassword(error) ? "the password is not this entry's" : `damaged: ${words}`);
}

async function withLockedEntry(
  entry: ZipEntry,
  data: ByteSource,
  use: (file: FileEntry) => Promise<unknown>,
): Promise<void> {
  const archive = new ZipReader(new PartsReader(singleEntry(entry, data)));
  const [file] = await archive.getEntries();
  if (!file || file.directory) throw new EvidenceReadError("its encryption cannot be understood");
  await use(file);
  await archive.close();
}

/**
 * An archive of this entry alone, around its stored bytes: the library never sees the rest of the evidence, so that
 * only one reader of directories has to hold against hostile ones.
 */
function singleEntry(entry: ZipEntry, data: ByteSource): ByteSource[] {
  const extra = entry.aes ? joined([u16(0x9901), u16(entry.aes.length), entry.aes]) : new Uint8Array(0);
  const zip64 = joined([u16(0x0001), u16(16), u64(entry.size), u64(data.size)]);
  const name = new Uint8Array([0x78]);
  const flags = entry.flags;
  // The old encryption checks the password with the time where a descriptor follows, else with the CRC.
  const crc = flags & descriptorFlag ? 0 : entry.crc;
  const common = [u16(51), u16(flags), u16(entry.method), u16(entry.time), u16(0x21)];
  const sizes = [u32(0xffffffff), u32(0xffffffff), u16(1), u16(extra.length + zip64.length)];
  const local = joined([u32(localSignature), ...common, u32(crc), ...sizes, name, zip64, extra]);
  const central = joined([
    u32(centralSignature),
    u16(51),
    ...common,
    u32(entry.crc),
    ...sizes,
    // No comment, the first disk, no attributes, at the beginning.
    new Uint8Array(14),
    name,
    zip64,
    extra,
  ]);
  const directoryAt = local.length + data.size;
  const end64 = joined([
    u32(0x06064b50),
    u64(44),
    u16(51),
    u16(51),
    u64(0),
    u64(1),
    u64(1),
    u64(central.length),
    u64(directoryAt),
  ]);
  const locator = joined([u32(0x07064b50), u32(0), u64(directoryAt + central.length), u32(1)]);
  const end = joined([u32(0x06054b50), u16(0), u16(0), u16(1), u16(1), u32(central.length), u32(0xffffffff), u16(0)]);
  return [memorySource(local), data, memorySource(joined([central, end64, locator, end]))];
}

/** Several sources one after the other, for the library. */
class PartsReader extends Reader<readonly ByteSource[]> {
  readonly #parts: readonly ByteSource[];

  constructor(parts: readonly ByteSource[]) {
    super(parts);
    this.#parts = parts;
    this.size = parts.reduce((sum, part) => sum + part.size, 0);
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
    let start = 0;
    for (const part of this.#parts) {
      const from = Math.max(index, start);
      const to = Math.min(index + bytes.length, start + part.size);
      if (from < to) bytes.set(readExactly(part, from - start, to - from), from - index);
      start += part.size;
    }
    return bytes;
  }
}

function u16(value: number): Uint8Array {
  return new Uint8Array([value & 0xff, (value >> 8) & 0xff]);
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function u64(value: number): Uint8Array {
  return joined([u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32))]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
