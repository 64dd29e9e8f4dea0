import { type ByteSource, EvidenceReadError, sliceSource } from "../bytes/source.ts";
import { type ArchiveEntry, type ArchiveReader, ArchiveTree, EntryList, withoutDot } from "./archive/archive-tree.ts";
import { gunzip } from "./archive/gzip.ts";
import { scratchSource } from "./archive/inflate.ts";
import { blockLength, isHeader, readHeader, type TarHeader } from "./archive/tar-headers.ts";
import type { Container } from "./container.ts";
import { ProblemLog } from "./problems.ts";
import type { EvidenceEntry } from "./tree.ts";
import type { ArchiveOptions } from "./zip.ts";

interface TarEntry extends ArchiveEntry {
  readonly data: number;
  readonly target: string;
  readonly sparse: boolean;
}

export { isGzip } from "./archive/gzip.ts";

/** Whether a file begins with a valid tar header; so does every tar file, of any age. */
export function isTar(start: Uint8Array): boolean {
  return (start[0] ?? 0) !== 0 && isHeader(start.subarray(0, blockLength));
}

/**
 * A tar file: its headers are read once, its files where they lie. One that is cut off is read as far as it goes. The
 * tree closes the source.
 */
export function openTar(
  source: ByteSource,
  name: string,
  { limits }: ArchiveOptions,
  problems = new ProblemLog(),
): Container {
  const entries = new EntryList<TarEntry>(limits, problems);
  const global = new Map<string, string>();
  let lastIsCut = false;
  for (let at = 0; ; ) {
    const header = readHeader(source, at, global);
    if (header === "end") break;
    if (header === "unended") {
      const message = "the archive has no end mark: it may be cut off, and further files be missing";
      if (!lastIsCut) problems.add("", "truncated", message);
      break;
    }
    if (header === "truncated") {
      problems.add("", "truncated", "the archive is cut off; what comes before is read");
      break;
    }
    if (header === "damaged") {
      problems.add("", "damaged", `there is no valid header at byte ${at}; files around it may be missing`);
      const next = nextHeader(source, at + blockLength);
      if (next === undefined) break;
      at = next;
      continue;
    }
    const entry = entryOf(header, source, entries, problems);
    if (entry && !entries.add(entry)) break;
    lastIsCut = header.data + header.size > source.size;
    at = header.next;
  }
  return new ArchiveTree({ name, encrypted: false }, entries, new TarReader(source), problems);
}

/** A gzipped tar file, inflated into scratch room; undefined when what it holds is no tar. Throws LimitError. */
export async function openTarGz(
  source: ByteSource,
  name: string,
  options: ArchiveOptions,
): Promise<Container | undefined> {
  const { scratch, end } = await gunzip(options.platform, source, options.limits);
  const start = new Uint8Array(blockLength);
  if (scratch.read(start, 0) < blockLength || !isTar(start)) {
    scratch.close();
    return undefined;
  }
  source.close?.();
  const problems = new ProblemLog();
  if (end === "truncated")
    problems.add("", "truncated", "the compressed archive is cut off; what comes before is read");
  if (end === "damaged") problems.add("", "damaged", "the compressed archive is damaged; what comes before is read");
  return openTar(scratchSource(scratch), name, options, problems);
}

class TarReader implements ArchiveReader<TarEntry> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  async open(entry: TarEntry): Promise<ByteSource> {
    if (entry.sparse) throw new EvidenceReadError(`${entry.path}: stored as a sparse file, which is not read`);
    return sliceSource(this.#source, entry.data, entry.size);
  }

  openStored(entry: TarEntry): Promise<ByteSource> {
    return this.open(entry);
  }

  async target(entry: TarEntry): Promise<string> {
    return entry.target;
  }

  close(): void {
    this.#source.close?.();
  }
}

function entryOf(
  header: TarHeader,
  source: ByteSource,
  entries: EntryList<TarEntry>,
  problems: ProblemLog,
): TarEntry | undefined {
  const path = withoutDot(header.path).replace(/\/+$/, "");
  // The folder that was packed, "./".
  if (path === "" || path === ".") return undefined;
  const { data, size, metadata, target, sparse } = header;
  if (sparse) problems.add(path, "unreadable", "stored as a sparse file, which is not read");
  if (header.type === "1") return hardLink(path, header, entries, problems);
  const type = header.path.endsWith("/") ? "folder" : typeOf(header.type);
  if (type === "other") problems.add(path, "refused", "a device, pipe or socket is not read");
  if (data + size > source.size) problems.add(path, "truncated", "the archive ends inside this file");
  return { path, type, size, metadata, data, target, sparse };
}

/** A second name of a file that came before: the same bytes. */
function hardLink(
  path: string,
  header: TarHeader,
  entries: EntryList<TarEntry>,
  problems: ProblemLog,
): TarEntry | undefined {
  const file = entries.get(withoutDot(header.target));
  if (file?.type === "file") return { ...file, path };
  problems.add(path, "damaged", "a hard link to a file that is not in the archive before it");
  return undefined;
}

function typeOf(type: string): EvidenceEntry["type"] {
  if (type === "2") return "link";
  if (type === "5") return "folder";
  // Types that are not known are files (POSIX): their data are there to be seen.
  return type === "3" || type === "4" || type === "6" ? "other" : "file";
}

/** The next block that is a header. */
function nextHeader(source: ByteSource, from: number): number | undefined {
  const piece = new Uint8Array(2048 * blockLength);
  for (let at = from; at < source.size; at += piece.length) {
    const got = source.read(piece, at);
    for (let place = 0; place + blockLength <= got; place += blockLength) {
      const block = piece.subarray(place, place + blockLength);
      if (isTar(block)) return at + place;
    }
  }
  return undefined;
}
