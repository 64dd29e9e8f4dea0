import type { Limits } from "../bytes/limits.ts";
import { type ByteSource, EvidenceReadError, LimitError, readAll, sliceSource } from "../bytes/source.ts";
import type { Platform } from "../platform.ts";
import { type ArchiveReader, ArchiveTree, type EntryList } from "./archive/archive-tree.ts";
import { Crc32 } from "./archive/crc32.ts";
import { checkInflation, inflateRaw, OutputBound, scratchSource } from "./archive/inflate.ts";
import { Cursor, localSignature, markOverlaps, readDirectory, type ZipEntry } from "./archive/zip-directory.ts";
import { hasCrc, methodOf, passwordFits, unlockEntry } from "./archive/zip-locked.ts";
import { scanEntries } from "./archive/zip-scan.ts";
import type { Container } from "./container.ts";
import { ProblemLog, wordsOf } from "./problems.ts";
import { EvidenceOpenError } from "./tree.ts";

export interface ArchiveOptions {
  readonly platform: Platform;
  readonly limits: Limits;
  readonly password: () => Promise<string | undefined>;
}

const stored = 0;
const deflated = 8;

/** Whether a file begins as zip files do: with an entry, or empty. */
export function isZip(start: Uint8Array): boolean {
  const [p, k, three, four] = start;
  return p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
}

/**
 * A zip file. Entries are inflated when they are opened, into memory or encrypted scratch room; stored ones are read
 * where they lie. Names are kept as they are and lead nowhere. The tree closes the source.
 *
 * Throws EvidenceOpenError when nothing can be read without a password, or the password is wrong.
 */
export async function openZip(source: ByteSource, name: string, options: ArchiveOptions): Promise<Container> {
  const problems = new ProblemLog();
  const entries = readDirectory(source, options.limits, problems) ?? scanEntries(source, options.limits, problems);
  if (!entries) throw new EvidenceOpenError("damaged", `${name} is a zip file of which nothing can be read.`);
  const overlapping = markOverlaps(entries.all);
  if (overlapping > 0) {
    problems.add("", "limit", `${overlapping} entries share their bytes, as in a zip bomb; they are not read`);
  }
  const password = await passwordFor(entries, source, name, options, problems);
  const reader = new ZipEntryReader(source, options, password);
  return new ArchiveTree({ name, encrypted: password !== undefined }, entries, reader, problems);
}

class ZipEntryReader implements ArchiveReader<ZipEntry> {
  readonly #source: ByteSource;
  readonly #options: ArchiveOptions;
  readonly #password: string | undefined;

  constructor(source: ByteSource, options: ArchiveOptions, password: string | undefined) {
    this.#source = source;
    this.#options = options;
    this.#password = password;
  }

  async open(entry: ZipEntry): Promise<ByteSource> {
    try {
      return await this.#open(entry);
    } catch (error) {
      if (error instanceof LimitError) throw new LimitError(error.what, `${entry.path}: ${error.message}`);
      if (error instanceof EvidenceReadError) throw new EvidenceReadError(`${entry.path}: ${error.message}`);
      throw error;
    }
  }

