import type { ByteSource } from "../../bytes/source.ts";

/** A transaction in a WAL: where the new version of each page lies, and how many pages the database then had. */
export interface WalCommit {
  /** Page number → offset of the page's bytes in the WAL. */
  readonly pages: ReadonlyMap<number, number>;
  /** Pages. */
  readonly databaseSize: number;
}

export interface Wal {
  readonly source: ByteSource;
  /** Bytes. */
  readonly pageSize: number;
  /** In the order they were made. */
  readonly commits: readonly WalCommit[];
  /** Offset of the first frame that is not of this round of the log: what lies there is older, or damage. */
  readonly end: number;
  /** What is wrong with it, as clauses for a person. */
  readonly problems: readonly string[];
}

export const walHeaderSize = 32;
export const frameHeaderSize = 24;
/** The lowest bit of the magic number tells the byte order of the checksums (file format 4.1). */
const magicLittleEndian = 0x377f0682;
const magicBigEndian = 0x377f0683;

export interface WalHeader {
  /** Bytes. */
  readonly pageSize: number;
  /** Byte order of the checksums. */
  readonly littleEndian: boolean;
  /** Both salts as one number: frames of this round of the log have the same. */
  readonly salts: bigint;
  /** With which the checksum of the first frame goes on. */
  readonly sum: Readonly<Checksum>;
}

/** The header, or what is wrong with it, as a clause for a person. */
export function walHeader(source: ByteSource): WalHeader | { readonly problem: string } {
  const header = new Uint8Array(walHeaderSize);
  if (source.read(header, 0) < walHeaderSize) {
    return { problem: `the WAL ends within its header (${source.size} bytes)` };
  }
  const view = new DataView(header.buffer);
  const magic = view.getUint32(0);
  if (header.every((byte) => byte === 0)) return { problem: "the WAL is filled with zeros" };
  if (magic !== magicLittleEndian && magic !== magicBigEndian) {
    return { problem: "the WAL is damaged: it has no header" };
  }
  const littleEndian = magic === magicLittleEndian;
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) {
    return { problem: `the WAL's header is damaged: page size ${pageSize}` };
  }
  const sum: Checksum = [0, 0];
  addToChecksum(sum, view, 24, littleEndian);
  if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28)) {
    return { problem: "the WAL's header is damaged: its checksum is wrong" };
  }
  return { pageSize, littleEndian, salts: view.getBigUint64(16), sum };
}

/**
 * Reads a `-wal` file (SQLite file format 4). A frame counts only if its salts are the header's and its cumulative
 * checksum is right; reading stops at the first that does not, as SQLite does: what follows is older, or damage.
 */
export function readWal(source: ByteSource): Wal {
  const header = walHeader(source);
  if ("problem" in header) return { source, pageSize: 0, commits: [], end: 0, problems: [header.problem] };
  return { source, pageSize: header.pageSize, ...readFrames(source, header) };
}

function readFrames(
  source: ByteSource,
  { pageSize, littleEndian, salts, sum: start }: WalHeader,
): Pick<Wal, "commits" | "end" | "problems"> {
  const sum: Checksum = [...start];
  const commits: WalCommit[] = [];
  const problems: string[] = [];
  const frame = new Uint8Array(frameHeaderSize + pageSize);
  const view = new DataView(frame.buffer);
  const page = new DataView(frame.buffer, frameHeaderSize);
  let pages = new Map<number, number>();
  let number = 0;
  let at = walHeaderSize;
  for (; at < source.size; at += frame.length) {
    number++;
    const got = source.read(frame, at);
    // Frames of an earlier round have older salts: the WAL was started anew above them.
    if (got >= 16 && view.getBigUint64(8) !== salts) break;
    if (got < frame.length) {
      problems.push(`the WAL is cut off within frame ${number}`);
      break;
    }
    addToChecksum(sum, view, 8, littleEndian);
    addToChecksum(sum, page, pageSize, littleEndian);
    const pageNumber = view.getUint32(0);
    if (sum[0] !== view.getUint32(16) || sum[1] !== view.getUint32(20) || pageNumber === 0) {
      const rest = Math.ceil((source.size - at) / frame.length);
      problems.push(`frame ${number} of the WAL is damaged; it and what follows (at most ${rest} frames) are lost`);
      break;
    }
    pages.set(pageNumber, at + frameHeaderSize);
    const databaseSize = view.getUint32(4);
    if (databaseSize === 0) continue;
    commits.push({ pages, databaseSize });
    pages = new Map();
  }
  return { commits, end: at, problems };
}