  async openStored(entry: ZipEntry): Promise<ByteSource> {
    return entryData(this.#source, entry);
  }

  async target(entry: ZipEntry): Promise<string> {
    const source = await this.open(entry);
    try {
      return new TextDecoder().decode(readAll(source, this.#options.limits.pathLength));
    } finally {
      source.close?.();
    }
  }

  close(): void {
    this.#source.close?.();
  }

  async #open(entry: ZipEntry): Promise<ByteSource> {
    if (entry.overlaps) throw new LimitError("overlap", "shares its bytes with other entries, as in a zip bomb");
    checkInflation(entry.size, entry.packed, this.#options.limits);
    const data = entryData(this.#source, entry);
    if (!entry.locked) return this.#unpack(entry, data);
    if (this.#password === undefined) throw new EvidenceReadError("encrypted, and no password was given");
    const unlocked = await unlockEntry(this.#options.platform, entry, data, this.#password);
    if (methodOf(entry) === stored) return this.#unpack(entry, unlocked);
    try {
      return await this.#unpack(entry, unlocked);
    } finally {
      unlocked.close?.();
    }
  }

  async #unpack(entry: ZipEntry, data: ByteSource): Promise<ByteSource> {
    const method = methodOf(entry);
    if (method === stored) return checkedSource(entry, data);
    if (method === deflated) return this.#inflate(entry, data);
    throw new EvidenceReadError(`compressed with method ${method}, which is not read`);
  }

  async #inflate(entry: ZipEntry, data: ByteSource): Promise<ByteSource> {
    const { platform, limits } = this.#options;
    let crc = new Crc32();
    const watch = () => {
      crc = new Crc32();
      let size = 0;
      return (bytes: Uint8Array): void => {
        size += bytes.length;
        if (!entry.cut && size > entry.size) {
          throw new EvidenceReadError(`inflates to more than the ${entry.size} bytes that the archive says`);
        }
        crc.update(bytes);
      };
    };
    const { scratch, end } = await inflateRaw(platform, data, () => new OutputBound(limits, entry.packed), watch);
    // An entry at the end of an archive that is cut off: what there is of it, which the tree's problems say.
    if (entry.cut) return scratchSource(scratch);
    const fault = faultOf(entry, scratch.size, crc.value, end);
    if (fault === undefined) return scratchSource(scratch);
    scratch.close();
    throw new EvidenceReadError(fault);
  }
}

function faultOf(
  entry: ZipEntry,
  size: number,
  crc: number,
  end: "complete" | "truncated" | "damaged",
): string | undefined {
  if (end === "truncated") return `its compressed data end after ${size} of ${entry.size} bytes`;
  if (end === "damaged") return `its compressed data are damaged after ${size} of ${entry.size} bytes`;
  if (size !== entry.size) return `inflates to ${size} bytes, the archive says ${entry.size}`;
  return hasCrc(entry) && crc !== entry.crc ? "its checksum is wrong: the content is damaged" : undefined;
}

/** The stored bytes of an entry. Its local header is asked where they begin, and for nothing else. */
function entryData(source: ByteSource, entry: ZipEntry): ByteSource {
  const local = new Cursor(source, entry.header);
  if (!local.need(30) || local.u32(0) !== localSignature) {
    throw new EvidenceReadError("its header is not where the archive's directory says");
  }
  const start = entry.header + 30 + local.u16(26) + local.u16(28);
  if (start + entry.packed > source.size) {
    throw new EvidenceReadError(`its data end beyond the archive: ${source.size} bytes are there`);
  }
  return sliceSource(source, start, entry.packed);
}

/**
 * A stored entry, read in place. Its checksum is kept while it is read in order from its beginning, as hashing does:
 * the read that reaches its end throws when the checksum is wrong.
 */
function checkedSource(entry: ZipEntry, data: ByteSource): ByteSource {
  if (!entry.cut && data.size !== entry.size) {
    throw new EvidenceReadError(`holds ${data.size} bytes, the archive says ${entry.size}`);
  }
  if (entry.cut || !hasCrc(entry)) return data;
  const crc = new Crc32();
  let checked = 0;
  let wrong = false;
  return {
    size: data.size,
    read(into, at) {
      const got = data.read(into, at);
      if (at <= checked && at + got > checked) {
        crc.update(into.subarray(checked - at, got));
        checked = at + got;
        wrong = checked === data.size && crc.value !== entry.crc;
      }
      if (wrong) throw new EvidenceReadError(`${entry.path}: its checksum is wrong: the content is damaged`);
      return got;
    },
    close: () => data.close?.(),
  };
}

/** Entries that are tried with the password: the old encryption lets one wrong password in 256 pass, each time. */
const tried = 4;

async function passwordFor(
  entries: EntryList<ZipEntry>,
  source: ByteSource,
  name: string,
  options: ArchiveOptions,
  problems: ProblemLog,
): Promise<string | undefined> {
  const files = entries.all.filter((entry) => entry.type === "file" && entry.packed > 0);
  const locked = files.filter((entry) => entry.locked);
  if (locked.length === 0) return undefined;
  const password = await options.password();
  if (password === undefined) {
    if (locked.length === files.length) {
      throw new EvidenceOpenError(
        "password_needed",
        `${name} is encrypted. Give its password, for example with --password-file.`,
      );
    }
    problems.add("", "encrypted", `${locked.length} of ${files.length} files are encrypted, and no password was given`);
    return undefined;
  }
  for (const entry of locked.slice(0, tried)) {
    if (await fits(entry, source, password, problems)) continue;
    throw new EvidenceOpenError("wrong_password", `The password does not open ${name}.`);
  }
  return password;
}

async function fits(entry: ZipEntry, source: ByteSource, password: string, problems: ProblemLog): Promise<boolean> {
  try {
    return await passwordFits(entry, entryData(source, entry), password);
  } catch (error) {
    if (!(error instanceof EvidenceReadError)) throw error;
    problems.add(entry.path, "damaged", wordsOf(error));
    return true;
  }
}