export type Checksum = [number, number];

/** The checksum of file format 4.2, over `length` bytes, which are a multiple of 8. */
export function addToChecksum(sum: Checksum, view: DataView, length: number, littleEndian: boolean): void {
  let [a, b] = sum;
  for (let at = 0; at < length; at += 8) {
    a = (a + view.getUint32(at, littleEndian) + b) >>> 0;
    b = (b + view.getUint32(at + 4, littleEndian) + a) >>> 0;
  }
  sum[0] = a;
  sum[1] = b;
}

/**
 * The database as it was after commit `last` (from 0; the newest if not given): the pages of the commits up to it over
 * the main file. Nothing is copied; both sources must stay open.
 */
export function walState(main: ByteSource, wal: Wal, last = wal.commits.length - 1): ByteSource {
  const pages = new Map<number, number>();
  for (const commit of wal.commits.slice(0, last + 1)) {
    for (const [page, offset] of commit.pages) pages.set(page, offset);
  }
  const databaseSize = wal.commits[last]?.databaseSize;
  if (databaseSize === undefined) return rollbackMode(main);
  return rollbackMode(overlay(main, wal, pages, databaseSize * wal.pageSize));
}

/** A page that an earlier round of the log left behind the end of this one. Nothing vouches for when it was written. */
export interface LeftoverPage {
  readonly number: number;
  /** Of its bytes in the log. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export function* leftoverPages({ source, pageSize, end }: Wal): Generator<LeftoverPage> {
  if (pageSize === 0) return;
  const frame = new Uint8Array(frameHeaderSize + pageSize);
  for (let at = end; at + frame.length <= source.size; at += frame.length) {
    if (source.read(frame, at) < frame.length) return;
    const number = new DataView(frame.buffer).getUint32(0);
    if (number > 0) yield { number, offset: at + frameHeaderSize, bytes: frame.slice(frameHeaderSize) };
  }
}

/**
 * All states that the WAL still tells of, oldest first: the main file alone, then after each commit. Rows that are in
 * an older state and not in the newest were deleted or changed.
 */
export function* walStates(main: ByteSource, wal: Wal): Generator<ByteSource> {
  yield rollbackMode(main);
  const pages = new Map<number, number>();
  for (const commit of wal.commits) {
    for (const [page, offset] of commit.pages) pages.set(page, offset);
    yield rollbackMode(overlay(main, wal, new Map(pages), commit.databaseSize * wal.pageSize));
  }
}

function overlay(main: ByteSource, wal: Wal, pages: ReadonlyMap<number, number>, size: number): ByteSource {
  const { pageSize, source } = wal;

  /** A page that is in neither file reads as zeros, which no page of a table is. */
  function readMain(into: Uint8Array, at: number): void {
    const got = at < main.size ? main.read(into, at) : 0;
    into.fill(0, got);
  }

  return {
    size,
    read(into, at) {
      const end = Math.min(at + into.length, size);
      for (let place = at; place < end; ) {
        const within = place % pageSize;
        const part = into.subarray(place - at, Math.min(place - within + pageSize, end) - at);
        const offset = pages.get((place - within) / pageSize + 1);
        if (offset === undefined) readMain(part, place);
        else source.read(part, offset + within);
        place += part.length;
      }
      return Math.max(0, end - at);
    },
  };
}

/**
 * The source with file format versions 1 (rollback journal) at bytes 18 and 19 of the header: for version 2 SQLite
 * would look for a WAL, which has been applied already.
 */
export function rollbackMode(source: ByteSource): ByteSource {
  return {
    size: source.size,
    read(into, at) {
      const got = source.read(into, at);
      for (const place of [18, 19]) {
        const index = place - at;
        if (index >= 0 && index < got && into[index] === 2) into[index] = 1;
      }
      return got;
    },
  };
}
